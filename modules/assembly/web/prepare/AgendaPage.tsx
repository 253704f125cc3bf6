import { useState } from 'react'
import { Link } from 'react-router'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Session, templates } from '../../contract/prepare.ts'
import { getAgenda, getAgendaPaper, type Item, setAgenda } from '../../contract/prepare-agenda.ts'
import { agendaTemplates } from '../../words/templates.zh-CN.ts'
import { assemblyWords } from '../words.ts'
import styles from './Agenda.module.css'
import forms from './forms.module.css'
import { ItemRow } from './ItemRow.tsx'
import { freshLine, type Line, lineOf, moved } from './lines.ts'
import { SessionFrame, topicsOf } from './SessionFrame.tsx'

/** The agenda in order, with scripts, conditions and papers. */
export default function AgendaPage() {
  return <SessionFrame tab="agenda">{(session) => <Agenda session={session} />}</SessionFrame>
}

function Agenda({ session }: { session: Session }) {
  const agenda = useAsked(getAgenda, { params: { id: session.id } }, { topics: topicsOf(session.id) })
  return (
    <Asked of={agenda} words={assemblyWords} rows={8}>
      {(answer) => <Editor session={session} agenda={answer} />}
    </Asked>
  )
}

type Answer = ReplyOf<typeof getAgenda>
const linesOf = (items: readonly Item[]) => items.map(lineOf)

function Editor({ session, agenda }: { session: Session; agenda: Answer }) {
  const words = useWords(assemblyWords)
  const say = words.arrange.agenda
  const params = { id: session.id }
  const [held, setHeld] = useState({
    version: agenda.version,
    lines: linesOf(agenda.items),
    isChanged: false,
  })
  const save = useSend(setAgenda, {
    onDone: ({ version }) => setHeld((now) => ({ ...now, version, isChanged: false })),
  })
  const reset = () => setHeld({ version: agenda.version, lines: linesOf(agenda.items), isChanged: false })
  // What stands on the server replaces what is shown, unless somebody is in the middle of a change.
  const isElsewhere = agenda.version !== held.version
  if (isElsewhere && !held.isChanged && !save.isPending && agenda.version > held.version) reset()
  const mayChange =
    agenda.may.includes('prepare') && session.state !== 'closed' && session.state !== 'cancelled'
  const change = (lines: readonly Line[]) =>
    setHeld((now) => ({ ...now, lines: [...lines], isChanged: true }))
  const { lines } = held
  const papersOf = new Map(agenda.items.map(({ id, papers }) => [id, papers]))
  const minutes = lines.reduce((sum, line) => sum + (Number(line.minutes) || 0), 0)
  return (
    <>
      <p className={forms.hint}>{say.lead}</p>
      <div className={forms.filters}>
        <span>{say.total(minutes)}</span>
        <a href={addressOf(getAgendaPaper, { params, query: { what: 'agenda' } })} download>
          {say.sheet}
        </a>
        <a href={addressOf(getAgendaPaper, { params, query: { what: 'script' } })} download>
          {say.scriptSheet}
        </a>
        <Link to={`/assembly/my/${session.id}/booklet`}>{say.booklet}</Link>
      </div>
      {isElsewhere && held.isChanged && !save.isPending && (
        <Remark tone="late">
          {say.gone} <PlainButton onClick={reset}>{say.reload}</PlainButton>
        </Remark>
      )}
      {lines.length === 0 && <Empty title={say.none}>{say.noneLead}</Empty>}
      <ol className={styles.items}>
        {lines.map((line, index) => (
          <ItemRow
            key={line.key}
            line={line}
            index={index}
            count={lines.length}
            papers={line.id ? (papersOf.get(line.id) ?? []) : []}
            readers={agenda.readers}
            mayChange={mayChange}
            onChange={(next) => change(lines.map((one) => (one.key === line.key ? next : one)))}
            onMove={(to) => change(moved(lines, index, to))}
            onDropAt={(key) =>
              change(
                moved(
                  lines,
                  lines.findIndex((one) => one.key === key),
                  index,
                ),
              )
            }
            onRemove={() => change(lines.filter((one) => one.key !== line.key))}
          />
        ))}
      </ol>
      {mayChange && (
        <div className={styles.bar}>
          <PlainButton onClick={() => change([...lines, freshLine()])}>{say.add}</PlainButton>
          {lines.length === 0 && (
            <select
              className={forms.select}
              aria-label={say.template}
              value=""
              onChange={(event) => {
                const chosen = templates.find((one) => one === event.target.value)
                if (chosen) change(agendaTemplates[chosen].map((item) => freshLine(item)))
              }}
            >
              <option value="">{say.template} …</option>
              {templates.map((one) => (
                <option key={one} value={one}>
                  {words.prepare.open.templates[one]}
                </option>
              ))}
            </select>
          )}
          <PlainButton
            kind="main"
            disabled={!held.isChanged || save.isPending || lines.some(({ title }) => title.trim() === '')}
            onClick={() =>
              save.mutate({
                params,
                body: {
                  version: held.version,
                  items: lines.map((line) => ({
                    ...(line.id ? { id: line.id } : {}),
                    kind: line.kind,
                    title: line.title.trim(),
                    speaker: line.speaker.trim() || null,
                    minutes: Number(line.minutes) || null,
                    script: line.script,
                    needs: [...line.needs],
                    ...(line.speakerId ? { speakerId: line.speakerId } : {}),
                  })),
                },
              })
            }
          >
            {say.save}
          </PlainButton>
          <span role="status" className={forms.quiet}>
            {held.isChanged ? say.unsaved : save.isSuccess ? say.saved : ''}
          </span>
        </div>
      )}
      {save.error && <Problem error={save.error} words={assemblyWords} />}
    </>
  )
}
