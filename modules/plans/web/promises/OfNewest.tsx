import { Link, Navigate } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { listPlans } from '../../contract/drafts.ts'
import { plansWords } from '../words.ts'

/** The way from the menu to a desk of the list in force: the newest that was adopted. Before there is one it says what comes first. */
export function OfNewest({ desk }: { desk: 'release' | 'samples' }) {
  const words = useWords(plansWords)
  const plans = useAsked(listPlans)
  return (
    <Asked of={plans} words={plansWords}>
      {(list) => {
        const newest = list
          .filter((plan) => plan.adoptedOn)
          .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
          .at(0)
        return newest ? (
          <Navigate to={`/plans/${newest.id}/${desk}`} replace />
        ) : (
          <Page title={words.records[desk].title} lead={words.records[desk].lead}>
            <Empty
              title={words.promises.plans.noneAdopted}
              action={<Link to="/plans">{words.promises.plans.title}</Link>}
            >
              {words.records[desk].noneLead}
            </Empty>
          </Page>
        )
      }}
    </Asked>
  )
}
