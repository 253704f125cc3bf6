import { useEffect, useSyncExternalStore } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../web/lib/problem.ts'
import type { Saving } from '../../../../web/lib/saving.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { reportsWords } from '../words.ts'
import type { Written } from './desk.ts'

/** Whether what is written is kept, in half a sentence; a way to try again when it is not. */
export function SavedLine({ saving }: { saving: Saving<Written> }) {
  const words = useWords(reportsWords).reports.saved
  const say = useProblemSentence(reportsWords)
  const state = useSyncExternalStore(saving.hear, saving.state)
  useEffect(() => {
    // Asked by the browser itself, in its own words, only while something would be lost.
    const ask = (event: BeforeUnloadEvent) => {
      if (saving.state().kind !== 'saved') event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [saving])
  return (
    <span data-saved={state.kind} role="status">
      {state.kind === 'saved' && (
        <>
          {words.saved} <DateSaid at={state.at} />
        </>
      )}
      {state.kind === 'waiting' && words.waiting}
      {(state.kind === 'saving' || state.kind === 'conflict') && words.saving}
      {state.kind === 'failed' && (
        <>
          {state.again ? words.retrying : `${words.failed} · ${say(state.error)}`}{' '}
          <PlainButton kind="text" onClick={() => void saving.now()}>
            {words.now}
          </PlainButton>
        </>
      )}
    </span>
  )
}
