import { Button } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { PartsAt } from '../../../../web/lib/parts.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { getPlan } from '../../contract/drafts.ts'
import { getDocument } from '../../contract/figures.ts'
import { getProject, type Project } from '../../contract/projects.ts'
import { isClosed } from '../../rules/states.ts'
import { LivingPassage } from '../public/LivingText.tsx'
import { sayDate } from '../public/saying.ts'
import { useOpenTarget } from '../public/useOpenTarget.ts'
import { plansWords } from '../words.ts'
import { WorksPart } from '../works/WorksPart.tsx'
import { DiaryPart } from './DiaryPart.tsx'
import { MilestonesPart } from './MilestonesPart.tsx'
import { PeoplePart } from './PeoplePart.tsx'
import styles from './ProjectPage.module.css'
import { RecordsPart } from './RecordsPart.tsx'
import { usePlaces } from './reach.ts'
import { SitesPart } from './SitesPart.tsx'
import { StaffOriginPanel } from './StaffOriginPanel.tsx'
import { StateActs } from './StateActs.tsx'
import { TargetPart } from './TargetPart.tsx'

/** A promise: its text as voted, its numbers against today, who answers, the steps, what was done, what happened. */
export default function ProjectPage() {
  const { id = '' } = useParams()
  const project = useAsked(getProject, { params: { id } }, { topics: [`plans.project:${id}`] })
  return (
    <Asked of={project} words={plansWords} rows={12}>
      {(answer) => <OneProject project={answer} />}
    </Asked>
  )
}

function OneProject({ project }: { project: Project }) {
  const words = useWords(plansWords).promises
  const me = useMe()
  const plan = useAsked(getPlan, { params: { id: project.planId } })
  const { open, show } = useOpenTarget(true)
  return (
    <Page
      title={project.title}
      kicker={
        <>
          <Link to={`/plans/${project.planId}`}>{plan.data?.title ?? words.project.asVoted}</Link>
          {[project.number, project.category, words.levels[project.level]].filter(Boolean).map((text) => (
            <span key={text} className={styles.kicker}>
              {text}
            </span>
          ))}
        </>
      }
      lead={words.states[project.state]}
      actions={
        <>
          {me.holds('plans.record') && !isClosed(project.state) && project.targets.length > 0 && (
            <RecordWay project={project} />
          )}
          <StateActs project={project} />
        </>
      }
    >
      {project.stoppedReason && (
        <Remark tone="late">
          {project.state === 'stopped'
            ? words.project.stoppedReason(project.stoppedReason)
            : words.project.shortReason(project.stoppedReason)}
        </Remark>
      )}
      <div className={styles.columns}>
        <div className={styles.main}>
          <AsVoted project={project} open={open} show={show} />
          {project.targets.length > 0 && (
            <Section title={words.project.targets}>
              <ul className={styles.targets}>
                {project.targets.map((target) => (
                  <TargetPart
                    key={target.id}
                    target={target}
                    project={project}
                    onOpen={() => show(target.id)}
                  />
                ))}
              </ul>
            </Section>
          )}
        </div>
        <div className={styles.records}>
          <RecordsPart project={project} />
        </div>
        <aside className={styles.side}>
          <PeoplePart project={project} />
          <WorksPart project={project} />
          <SitesPart project={project} />
          <MilestonesPart project={project} />
          <PartsAt at="plans.project" id={project.id} />
          <DiaryPart project={project} />
        </aside>
      </div>
      {open && <StaffOriginPanel key={open} targetId={open} onClose={() => show(null)} />}
    </Page>
  )
}

/** The way to the form, for those who have a place to record for: a form that only says no is worse than none. */
function RecordWay({ project }: { project: Project }) {
  const words = useWords(plansWords).promises.project
  const go = useNavigate()
  const { places } = usePlaces(project)
  if (!places || places.length === 0) return null
  return (
    <Button type="primary" onClick={() => go(`/plans/record/${project.id}`)}>
      {words.record}
    </Button>
  )
}

/** The passage as it was voted, its numbers alive, and by whom and when it was adopted. */
function AsVoted(props: { project: Project; open: string | null; show: (id: string | null) => void }) {
  const { project } = props
  const words = useWords(plansWords).promises
  const language = useLanguage()
  const document = useAsked(
    getDocument,
    { params: { id: project.planId } },
    { topics: [`plans:${project.planId}`] },
  )
  const passage = document.data?.passages.find(({ projectId }) => projectId === project.id)
  return (
    <Section
      title={words.project.asVoted}
      aside={words.plan.basis(project.basis, sayDate(project.adoptedOn, language))}
    >
      <div className={styles.voted}>
        {passage ? (
          <LivingPassage
            passage={{ ...passage, number: null, state: null }}
            open={props.open}
            onOpen={props.show}
          />
        ) : (
          <p lang="zh-CN">{project.text}</p>
        )}
      </div>
    </Section>
  )
}
