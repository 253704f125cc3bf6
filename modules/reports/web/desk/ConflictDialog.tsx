import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { ask, send } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import type { Saving } from '../../../../web/lib/saving.ts'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { SkeletonRows } from '../../../../web/ui/Skeleton.tsx'
import { copyReport, getReport, type Report, saveReport } from '../../contract/reports.ts'
import { reportsWords } from '../words.ts'
import styles from './Desk.module.css'
import { useDesk, type Written } from './desk.ts'

/** Two people wrote at once. Neither text is lost: one becomes a report of its own, or stays one undo away. */
export function ConflictDialog({ report, saving }: { report: Report; saving: Saving<Written> }) {
  const words = useWords(reportsWords).reports.saved
  const desk = useDesk()
  const go = useNavigate()
  const [working, setWorking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const theirs = useQuery({
    // Outside of the module's name, so that nothing but this dialog refreshes it.
    queryKey: ['report-conflict', report.id, saving.base().version],
    queryFn: () => ask(getReport, { params: { id: report.id } }),
    staleTime: 0,
  })
  const other = theirs.data
  const keepMine = async () => {
    setWorking(true)
    setError(null)
    try {
      const mine = desk.written()
      const title = words.mineTitle(mine.title).slice(0, 120)
      const { from, until, content } = mine
      const { id } = await send(copyReport, { params: { id: report.id }, body: { title, from, until } })
      await send(saveReport, { params: { id }, body: { version: 1, title, from, until, content } })
      go(`/reports/${id}`)
    } catch (problem) {
      setError(problem)
      setWorking(false)
    }
  }
  const takeTheirs = () => {
    if (!other) return
    const written = { title: other.title, from: other.from, until: other.until, content: other.content }
    desk.act(() => written)
    saving.rebase(other.version, other.savedAt, written)
  }
  return (
    <Dialog title={words.conflictTitle}>
      <p>{words.conflict(other?.savedBy ?? words.someone)}</p>
      {!other && !theirs.error && <SkeletonRows rows={1} />}
      {theirs.error && <Problem error={theirs.error} words={reportsWords} again={() => theirs.refetch()} />}
      {error !== null && <Problem error={error} words={reportsWords} />}
      <div className={styles.form}>
        <div className={styles.buttons}>
          <PlainButton kind="main" disabled={working || !other} onClick={() => void keepMine()}>
            {words.keepMine}
          </PlainButton>
          <span className={styles.quiet}>{words.keepMineWhy}</span>
        </div>
        <div className={styles.buttons}>
          <PlainButton disabled={working || !other} onClick={takeTheirs}>
            {words.takeTheirs}
          </PlainButton>
          <span className={styles.quiet}>{words.takeTheirsWhy}</span>
        </div>
      </div>
    </Dialog>
  )
}
