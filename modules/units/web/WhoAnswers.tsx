import { useNavigate, useParams } from 'react-router'
import { Asked } from '../../../web/lib/Asked.tsx'
import { useWords } from '../../../web/lib/language.tsx'
import { useAsked } from '../../../web/lib/queries.ts'
import { Empty } from '../../../web/ui/Empty.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { getAnswers, getShapes, getTree } from '../contract.ts'
import { Answers } from './Answers.tsx'
import { FindPlace } from './FindPlace.tsx'
import { PlaceMap } from './PlaceMap.tsx'
import styles from './WhoAnswers.module.css'
import { unitsWords } from './words.ts'

/** What the live connection wakes this page for: a tree or a grant has changed. */
const treeTopics = ['units.trees']
const answerTopics = ['units.trees', 'identity.access']

/** Choose a place on the map or by its name; see what it stands in and who answers for it. */
export default function WhoAnswers() {
  const words = useWords(unitsWords)
  const { id } = useParams()
  const go = useNavigate()
  const tree = useAsked(getTree, { query: { tree: 'place' } }, { topics: treeTopics })
  const shapes = useAsked(getShapes, {}, { topics: treeTopics })
  const answers = useAsked(
    getAnswers,
    { params: { id: id ?? '' } },
    { enabled: id !== undefined, keep: true, topics: answerTopics },
  )
  const choose = (place: string) => go(`/units/${place}`)
  return (
    <Page title={words.answers.title} lead={words.answers.lead}>
      <div className={styles.sides}>
        <div className={styles.choosing}>
          <FindPlace units={tree.data?.units ?? []} onChoose={choose} />
          <Asked of={shapes} words={unitsWords} rows={8}>
            {({ shapes: drawn }) =>
              drawn.length === 0 ? (
                <Empty title={words.answers.empty}>{words.answers.emptyLead}</Empty>
              ) : (
                <PlaceMap
                  shapes={drawn}
                  chain={id === undefined ? [] : (answers.data?.chain ?? []).map((unit) => unit.id)}
                  onChoose={choose}
                />
              )
            }
          </Asked>
        </div>
        {id === undefined ? (
          <Empty title={words.answers.noneChosen}>{words.answers.noneChosenLead}</Empty>
        ) : (
          <Asked of={answers} words={unitsWords} rows={6}>
            {(reply) => <Answers {...reply} />}
          </Asked>
        )}
      </div>
    </Page>
  )
}
