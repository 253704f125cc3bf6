import { Link, useParams, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { PartsAt } from '../../../../web/lib/parts.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { getPlan, type PlanSummary } from '../../contract/drafts.ts'
import { getDocument, type LivingDocument } from '../../contract/figures.ts'
import { listProjects } from '../../contract/projects.ts'
import { isClosed } from '../../rules/states.ts'
import { Changes } from '../public/Changes.tsx'
import { LivingText } from '../public/LivingText.tsx'
import { sayDate } from '../public/saying.ts'
import { useOpenTarget } from '../public/useOpenTarget.ts'
import { plansWords } from '../words.ts'
import styles from './PlanPage.module.css'
import { DraftList } from './PlansPage.tsx'
import { ProjectList } from './ProjectList.tsx'
import { StaffOriginPanel } from './StaffOriginPanel.tsx'

/** One year's list: the adopted text with live figures, and the same as a list of projects. Until adoption: its drafts. */
export default function PlanPage() {
  const { id = '' } = useParams()
  const plan = useAsked(getPlan, { params: { id } }, { topics: [`plans:${id}`] })
  return (
    <Asked of={plan} words={plansWords} rows={10}>
      {(answer) => (answer.adoptedOn ? <AdoptedPlan plan={answer} /> : <DraftedPlan plan={answer} />)}
    </Asked>
  )
}

function DraftedPlan({ plan }: { plan: PlanSummary }) {
  const words = useWords(plansWords).promises
  return (
    <Page title={plan.title} kicker={plan.year === null ? words.noYear : words.year(plan.year)}>
      <Empty title={words.plan.draftTitle}>{words.plan.draftLead}</Empty>
      <DraftList plan={plan} />
    </Page>
  )
}

function AdoptedPlan({ plan }: { plan: PlanSummary }) {
  const words = useWords(plansWords).promises
  const [query, setQuery] = useSearchParams()
  const view = query.get('view') === 'list' ? 'list' : 'text'
  const document = useAsked(getDocument, { params: { id: plan.id } }, { topics: [`plans:${plan.id}`] })
  const language = useLanguage()
  return (
    <Page
      title={plan.title}
      kicker={plan.year === null ? words.noYear : words.year(plan.year)}
      lead={
        document.data && words.plan.basis(document.data.basis, sayDate(document.data.adoptedOn, language))
      }
      actions={<Ways plan={plan} />}
    >
      <NobodyYet plan={plan} />
      <Choice
        label={words.plan.view}
        value={view}
        onChoose={(next) => setQuery(next === 'list' ? { view: 'list' } : {}, { replace: true })}
        options={(['text', 'list'] as const).map((value) => ({ value, word: words.plan.views[value] }))}
      />
      {view === 'list' ? (
        <ProjectList planId={plan.id} />
      ) : (
        <Asked of={document} words={plansWords} rows={12}>
          {(answer) => <LiveText document={answer} />}
        </Asked>
      )}
    </Page>
  )
}

function Ways({ plan }: { plan: PlanSummary }) {
  const words = useWords(plansWords).promises.plan
  const me = useMe()
  const ways = [
    { to: 'responsibilities', word: words.responsibilities, can: 'plans.read' },
    { to: 'release', word: words.release, can: 'plans.release' },
    { to: 'samples', word: words.samples, can: 'plans.sample' },
    { to: 'sheets', word: words.sheets, can: 'plans.record' },
  ]
  return (
    <nav className={styles.ways}>
      {ways
        .filter(({ can }) => me.holds(can))
        .map(({ to, word }) => (
          <Link key={to} to={`/plans/${plan.id}/${to}`}>
            {word}
          </Link>
        ))}
      <PartsAt at="plans.plan" id={plan.id} />
      <a href={`/public/plans/${plan.id}`}>{words.publicPage}</a>
    </nav>
  )
}

/** After adoption comes the next thing to do: without a lead office nobody accepts what is recorded. */
function NobodyYet({ plan }: { plan: PlanSummary }) {
  const words = useWords(plansWords).promises.plan
  const me = useMe()
  const mayAssign = me.holds('plans.assign')
  const projects = useAsked(
    listProjects,
    { params: { id: plan.id } },
    { topics: [`plans:${plan.id}`], enabled: mayAssign },
  )
  const without = (projects.data ?? []).filter(
    ({ leadOffice, state }) => leadOffice === null && !isClosed(state),
  ).length
  if (without === 0) return null
  return (
    <Remark tone="now">
      {words.nobodyYet(without)}{' '}
      <Link to={`/plans/${plan.id}/responsibilities`}>{words.toResponsibilities}</Link>
    </Remark>
  )
}

function LiveText({ document }: { document: LivingDocument }) {
  const words = useWords(plansWords)
  const { open, show } = useOpenTarget(true)
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <p className={styles.how}>{words.living.howStaff}</p>
        <LivingText
          passages={document.passages}
          open={open}
          onOpen={show}
          way={(passage) =>
            passage.projectId && (
              <Link
                className={styles.way}
                to={`/plans/projects/${passage.projectId}`}
                title={words.promises.plan.toProject}
                aria-label={words.promises.plan.toProject}
              >
                →
              </Link>
            )
          }
        />
      </div>
      <aside className={styles.side}>
        <Changes document={document} onOpen={show} />
      </aside>
      {open && <StaffOriginPanel key={open} targetId={open} onClose={() => show(null)} />}
    </div>
  )
}
