import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { staleVersion } from '../../../../../platform/contract.ts'
import { mayRepeat, send } from '../../../../../web/lib/ask.ts'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useMe } from '../../../../../web/lib/me.ts'
import { usePageKeys } from '../../../../../web/lib/pageKeys.ts'
import { refusalType } from '../../../../../web/lib/problem.ts'
import { keyOf } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { Empty } from '../../../../../web/ui/Empty.tsx'
import { KeyHint } from '../../../../../web/ui/KeyHint.tsx'
import { Page } from '../../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { type Draft, getDraft, saveDraft } from '../../../contract/drafts.ts'
import { draftWords } from '../words.ts'
import { ConflictDialog } from './ConflictDialog.tsx'
import styles from './Desk.module.css'
import { openDesk } from './desk.ts'
import { SummaryLine, TitleLine } from './Head.tsx'
import { KeysDialog, useDeskKeyLines } from './KeysDialog.tsx'
import { Panes } from './Panes.tsx'
import { SavedLine } from './SavedLine.tsx'
import { StageDialog } from './StageDialog.tsx'
import { openSaving, type Saving } from './saving.ts'
import { DeskProvider, useDesk, useDeskState } from './useDesk.ts'

/** The desk of one draft: its state outside of React, its quiet saving, and what comes in from others. */
export function DraftDesk({ draft }: { draft: Draft }) {
  const queries = useQueryClient()
  const me = useMe()
  const [desk] = useState(() => openDesk(draft.content, draft.isFrozen || draft.isHeld))
  const [saving] = useState(() =>
    openSaving({
      version: draft.version,
      savedAt: draft.savedAt,
      content: draft.content,
      send: (version, content) => send(saveDraft, { params: { id: draft.id }, body: { version, content } }),
      isStale: (error) => refusalType(error) === staleVersion.type,
      mayRepeat,
      // Whoever comes back to this page finds what was saved, not what was opened.
      onSaved: ({ version, savedAt }, content) =>
        queries.setQueryData<Draft>(keyOf(getDraft, { params: { id: draft.id } }), (former) =>
          former && former.version < version
            ? { ...former, version, savedAt, content, savedBy: me.name }
            : former,
        ),
    }),
  )
  useEffect(() => {
    if (desk.isFrozen) return
    const stop = desk.hear(() => saving.offer(desk.content()))
    return () => {
      desk.settle()
      stop()
      void saving.now()
      saving.close()
    }
  }, [desk, saving])
  const [newsFrom, setNewsFrom] = useState<string | null>(null)
  useEffect(() => {
    if (desk.isFrozen || draft.version <= saving.base().version) return
    // With changes of one's own under way the next saving will find out, and ask.
    if (saving.state().kind !== 'saved' || desk.get().writing !== null) return
    saving.rebase(draft.version, draft.savedAt, draft.content)
    desk.act(() => draft.content)
    setNewsFrom(draft.savedBy ?? '')
  }, [draft, desk, saving])
  return (
    <DeskProvider value={desk}>
      <DeskFrame draft={draft} saving={saving} newsFrom={newsFrom} />
    </DeskProvider>
  )
}

function DeskFrame({ draft, saving, newsFrom }: { draft: Draft; saving: Saving; newsFrom: string | null }) {
  const words = useWords(draftWords)
  const desk = useDesk()
  const me = useMe()
  const go = useNavigate()
  const [search] = useSearchParams()
  const [dialog, setDialog] = useState<'keys' | 'stage' | null>(null)
  usePageKeys(useDeskKeyLines())
  const state = useSyncExternalStore(saving.hear, saving.state)
  const title = useDeskState((now) => now.history.present.title)
  const isEmpty = useDeskState((now) => now.history.present.items.length === 0)
  const kept = search.get('kept')
  const leave = async (path: string) => {
    desk.settle()
    desk.write(null)
    if (desk.isFrozen || (await saving.now()) !== null) go(path)
  }
  const ready = () => {
    desk.settle()
    return saving.now()
  }
  const opened = useRef(false)
  useEffect(() => {
    // "Show" on another page leads to one place here.
    const [itemId, quantityId = null] = (search.get('at') ?? '').split('.')
    if (opened.current || !itemId) return
    opened.current = true
    desk.choose({ itemId, quantityId }, 'keyboard')
  }, [search, desk])

  return (
    <Page
      title={<TitleLine />}
      tab={words.desk.tab(title ?? words.desk.untitled)}
      kicker={`${words.compare.draft(words.stages[draft.stage], draft.ordinal)}`}
      actions={
        <>
          <PlainButton onClick={() => void leave(`/plans/drafts/${draft.id}/compare`)}>
            {words.desk.compare}
          </PlainButton>
          {!draft.isFrozen && me.holds('plans.draft') && (
            <PlainButton onClick={() => setDialog('stage')}>{words.desk.next}</PlainButton>
          )}
          {!draft.isFrozen && !draft.isHeld && me.holds('plans.adopt') && (
            <PlainButton kind="main" onClick={() => void leave(`/plans/drafts/${draft.id}/adopt`)}>
              {words.desk.adopt}
            </PlainButton>
          )}
        </>
      }
    >
      {draft.isFrozen && (
        <Remark tone="kept">
          {words.desk.readOnly(words.stages[draft.stage])}{' '}
          <Link to={`/plans/${draft.planId}`}>{words.desk.toPlan}</Link>
        </Remark>
      )}
      {draft.isHeld && <Remark>{words.desk.held}</Remark>}
      {newsFrom !== null && <Remark>{words.saved.theirs(newsFrom || words.saved.someone)}</Remark>}
      {kept && (
        <Remark tone="kept">
          {words.saved.copied}{' '}
          <Link to={`/plans/drafts/${draft.id}/compare?with=${kept}`}>{words.saved.compareThem}</Link>
        </Remark>
      )}
      {isEmpty ? (
        <Empty
          title={words.desk.noItemsTitle}
          action={<Link to={`/plans/import?plan=${draft.planId}`}>{words.desk.again}</Link>}
        >
          {words.desk.noItemsLead}
        </Empty>
      ) : (
        <div className={styles.desk}>
          <div className={styles.bar}>
            <SummaryLine />
            <span className={styles.tools}>
              {!draft.isFrozen && (
                <>
                  <SavedLine saving={saving} />
                  <UndoButtons />
                </>
              )}
              <PlainButton kind="text" onClick={() => setDialog('keys')}>
                {words.desk.keys} <KeyHint keys={['k']} />
              </PlainButton>
            </span>
          </div>
          <Panes draft={draft} showKeys={() => setDialog('keys')} />
        </div>
      )}
      {dialog === 'keys' && <KeysDialog close={() => setDialog(null)} />}
      {dialog === 'stage' && <StageDialog draft={draft} ready={ready} close={() => setDialog(null)} />}
      {state.kind === 'conflict' && <ConflictDialog draft={draft} saving={saving} />}
    </Page>
  )
}

function UndoButtons() {
  const words = useWords(draftWords)
  const desk = useDesk()
  const canUndo = useDeskState((state) => state.history.past.length > 0)
  const canRedo = useDeskState((state) => state.history.future.length > 0)
  return (
    <>
      <PlainButton kind="text" disabled={!canUndo} onClick={() => desk.undo()} title="Ctrl+Z">
        {words.desk.undo}
      </PlainButton>
      <PlainButton kind="text" disabled={!canRedo} onClick={() => desk.redo()} title="Ctrl+Shift+Z">
        {words.desk.redo}
      </PlainButton>
    </>
  )
}
