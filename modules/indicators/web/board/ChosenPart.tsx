import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Ask } from '../../contract/answers.ts'
import type { Dashboard } from '../../contract/dashboards.ts'
import { getIndicator } from '../../contract/definitions.ts'
import { addsUp } from '../definition.ts'
import { PlacesPart } from '../one/PlacesPart.tsx'
import { YearChart } from '../one/YearChart.tsx'
import { said } from '../saying.ts'
import type { Scope } from '../scope.ts'
import { indicatorsWords } from '../words.ts'
import styles from './ChosenPart.module.css'

/** One number of a dashboard in large: the year against last year and the goal, then over the places. */
export function ChosenPart(props: {
  item: Dashboard['items'][number]
  board: Dashboard
  scope: Scope
  show: (ask: Ask) => void
}) {
  const { item, board, scope, show } = props
  const words = useWords(indicatorsWords).pages
  const { language } = useSaying()
  const indicator = useAsked(getIndicator, { params: { id: item.indicatorId } })
  const of = {
    id: item.indicatorId,
    kind: item.kind,
    name: item.name,
    unit: item.unit,
    decimals: item.decimals,
    addsUp: indicator.data ? addsUp(indicator.data.definition.rule) : false,
  }
  return (
    <Section id="chosen" title={<Link to={`/indicators/${item.indicatorId}`}>{item.name}</Link>}>
      <div className={styles.chosen}>
        <p className={styles.sentence}>
          {indicator.data ? said(indicator.data.sentence, language) : item.countedHow}
          {item.goal?.words && item.goal.path && (
            <>
              {' '}
              <Link to={item.goal.path} lang="zh-CN">
                {words.board.goal(item.goal.words)}
              </Link>
            </>
          )}
        </p>
        <YearChart
          of={of}
          scope={scope}
          placeName={board.unit.name}
          answers={item.thisYear}
          former={item.lastYear}
          goal={item.goal}
          asOf={board.asOf}
          show={show}
        />
        <PlacesPart of={of} scope={scope} show={show} />
      </div>
    </Section>
  )
}
