import { type ReactNode, useMemo, useState } from 'react'
import { useLanguage, useWords, webWords } from '../../../../web/lib/language.tsx'
import type { Saving } from '../../../../web/lib/saving.ts'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { SidePanel } from '../../../../web/ui/SidePanel.tsx'
import type { BlockKind, NumberForm } from '../../contract/content.ts'
import type { Report } from '../../contract/reports.ts'
import type { Told } from '../../contract/told.ts'
import { linesOf, markOf } from '../../rules/text.ts'
import { NumberCard } from '../told/NumberCard.tsx'
import { staffAddress } from '../ways.ts'
import { reportsWords } from '../words.ts'
import { freshId, insertAfter, newTable, putNumber, removeBlock, setLine } from './content.ts'
import styles from './Desk.module.css'
import { useDesk, type Written } from './desk.ts'
import { type Chosen, InsertDialog } from './InsertDialog.tsx'
import { InsertingProvider, type Opening } from './inserting.ts'
import { useNumbers } from './numbers.ts'
import { PlanPicker, type planKinds } from './PlanPicker.tsx'

/** What opens over the text: the finding of numbers and parts, and the card of one number. */
export function Inserts(props: { report: Report; saving: Saving<Written>; told: Told; children: ReactNode }) {
  const { report } = props
  const words = useWords(reportsWords)
  const common = useWords(webWords)
  const language = useLanguage()
  const desk = useDesk()
  const numbers = useNumbers()
  const [opening, setOpening] = useState<Opening | null>(null)
  const [picking, setPicking] = useState<{
    kind: (typeof planKinds)[number]
    after: string | null
    instead: boolean
  } | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const inserting = useMemo(() => ({ find: setOpening, show: setShown }), [])

  const putPart = (kind: BlockKind, after: string | null, instead: boolean) => {
    if (kind === 'completion' || kind === 'narrative' || kind === 'promises' || kind === 'progress') {
      setPicking({ kind, after, instead })
      return
    }
    const id = freshId(desk.written().content, 'b')
    const block =
      kind === 'table'
        ? newTable(id)
        : kind === 'list'
          ? { id, kind, items: [''] }
          : kind === 'heading'
            ? { id, kind, level: 1 as const, text: '' }
            : { id, kind, text: '' }
    const to =
      kind === 'table'
        ? { block: id, part: 'title' as const }
        : kind === 'list'
          ? { block: id, part: 'item' as const, at: 0 }
          : { block: id, part: 'text' as const }
    desk.write(
      (content) => {
        const placed = insertAfter(content, after, block)
        return instead && after ? removeBlock(placed, after) : placed
      },
      null,
      { spot: to, at: 0 },
    )
  }
  const choose = (at: Opening, chosen: Chosen) => {
    setOpening(null)
    if ('part' in chosen) {
      putPart(chosen.part, at.block || null, at.isEmpty)
      return
    }
    const id = freshId(desk.written().content, 'n')
    const { spot, text, at: caret } = at.place(markOf(id))
    if (chosen.told) desk.fresh.set(id, { ...chosen.told, id })
    desk.write(
      (content) => setLine(putNumber(content, { id, placeId: null, ...chosen.number }), spot, text),
      null,
      { spot, at: caret },
    )
    // What the server says of it comes with the next saving, which need not wait.
    void props.saving.now()
  }
  const number = shown === null ? undefined : numbers.told(shown)
  const asked = shown === null ? undefined : desk.written().content.numbers.find(({ id }) => id === shown)
  return (
    <InsertingProvider value={inserting}>
      {props.children}
      {opening && (
        <InsertDialog
          reportId={report.id}
          withParts={opening.isEmpty || !opening.typed}
          onChoose={(chosen) => choose(opening, chosen)}
          onClose={() => {
            // Whoever wanted the sign itself gets it; the caret goes back to where it was.
            const { spot, text, at } = opening.place(opening.typed ? '/' : '')
            setOpening(null)
            desk.write((content) => setLine(content, spot, text), null, { spot, at })
          }}
        />
      )}
      {picking && (
        <PlanPicker
          kind={picking.kind}
          onClose={() => setPicking(null)}
          onPick={(planId) => {
            const id = freshId(desk.written().content, 'b')
            const block =
              picking.kind === 'progress'
                ? { id, kind: picking.kind, planId, byOffice: null }
                : { id, kind: picking.kind, planId }
            desk.write((content) => {
              const placed = insertAfter(content, picking.after, block)
              const former = content.blocks.find((one) => one.id === picking.after)
              const isEmpty = former && linesOf(former).every((line) => line === '')
              return picking.instead && isEmpty && picking.after ? removeBlock(placed, picking.after) : placed
            })
            setPicking(null)
            void props.saving.now()
          }}
        />
      )}
      {number && asked && (
        <SidePanel title={words.reports.number.title} closeWord={common.close} onClose={() => setShown(null)}>
          <NumberCard
            number={number}
            since={undefined}
            words={words.reports.number}
            lines={words.lines}
            language={language}
          >
            {asked.of.kind !== 'external' && (
              <label className={styles.label}>
                {words.reports.number.change}
                <select
                  className={styles.input}
                  value={asked.form}
                  onChange={(event) => {
                    const form = event.target.value as NumberForm
                    desk.write((content) => putNumber(content, { ...asked, form }))
                    void props.saving.now()
                  }}
                >
                  {(['amount', 'bare', 'share', 'change'] as const).map((form) => (
                    <option key={form} value={form}>
                      {words.reports.insert.forms[form]}
                    </option>
                  ))}
                </select>
              </label>
            )}
            {asked.of.kind !== 'external' && (
              <label className={styles.label}>
                {words.reports.insert.period}
                <select
                  className={styles.input}
                  value={asked.period.kind}
                  onChange={(event) => {
                    const kind = event.target.value as 'report' | 'year_to_date'
                    desk.write((content) => putNumber(content, { ...asked, period: { kind } }))
                    void props.saving.now()
                  }}
                >
                  {(['report', 'year_to_date'] as const).map((kind) => (
                    <option key={kind} value={kind}>
                      {words.reports.insert.periods[kind]}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <div className={styles.buttons}>
              {number.targetId && (
                <a href={staffAddress({ ...number, targetId: number.targetId })}>
                  {words.reports.number.toTarget}
                </a>
              )}
              {number.indicatorId && (
                <a href={`/indicators/${number.indicatorId}`}>{words.reports.number.toIndicator}</a>
              )}
              <PlainButton
                kind="text"
                onClick={() => {
                  removeNumber(desk, asked.id)
                  setShown(null)
                }}
              >
                {words.reports.number.remove}
              </PlainButton>
            </div>
          </NumberCard>
        </SidePanel>
      )}
    </InsertingProvider>
  )
}

/** Takes a number out of every line it stands in. */
function removeNumber(desk: ReturnType<typeof useDesk>, id: string): void {
  const mark = markOf(id)
  const without = (text: string) => text.split(mark).join('')
  desk.write((content) => ({
    numbers: content.numbers.filter((number) => number.id !== id),
    blocks: content.blocks.map((block) => {
      if (!linesOf(block).some((line) => line.includes(mark))) return block
      if (block.kind === 'list') return { ...block, items: block.items.map(without) }
      if (block.kind === 'table')
        return {
          ...block,
          title: without(block.title),
          columns: block.columns.map(without),
          rows: block.rows.map((row) => row.map(without)),
        }
      return 'text' in block ? { ...block, text: without(block.text) } : block
    }),
  }))
}
