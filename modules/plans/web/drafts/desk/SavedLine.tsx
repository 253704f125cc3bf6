import { useEffect, useSyncExternalStore } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../../web/lib/problem.ts'
import { DateSaid } from '../../../../../web/ui/DateSaid.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { draftWords } from '../words.ts'
import styles from './Desk.module.css'
import type { Saving } from './saving.ts'
import { useDesk } from './useDesk.ts'

/** Whether what is on the desk is kept, in half a sentence; a way to try again when it is not. */
export function SavedLine({ saving }: { saving: Saving }) {
  const words = useWords(draftWords)
  const say = useProblemSentence(draftWords)
  const desk = useDesk()
  const state = useSyncExternalStore(saving.hear, saving.state)
  useEffect(() => {
    // Asked by the browser itself, in its own words, only while something would be lost.
    const ask = (event: BeforeUnloadEvent) => {
      desk.settle()
      if (saving.state().kind !== 'saved') event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [saving, desk])
  return (
    <span className={styles.saved} data-kind={state.kind} role="status">
      {state.kind === 'saved' && (
        <>
          {words.saved.saved} <DateSaid at={state.at} />
        </>
      )}
      {state.kind === 'waiting' && words.saved.waiting}
      {(state.kind === 'saving' || state.kind === 'conflict') && words.saved.saving}
      {state.kind === 'failed' && (
        <>
          {state.again ? words.saved.retrying : `${words.saved.failed}：${say(state.error)}`}{' '}
          <PlainButton kind="text" onClick={() => void saving.now()}>
            {words.saved.saveNow}
          </PlainButton>
        </>
      )}
    </span>
  )
}
