import { Button, Input, InputNumber, Select } from 'antd'
import { useId, useMemo, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { getTree } from '../../../units/contract.ts'
import { getProject, type Project } from '../../contract/projects.ts'
import { type CountedPhase, countedPhases, openSites } from '../../contract/works.ts'
import { UnitSelect } from '../promises/UnitSelect.tsx'
import { plansWords } from '../words.ts'
import { type LineFault, readSiteLines } from './lines.ts'
import styles from './works.module.css'

/** The sites of a project, pasted at once: who accepts them, what each counts, and a line for each. */
export default function OpenSitesPage() {
  const { id = '' } = useParams()
  const project = useAsked(getProject, { params: { id } })
  return (
    <Asked of={project} words={plansWords} rows={8}>
      {(answer) => <Form project={answer} />}
    </Asked>
  )
}

interface Count {
  key: number
  targetId: string
  phase: CountedPhase
  /** null: the area of each site. */
  quantity: number | null
}

function Form({ project }: { project: Project }) {
  const words = useWords(plansWords).works
  const say = words.form
  const id = useId()
  const go = useNavigate()
  const countable = project.targets.filter(({ measuredBy }) =>
    ['count', 'change', 'share'].includes(measuredBy),
  )
  const [acceptanceOfficeId, setAcceptance] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [counts, setCounts] = useState<readonly Count[]>(() =>
    countable[0] ? [{ key: 0, targetId: countable[0].id, phase: 'accepted', quantity: 1 }] : [],
  )
  const tree = useAsked(getTree, { query: { tree: 'place' } })
  const placeNamed = useMemo(() => {
    const byName = new Map(
      (tree.data?.units ?? []).flatMap((unit) => [
        [unit.name, unit.id] as const,
        [unit.shortName, unit.id] as const,
      ]),
    )
    return (name: string) => byName.get(name)
  }, [tree.data])
  const { sites, faults } = readSiteLines(text, placeNamed)
  const open = useSend(openSites, { onDone: () => go(`/plans/sites?project=${project.id}`) })
  const sayFault = (fault: LineFault) =>
    fault.fault === 'noTitle' ? say.noTitle(fault.line) : say[fault.fault](fault.line, fault.text)
  const change = (key: number, news: Partial<Count>) =>
    setCounts((now) => now.map((one) => (one.key === key ? { ...one, ...news } : one)))
  const ready = acceptanceOfficeId !== null && sites.length > 0 && faults.length === 0
  return (
    <Page
      title={say.title}
      kicker={<Link to={`/plans/projects/${project.id}`}>{project.title}</Link>}
      lead={words.lead}
    >
      <div className={styles.form}>
        <div className={styles.field}>
          <label htmlFor={`${id}-acceptance`}>{say.acceptance}</label>
          <UnitSelect
            id={`${id}-acceptance`}
            tree="office"
            placeholder={say.acceptanceHint}
            value={acceptanceOfficeId}
            onChange={setAcceptance}
            without={project.leadOffice ? [project.leadOffice.id] : []}
          />
        </div>
        <fieldset className={styles.counts}>
          <legend>{say.counts}</legend>
          {counts.map((count) => (
            <div key={count.key} className={styles.count}>
              <Select
                aria-label={say.target}
                className={styles.countTarget}
                value={count.targetId}
                onChange={(targetId) => change(count.key, { targetId })}
                options={countable.map((target) => ({
                  value: target.id,
                  label: [target.quoted, target.subject].filter(Boolean).join(' '),
                }))}
              />
              <Select
                aria-label={say.phase}
                value={count.phase}
                onChange={(phase) => change(count.key, { phase })}
                options={countedPhases.map((value) => ({ value, label: words.phases[value] }))}
              />
              <Select
                aria-label={say.quantity}
                value={count.quantity === null ? 'area' : 'number'}
                onChange={(by) => change(count.key, { quantity: by === 'area' ? null : 1 })}
                options={[
                  { value: 'number', label: say.quantity },
                  { value: 'area', label: say.byArea },
                ]}
              />
              {count.quantity !== null && (
                <InputNumber
                  aria-label={say.quantity}
                  min={0}
                  value={count.quantity}
                  onChange={(value) => change(count.key, { quantity: value ?? 1 })}
                />
              )}
              <Button type="text" onClick={() => setCounts(counts.filter(({ key }) => key !== count.key))}>
                {say.remove}
              </Button>
            </div>
          ))}
          {countable[0] && (
            <div>
              <Button
                onClick={() =>
                  setCounts([
                    ...counts,
                    {
                      key: Math.max(-1, ...counts.map(({ key }) => key)) + 1,
                      targetId: countable[0]!.id,
                      phase: 'accepted',
                      quantity: 1,
                    },
                  ])
                }
              >
                {say.addCount}
              </Button>
            </div>
          )}
        </fieldset>
        <div className={styles.field}>
          <label htmlFor={`${id}-lines`}>{say.lines}</label>
          <p className={styles.quiet}>{say.linesHint}</p>
          <Input.TextArea
            id={`${id}-lines`}
            autoSize={{ minRows: 8, maxRows: 24 }}
            placeholder={say.linesExample}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {text.trim() !== '' && (
          <div role="status">
            <p>{say.read(sites.length)}</p>
            {faults.slice(0, 20).map((fault) => (
              <p key={`${fault.line} ${fault.fault}`} className={styles.late}>
                {sayFault(fault)}
              </p>
            ))}
          </div>
        )}
        {open.error && <Problem error={open.error} words={plansWords} />}
        <div className={styles.acts}>
          <Button
            type="primary"
            disabled={!ready}
            loading={open.isPending}
            onClick={() =>
              acceptanceOfficeId &&
              open.mutate({
                params: { id: project.id },
                body: {
                  acceptanceOfficeId,
                  counts: counts.map(({ targetId, phase, quantity }) => ({ targetId, phase, quantity })),
                  sites,
                },
              })
            }
          >
            {say.submit(sites.length)}
          </Button>
        </div>
      </div>
    </Page>
  )
}
