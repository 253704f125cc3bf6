import { Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { listPlans, type PlanSummary } from '../../contract/drafts.ts'
import { listProjects, type ProjectSummary, type Target } from '../../contract/projects.ts'
import { isClosed } from '../../rules/states.ts'
import { countOf } from '../public/saying.ts'
import { plansWords } from '../words.ts'
import styles from './PickTarget.module.css'
import { useReach } from './reach.ts'

/** Which promise was something done for? Found by a word of its text; projects that have ended are not offered. */
export function PickTarget() {
  const words = useWords(plansWords).records.form
  const plans = useAsked(listPlans)
  return (
    <Page title={words.pick} lead={words.pickLead}>
      <Asked of={plans} words={plansWords}>
        {(list) => {
          const adopted = list.filter((plan) => plan.adoptedOn).sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
          return adopted[0] ? <OfYear plans={adopted} /> : <Empty title={words.pickNothing} />
        }}
      </Asked>
    </Page>
  )
}

/** In January the papers of the year before still come in: then the year is a choice. */
function OfYear({ plans }: { plans: readonly PlanSummary[] }) {
  const words = useWords(plansWords).promises
  const [chosen, setChosen] = useState(plans[0]?.id ?? '')
  return (
    <>
      {plans.length > 1 && (
        <Choice
          label={words.plans.title}
          value={chosen}
          onChoose={setChosen}
          options={plans.map((plan) => ({ value: plan.id, word: words.year(plan.year ?? 0) }))}
        />
      )}
      <OfPlan planId={chosen} />
    </>
  )
}

/** A number that an indicator answers takes no records. */
const isRecorded = ({ measuredBy }: Target) => measuredBy !== 'indicator'

function OfPlan({ planId }: { planId: string }) {
  const words = useWords(plansWords)
  const [text, setText] = useState('')
  const projects = useAsked(listProjects, { params: { id: planId } }, { topics: [`plans:${planId}`] })
  const { placesOf } = useReach()
  const wanted = text.trim().toLowerCase()
  const isOpen = (project: ProjectSummary) => !isClosed(project.state) && project.targets.some(isRecorded)
  const fits = (project: ProjectSummary) =>
    `${project.number ?? ''} ${project.title} ${project.text} ${project.category ?? ''}`
      .toLowerCase()
      .includes(wanted)
  return (
    <>
      <Input
        data-search
        allowClear
        size="large"
        className={styles.search}
        aria-label={words.records.form.pickSearch}
        placeholder={words.records.form.pickSearch}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Asked of={projects} words={plansWords} rows={8}>
        {(list) => {
          const open = list.filter(isOpen)
          // Until the trees are read everything is offered: the server decides anyway.
          const mine = open.filter((project) => placesOf?.(project).length !== 0)
          const shown = mine.filter(fits)
          if (open.length > 0 && mine.length === 0)
            return <Empty title={words.records.form.pickNotYours}>{words.records.form.noPlace}</Empty>
          if (shown.length === 0) return <Empty title={words.records.form.pickNone} />
          return (
            <>
              <ul className={styles.projects}>
                {shown.map((project) => (
                  <li key={project.id} className={styles.project}>
                    <p className={styles.title}>
                      <span className={styles.number}>{project.number}</span> {project.title}
                    </p>
                    <ul className={styles.targets}>
                      {project.targets.filter(isRecorded).map((target) => (
                        <li key={target.id}>
                          <Link
                            className={styles.target}
                            to={`/plans/record/${project.id}?target=${target.id}`}
                          >
                            <span lang="zh-CN">
                              {target.quoted} <span className={styles.quiet}>{target.subject}</span>
                            </span>
                            <span className={styles.quiet}>{countOf(target, words.living)}</span>
                          </Link>
                        </li>
                      ))}
                    </ul>
                  </li>
                ))}
              </ul>
              {mine.length < open.length && (
                <p className={styles.quiet}>{words.records.form.pickOthers(open.length - mine.length)}</p>
              )}
            </>
          )
        }}
      </Asked>
    </>
  )
}
