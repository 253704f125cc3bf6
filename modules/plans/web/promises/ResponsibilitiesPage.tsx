import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { sayDay } from '../../../../web/ui/dates.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import { getPlan } from '../../contract/drafts.ts'
import {
  getProject,
  getResponsibilitySheet,
  listProjects,
  type ProjectSummary,
} from '../../contract/projects.ts'
import { isClosed } from '../../rules/states.ts'
import { clearSubject } from '../public/subjects.ts'
import { plansWords } from '../words.ts'
import { AssignForm } from './AssignForm.tsx'
import styles from './ResponsibilitiesPage.module.css'
import { today } from './saying.ts'

const columns = [
  'number',
  'project',
  'targets',
  'due',
  'leader',
  'leadOffice',
  'joining',
  'contact',
  'budget',
] as const

/** The table of responsibilities (责任分解表): to read, to print, to take away as xlsx. */
export default function ResponsibilitiesPage() {
  const { id = '' } = useParams()
  const words = useWords(plansWords).promises
  const plan = useAsked(getPlan, { params: { id } })
  const projects = useAsked(listProjects, { params: { id } }, { topics: [`plans:${id}`] })
  return (
    <Page
      title={words.responsibilities.title}
      kicker={plan.data && <Link to={`/plans/${id}`}>{plan.data.title}</Link>}
      lead={words.responsibilities.lead}
      actions={
        <div className={styles.ways}>
          <Button href={addressOf(getResponsibilitySheet, { params: { id } })} download>
            {words.responsibilities.download}
          </Button>
          <Button onClick={() => print()}>{words.responsibilities.print}</Button>
        </div>
      }
    >
      <Asked of={projects} words={plansWords} rows={12}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.plan.draftTitle}>{words.plan.draftLead}</Empty>
          ) : (
            <Table projects={list} />
          )
        }
      </Asked>
    </Page>
  )
}

function Table({ projects }: { projects: readonly ProjectSummary[] }) {
  const words = useWords(plansWords).promises
  const budget = projects.reduce((sum, project) => sum + (project.budgetFen ?? 0), 0)
  const categories = [...new Set(projects.map(({ category }) => category))]
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {words.responsibilities.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        {categories.map((category) => (
          <tbody key={category ?? ''}>
            {category && (
              <tr>
                <th scope="rowgroup" colSpan={columns.length} className={styles.category}>
                  {category}
                </th>
              </tr>
            )}
            {projects
              .filter((project) => project.category === category)
              .map((project) => (
                <Line key={project.id} project={project} />
              ))}
          </tbody>
        ))}
        {budget > 0 && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={columns.length - 1}>
                {words.responsibilities.total}
              </th>
              <td data-column="budget">{words.money(budget / 100)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

/** The form of one line; the table knows less of a project than the form has to keep. */
function Assigning({ id, onClose }: { id: string; onClose: () => void }) {
  const project = useAsked(getProject, { params: { id } }, { topics: [`plans.project:${id}`] })
  return project.data ? <AssignForm project={project.data} onClose={onClose} /> : null
}

function Line({ project }: { project: ProjectSummary }) {
  const words = useWords(plansWords).promises
  const saying = useSaying()
  const days = [...new Set(project.targets.map(({ dueOn }) => dueOn))].sort()
  const undecided = <span className={styles.quiet}>{words.project.nobody}</span>
  const me = useMe()
  const [assigning, setAssigning] = useState(false)
  const mayAssign = me.holds('plans.assign') && !isClosed(project.state)
  const office = project.leadOffice?.name ?? undecided
  return (
    <tr>
      <td data-column="number">{project.number}</td>
      <td>
        <Link to={`/plans/projects/${project.id}`}>{project.title}</Link>
        {project.level !== 'street' && <span className={styles.quiet}> {words.levels[project.level]}</span>}
      </td>
      <td lang="zh-CN">
        {project.targets.map((target) => (
          <div key={target.id}>
            {target.quoted} <span className={styles.quiet}>{clearSubject(target.subject)}</span>
          </div>
        ))}
      </td>
      <td data-column="due">
        {days.map((on) => (
          <div key={on}>{sayDay(on, today(), saying)}</div>
        ))}
      </td>
      <td>{project.leader?.name ?? undecided}</td>
      <td>
        {mayAssign ? (
          <button
            type="button"
            className={styles.assign}
            aria-label={words.responsibilities.assign(project.title)}
            onClick={() => setAssigning(true)}
          >
            {office}
          </button>
        ) : (
          office
        )}
        {assigning && <Assigning id={project.id} onClose={() => setAssigning(false)} />}
      </td>
      <td>{project.joiningOffices.map(({ name }) => name).join('、')}</td>
      <td>{project.contact?.name}</td>
      <td data-column="budget">{project.budgetFen === null ? '' : words.money(project.budgetFen / 100)}</td>
    </tr>
  )
}
