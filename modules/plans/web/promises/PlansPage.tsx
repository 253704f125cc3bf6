import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { dayAndTimeOf, sayDay } from '../../../../web/ui/dates.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import { listPlans, type PlanSummary } from '../../contract/drafts.ts'
import { plansWords } from '../words.ts'
import styles from './PlansPage.module.css'

/** All lists, newest year first, each with its drafts. */
export default function PlansPage() {
  const words = useWords(plansWords).promises.plans
  const me = useMe()
  const go = useNavigate()
  const plans = useAsked(listPlans)
  const mayDraft = me.holds('plans.draft')
  const begin = mayDraft && (
    <Button type="primary" onClick={() => go('/plans/import')}>
      {words.new}
    </Button>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={plans.data && plans.data.length > 0 && begin}>
      <Asked of={plans} words={plansWords}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.noneTitle} action={begin}>
              {mayDraft ? words.noneLead : words.noneLeadReader}
            </Empty>
          ) : (
            <ul className={styles.plans}>
              {[...list]
                .sort((a, b) => (b.year ?? 9999) - (a.year ?? 9999))
                .map((plan) => (
                  <OnePlan key={plan.id} plan={plan} />
                ))}
            </ul>
          )
        }
      </Asked>
    </Page>
  )
}

function OnePlan({ plan }: { plan: PlanSummary }) {
  const words = useWords(plansWords).promises
  const saying = useSaying()
  return (
    <li className={styles.plan}>
      <p className={styles.year}>{plan.year === null ? words.noYear : words.year(plan.year)}</p>
      <div className={styles.about}>
        <h2 className={styles.title}>
          <Link to={`/plans/${plan.id}`}>{plan.title}</Link>
        </h2>
        <p className={styles.facts}>
          {plan.adoptedOn
            ? words.plans.adopted(sayDay(plan.adoptedOn, dayAndTimeOf(new Date()).on, saying))
            : words.plans.drafting}
          {plan.adoptedOn && <span>{words.plans.counts(plan.projects, plan.targets)}</span>}
        </p>
        <DraftList plan={plan} />
      </div>
    </li>
  )
}

/** The drafts of a plan, the newest first. */
export function DraftList({ plan }: { plan: PlanSummary }) {
  const words = useWords(plansWords).promises.plans
  return (
    <ul className={styles.drafts} aria-label={words.drafts}>
      {[...plan.drafts]
        .sort((a, b) => b.ordinal - a.ordinal)
        .map((draft) => (
          <li key={draft.id}>
            <Link to={`/plans/drafts/${draft.id}`}>
              {words.draft(words.stages[draft.stage], draft.ordinal)}
            </Link>
            <span className={styles.saved}>
              {draft.savedBy && <span>{words.savedBy(draft.savedBy)}</span>} <DateSaid at={draft.savedAt} />
              {draft.isFrozen && <span className={styles.frozen}>{words.frozen}</span>}
            </span>
          </li>
        ))}
    </ul>
  )
}
