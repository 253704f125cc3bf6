import { Input, Select } from 'antd'
import { useMemo } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { usePageKeys } from '../../../../web/lib/pageKeys.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { useRows } from '../../../../web/lib/useRows.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { KeyHint } from '../../../../web/ui/KeyHint.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import { listProjects, type ProjectSummary } from '../../contract/projects.ts'
import { projectStates, standings } from '../../contract/words.ts'
import { plansWords } from '../words.ts'
import styles from './ProjectList.module.css'
import { ProjectRow } from './ProjectRow.tsx'

const filters = ['category', 'state', 'standing', 'office', 'text'] as const
type Filter = (typeof filters)[number]

/** The promises of a year as a list: filters that combine and stand in the address, and the keyboard from row to row. */
export function ProjectList({ planId }: { planId: string }) {
  const projects = useAsked(listProjects, { params: { id: planId } }, { topics: [`plans:${planId}`] })
  return (
    <Asked of={projects} words={plansWords} rows={10}>
      {(list) => <Filtered projects={list} />}
    </Asked>
  )
}

function fits(project: ProjectSummary, wanted: Record<Filter, string>): boolean {
  const text = wanted.text.trim().toLowerCase()
  return (
    (!wanted.category || project.category === wanted.category) &&
    (!wanted.state || project.state === wanted.state) &&
    (!wanted.standing || project.standing === wanted.standing) &&
    (!wanted.office ||
      project.leadOffice?.id === wanted.office ||
      project.joiningOffices.some(({ id }) => id === wanted.office)) &&
    (!text || `${project.number ?? ''} ${project.title} ${project.text}`.toLowerCase().includes(text))
  )
}

function Filtered({ projects }: { projects: readonly ProjectSummary[] }) {
  const words = useWords(plansWords).promises
  const go = useNavigate()
  const [query, setQuery] = useSearchParams()
  const wanted = Object.fromEntries(filters.map((name) => [name, query.get(name) ?? ''])) as Record<
    Filter,
    string
  >
  const shown = projects.filter((project) => fits(project, wanted))
  const { current, hold } = useRows(
    useMemo(() => shown.map(({ id }) => id), [shown]),
    { enter: (id) => go(`/plans/projects/${id}`), o: (id) => go(`/plans/projects/${id}`) },
  )
  usePageKeys([
    [['/'], words.list.search],
    [['j', 'k'], words.list.keys.move],
    [['Enter'], words.list.keys.open],
  ])
  const want = (name: Filter, value: string | undefined) =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const clear = () =>
    setQuery(
      (now) => {
        const next = new URLSearchParams(now)
        for (const name of filters) next.delete(name)
        return next
      },
      { replace: true },
    )
  return (
    <>
      <Filters projects={projects} wanted={wanted} want={want} />
      <p className={styles.shown}>
        <span role="status">{words.list.shown(shown.length, projects.length)}</span>
        <span className={styles.keys}>
          <KeyHint keys={['j', 'k']} /> {words.list.keys.move} <KeyHint keys={['Enter']} />{' '}
          {words.list.keys.open}
        </span>
      </p>
      {shown.length === 0 ? (
        <Empty title={words.list.none} action={<PlainButton onClick={clear}>{words.list.clear}</PlainButton>}>
          {words.list.noneLead}
        </Empty>
      ) : (
        <ul className={styles.rows}>
          {shown.map((project) => (
            <ProjectRow
              key={project.id}
              project={project}
              held={project.id === current}
              onHold={() => hold(project.id)}
            />
          ))}
        </ul>
      )}
    </>
  )
}

function Filters(props: {
  projects: readonly ProjectSummary[]
  wanted: Record<Filter, string>
  want: (name: Filter, value: string | undefined) => void
}) {
  const words = useWords(plansWords).promises
  const { words: ui } = useSaying()
  const { projects, wanted, want } = props
  const offices = new Map(
    projects.flatMap(({ leadOffice, joiningOffices }) =>
      [...(leadOffice ? [leadOffice] : []), ...joiningOffices].map(({ id, name }): [string, string] => [
        id,
        name,
      ]),
    ),
  )
  const choices: { name: Filter; label: string; any: string; options: { value: string; label: string }[] }[] =
    [
      {
        name: 'category',
        label: words.list.category,
        any: words.list.anyCategory,
        options: [...new Set(projects.flatMap(({ category }) => category ?? []))].map((one) => ({
          value: one,
          label: one,
        })),
      },
      {
        name: 'state',
        label: words.list.state,
        any: words.list.anyState,
        options: projectStates
          .filter((state) => projects.some((project) => project.state === state))
          .map((value) => ({ value, label: words.states[value] })),
      },
      {
        name: 'standing',
        label: words.list.standing,
        any: words.list.anyStanding,
        options: standings.map((value) => ({ value, label: ui[value] })),
      },
      {
        name: 'office',
        label: words.list.office,
        any: words.list.anyOffice,
        options: [...offices].map(([value, label]) => ({ value, label })),
      },
    ]
  return (
    <search className={styles.filters}>
      <Input
        data-search
        allowClear
        className={styles.text}
        aria-label={words.list.search}
        placeholder={words.list.search}
        value={wanted.text}
        onChange={(event) => want('text', event.target.value)}
      />
      {choices
        .filter(({ options }) => options.length > 0)
        .map(({ name, label, any, options }) => (
          <Select
            key={name}
            className={styles.choice}
            aria-label={label}
            allowClear
            placeholder={any}
            value={wanted[name] || undefined}
            options={options}
            popupMatchSelectWidth={false}
            onChange={(value: string | undefined) => want(name, value)}
          />
        ))}
    </search>
  )
}
