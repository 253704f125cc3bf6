import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { staleVersion } from '../../../../platform/contract.ts'
import { mayRepeat, send } from '../../../../web/lib/ask.ts'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { usePageKeys } from '../../../../web/lib/pageKeys.ts'
import { refusalType } from '../../../../web/lib/problem.ts'
import { keyOf, useAsked } from '../../../../web/lib/queries.ts'
import { openSaving } from '../../../../web/lib/saving.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { getReport, type Report, saveReport, tellReport } from '../../contract/reports.ts'
import type { Told } from '../../contract/told.ts'
import { plansIn } from '../../rules/text.ts'
import { CountedNotes, FormerCorrected } from '../told/Adjustments.tsx'
import told from '../told/Told.module.css'
import { ToldContext } from '../told/told.ts'
import { staffAddress } from '../ways.ts'
import { reportsWords } from '../words.ts'
import { BlockRow } from './BlockRow.tsx'
import { ConflictDialog } from './ConflictDialog.tsx'
import styles from './Desk.module.css'
import { DeskBar } from './DeskBar.tsx'
import { type Desk, DeskProvider, openDesk, useDesk, useDeskState, type Written } from './desk.ts'
import { Inserts } from './Inserts.tsx'
import { NumbersProvider, openNumbers } from './numbers.ts'
import { TitleLine } from './TitleLine.tsx'

export const writtenOf = ({ title, from, until, content }: Report): Written => ({
  title,
  from,
  until,
  content,
})

const nothing: Told = {
  asOf: '',
  placeName: '',
  officeName: '',
  numbers: [],
  plans: [],
  adjustments: [],
  follows: null,
}

/** A report being written: its state outside of React, its quiet saving, and what comes in from others. */
export function WritingDesk({ report, kicker }: { report: Report; kicker: ReactNode }) {
  const queries = useQueryClient()
  const me = useMe()
  const [desk] = useState(() => openDesk(writtenOf(report)))
  const [numbers] = useState(() => openNumbers(desk.fresh))
  const [saving] = useState(() =>
    openSaving<Written>({
      version: report.version,
      savedAt: report.savedAt,
      content: desk.written(),
      send: (version, written) =>
        send(saveReport, {
          params: { id: report.id },
          body: { version, ...written, title: written.title.trim() || report.title },
        }),
      isStale: (error) => refusalType(error) === staleVersion.type,
      mayRepeat,
      // Whoever comes back to this page finds what was saved, not what was opened.
      onSaved: ({ version, savedAt }, written) =>
        queries.setQueryData<Report>(keyOf(getReport, { params: { id: report.id } }), (former) =>
          former && former.version < version
            ? { ...former, ...written, version, savedAt, savedBy: me.name }
            : former,
        ),
    }),
  )
  useEffect(() => {
    const stop = desk.hear(() => saving.offer(desk.written()))
    return () => {
      stop()
      void saving.now()
      saving.close()
    }
  }, [desk, saving])
  const [newsFrom, setNewsFrom] = useState<string | null>(null)
  useEffect(() => {
    if (report.version <= saving.base().version) return
    // With changes of one's own under way the next saving will find out, and ask.
    if (saving.state().kind !== 'saved') return
    const written = writtenOf(report)
    saving.rebase(report.version, report.savedAt, written)
    desk.act(() => written)
    setNewsFrom(report.savedBy ?? '')
  }, [report, desk, saving])
  const words = useWords(reportsWords).reports
  const state = useSyncExternalStore(saving.hear, saving.state)
  return (
    <DeskProvider value={desk}>
      <NumbersProvider value={numbers}>
        <Page title={<TitleLine />} tab={report.title} kicker={kicker}>
          {newsFrom !== null && <Remark>{words.saved.theirs(newsFrom || words.saved.someone)}</Remark>}
          {report.corrects && (
            <Remark>
              {words.closed.corrects}
              <span lang="zh-CN">{report.corrects.title}</span>. {words.closed.correctLead}
            </Remark>
          )}
          <Text report={report} saving={saving} numbers={numbers} />
          {state.kind === 'conflict' && <ConflictDialog report={report} saving={saving} />}
        </Page>
      </NumbersProvider>
    </DeskProvider>
  )
}

function Text(props: {
  report: Report
  saving: ReturnType<typeof openSaving<Written>>
  numbers: ReturnType<typeof openNumbers>
}) {
  const { report, saving, numbers } = props
  const words = useWords(reportsWords)
  const language = useLanguage()
  const desk = useDesk()
  const { content, until } = useDeskState((state) => state.history.present)
  useUndoKeys(desk)
  const plans = useMemo(() => plansIn(content).join(' '), [content])
  const answer = useAsked(
    tellReport,
    { params: { id: report.id } },
    {
      topics: [
        `reports.report:${report.id}`,
        ...plans
          .split(' ')
          .filter(Boolean)
          .map((id) => `plans:${id}`),
      ],
      keep: true,
    },
  )
  const saved = answer.data?.told
  useEffect(() => {
    if (saved) numbers.put(saved.numbers, language)
  }, [saved, numbers, language])
  usePageKeys([
    [['/'], words.reports.desk.insertNumber],
    [['Ctrl', 'K'], words.reports.desk.insertNumber],
    [['Ctrl', 'Z'], words.reports.desk.undo],
  ])
  const around = useMemo(
    () => ({
      lines: words.lines,
      language,
      told: saved ?? nothing,
      since: new Map(),
      addressOf: staffAddress,
    }),
    [words, language, saved],
  )
  return (
    <ToldContext value={around}>
      <div className={styles.desk}>
        <Inserts report={report} saving={saving} told={saved ?? nothing}>
          <DeskBar report={report} saving={saving} told={saved} />
          <p className={styles.hint}>{words.reports.desk.hint}</p>
          <div className={styles.blocks} data-until={until}>
            {content.blocks.map((block, at) => (
              <BlockRow
                key={block.id}
                block={block}
                isFirst={at === 0}
                isLast={at === content.blocks.length - 1}
              />
            ))}
          </div>
        </Inserts>
      </div>
      {saved && (
        <div className={told.document} data-wide>
          <FormerCorrected told={saved} recordAddress={(id) => `/plans/records/${id}`} />
          <CountedNotes told={saved} />
        </div>
      )}
    </ToldContext>
  )
}

/** Ctrl+Z and Ctrl+Shift+Z: the browser's own undo knows letters, not numbers and parts. */
function useUndoKeys(desk: Desk): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      if (document.querySelector('dialog[open]') || (event.target as HTMLElement).closest('input, textarea'))
        return
      event.preventDefault()
      if (event.shiftKey) desk.redo()
      else desk.undo()
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [desk])
}
