import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../../../../../web/lib/Asked.tsx'
import { ask, send } from '../../../../../web/lib/ask.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../../web/ui/DateSaid.tsx'
import { Dialog } from '../../../../../web/ui/Dialog.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { SkeletonRows } from '../../../../../web/ui/Skeleton.tsx'
import { copyDraft, type Draft, getDraft, saveDraft } from '../../../contract/drafts.ts'
import { draftWords } from '../words.ts'
import styles from './Desk.module.css'
import type { Saving } from './saving.ts'
import { useDesk } from './useDesk.ts'

/** Two people changed the same draft. Neither version is lost: one becomes a draft of its own, or stays one undo away. */
export function ConflictDialog({ draft, saving }: { draft: Draft; saving: Saving }) {
  const words = useWords(draftWords)
  const desk = useDesk()
  const go = useNavigate()
  const [working, setWorking] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const theirs = useQuery({
    // Outside of the module's name, so that nothing but this dialog refreshes it.
    queryKey: ['draft-conflict', draft.id, saving.base().version],
    queryFn: () => ask(getDraft, { params: { id: draft.id } }),
    staleTime: 0,
  })
  const other = theirs.data
  const who = other?.savedBy ?? words.saved.someone

  const keepMine = async () => {
    setWorking(true)
    setError(null)
    try {
      const mine = desk.content()
      const { draftId } = await send(copyDraft, { params: { id: draft.id }, body: { stage: draft.stage } })
      const copy = await ask(getDraft, { params: { id: draftId } })
      await send(saveDraft, { params: { id: draftId }, body: { version: copy.version, content: mine } })
      go(`/plans/drafts/${draftId}?kept=${draft.id}`)
    } catch (problem) {
      setError(problem)
      setWorking(false)
    }
  }
  const takeTheirs = () => {
    if (!other) return
    desk.act(() => other.content)
    saving.rebase(other.version, other.savedAt, other.content)
  }
  return (
    <Dialog title={words.saved.conflictTitle}>
      <p>{words.saved.conflict(who)}</p>
      {other ? (
        <p className={styles.quiet}>
          {words.saved.when(who)} <DateSaid at={other.savedAt} />
        </p>
      ) : theirs.error ? (
        <Problem error={theirs.error} again={() => theirs.refetch()} />
      ) : (
        <SkeletonRows rows={1} />
      )}
      {error !== null && <Problem error={error} words={draftWords} />}
      <div className={styles.choices}>
        <PlainButton kind="main" disabled={working || !other} onClick={() => void keepMine()}>
          {words.saved.keepMine}
        </PlainButton>
        <span className={styles.quiet}>{words.saved.keepMineWhy}</span>
        <PlainButton disabled={working || !other} onClick={takeTheirs}>
          {words.saved.takeTheirs}
        </PlainButton>
        <span className={styles.quiet}>{words.saved.takeTheirsWhy}</span>
      </div>
    </Dialog>
  )
}
