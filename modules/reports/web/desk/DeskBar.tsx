import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import type { Saving } from '../../../../web/lib/saving.ts'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { dropReport, getReportPaper, getReportSheets, type Report } from '../../contract/reports.ts'
import type { Told } from '../../contract/told.ts'
import { nameOf } from '../../rules/periods.ts'
import { PeriodFields } from '../list/PeriodFields.tsx'
import { reportsWords } from '../words.ts'
import { CloseDialog } from './CloseDialog.tsx'
import { freshId, insertAfter, lineAt, type Spot } from './content.ts'
import styles from './Desk.module.css'
import { useDesk, useDeskState, type Written } from './desk.ts'
import { useInserting } from './inserting.ts'
import { SavedLine } from './SavedLine.tsx'

/** What one writes about, whether it is kept, and what can be done with the whole. */
export function DeskBar({
  report,
  saving,
  told,
}: {
  report: Report
  saving: Saving<Written>
  told: Told | undefined
}) {
  const words = useWords(reportsWords)
  const say = words.reports.desk
  const desk = useDesk()
  const inserting = useInserting()
  const go = useNavigate()
  const [dialog, setDialog] = useState<'period' | 'close' | 'drop' | null>(null)
  const { from, until } = useDeskState((state) => state.history.present)
  const canUndo = useDeskState((state) => state.history.past.length > 0)
  const canRedo = useDeskState((state) => state.history.future.length > 0)
  const count = useDeskState((state) => state.history.present.content.numbers.length)
  const drop = useSend(dropReport, { onDone: () => go('/reports') })
  const params = { id: report.id }
  const saved = async (then: () => void) => {
    if ((await saving.now()) !== null) then()
  }
  const insert = () => {
    const before = desk.written().content
    const last = before.blocks.findLast((block) => 'text' in block)
    let spot: Spot | null = desk.at ?? (last ? { block: last.id, part: 'text' } : null)
    if (spot === null || lineAt(before, spot) === null) {
      const id = freshId(before, 'b')
      spot = { block: id, part: 'text' }
      desk.write((content) =>
        insertAfter(content, content.blocks.at(-1)?.id ?? null, { id, kind: 'paragraph', text: '' }),
      )
    }
    const line: Spot = spot
    const text = lineAt(desk.written().content, line) ?? ''
    inserting.find({
      isEmpty: text === '',
      typed: false,
      block: line.block,
      place: (mark) => ({ spot: line, text: text + mark, at: 'end' }),
    })
  }
  return (
    <div className={styles.bar}>
      <span className={styles.facts}>
        <span>{words.lines.period(nameOf({ from, until }))}</span>
        <PlainButton kind="text" onClick={() => setDialog('period')}>
          {say.changePeriod}
        </PlainButton>
        {count > 0 && <span>{say.chars(count)}</span>}
        <SavedLine saving={saving} />
      </span>
      <span className={styles.tools}>
        <PlainButton kind="text" disabled={!canUndo} onClick={() => desk.undo()} title="Ctrl+Z">
          {say.undo}
        </PlainButton>
        <PlainButton kind="text" disabled={!canRedo} onClick={() => desk.redo()} title="Ctrl+Shift+Z">
          {say.redo}
        </PlainButton>
        <PlainButton onClick={insert}>{say.insertPart}</PlainButton>
        <PlainButton onClick={() => void saved(() => location.assign(addressOf(getReportPaper, { params })))}>
          {say.docx}
        </PlainButton>
        <PlainButton
          onClick={() => void saved(() => location.assign(addressOf(getReportSheets, { params })))}
        >
          {say.xlsx}
        </PlainButton>
        <PlainButton kind="text" onClick={() => setDialog('drop')}>
          {say.drop}
        </PlainButton>
        {report.may.includes('close') && (
          <PlainButton kind="main" onClick={() => void saved(() => setDialog('close'))}>
            {say.closing}
          </PlainButton>
        )}
      </span>
      {dialog === 'period' && (
        <Dialog title={say.changePeriod} onClose={() => setDialog(null)}>
          <PeriodFields
            from={from}
            until={until}
            submit={say.changePeriod}
            onDone={(days) => {
              desk.act((now) => ({ ...now, ...days }))
              setDialog(null)
              void saving.now()
            }}
          />
        </Dialog>
      )}
      {dialog === 'close' && (
        <CloseDialog report={report} saving={saving} told={told} onClose={() => setDialog(null)} />
      )}
      {dialog === 'drop' && (
        <Dialog title={say.drop} onClose={() => setDialog(null)}>
          <p>{say.dropSure}</p>
          {drop.error && <Problem error={drop.error} words={reportsWords} />}
          <div className={styles.buttons}>
            <PlainButton kind="main" disabled={drop.isPending} onClick={() => drop.mutate({ params })}>
              {say.dropDo}
            </PlainButton>
            <PlainButton onClick={() => setDialog(null)}>{say.keep}</PlainButton>
          </div>
        </Dialog>
      )}
    </div>
  )
}
