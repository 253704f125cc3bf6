import { useQueryClient } from '@tanstack/react-query'
import { type ComponentType, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ask, mayRepeat, onSessionLost } from '../../../../web/lib/ask.ts'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { usePlaceTold } from '../../../../web/lib/place.ts'
import { refusalType, useProblemSentence } from '../../../../web/lib/problem.ts'
import { type ResidentHere, ResidentProvider } from '../../../../web/lib/resident.ts'
import { Broken } from '../../../../web/ui/Broken.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { getResident, type Resident } from '../../contract/phone.ts'
import { PhoneSignIn } from './PhoneSignIn.tsx'
import { ResidentAtHome } from './resident.ts'
import { residentWords } from './words.ts'

type Sitting =
  | { state: 'asking' }
  | { state: 'nobody' }
  | { state: 'broken'; error: unknown }
  | { state: 'here'; resident: Resident }

/**
 * Finds out who is here and shows them the pages, or the sign-in to a stranger. The address never changes, so one is back where one was.
 * When a sign-in runs out, the form takes the place of the page, which stays as it was underneath: no window opens over anything.
 */
export function PhoneKeeper({
  around: Around,
  children,
}: {
  around: ComponentType<{ children: ReactNode }>
  children: ReactNode
}) {
  const queries = useQueryClient()
  const [sitting, setSitting] = useState<Sitting>({ state: 'asking' })
  const [lost, setLost] = useState(false)
  const waiting = useRef<{ promise: Promise<void>; done: () => void } | null>(null)
  usePlaceTold(sitting.state === 'here' ? sitting.resident.street : undefined)

  const find = useCallback(async () => {
    setSitting(await whoIsHere())
  }, [])
  useEffect(() => {
    void find()
  }, [find])

  const here = sitting.state === 'here'
  useEffect(() => {
    if (!here) return
    onSessionLost(() => {
      if (!waiting.current) {
        let done = () => {}
        const promise = new Promise<void>((resolve) => {
          done = resolve
        })
        waiting.current = { promise, done }
        setLost(true)
      }
      return waiting.current.promise
    })
    return () => onSessionLost(undefined)
  }, [here])

  const arrive = (resident: Resident) => {
    // Another person on the same phone must not find this one's page.
    if (sitting.state === 'here' && sitting.resident.personId !== resident.personId) location.assign('/my')
    else if (sitting.state === 'here') void queries.invalidateQueries()
    else queries.clear()
    setSitting({ state: 'here', resident })
    setLost(false)
    waiting.current?.done()
    waiting.current = null
  }
  const resident = sitting.state === 'here' ? sitting.resident : null
  const known = useMemo<ResidentHere | null>(() => {
    if (!resident) return null
    const held = new Set(resident.permissions)
    return { ...resident, holds: (permission) => held.has(permission) }
  }, [resident])
  const home = useMemo(
    () => ({ resident, changed: (next: Resident) => setSitting({ state: 'here', resident: next }) }),
    [resident],
  )

  if (sitting.state === 'asking') return null
  if (sitting.state === 'broken') {
    return (
      <Around>
        <NotReached error={sitting.error} again={find} />
      </Around>
    )
  }
  return (
    <>
      {(sitting.state === 'nobody' || lost) && (
        <Around>
          <PhoneSignIn onDone={arrive} />
        </Around>
      )}
      {sitting.state === 'here' && (
        <div hidden={lost}>
          <ResidentAtHome value={home}>
            <ResidentProvider value={known}>{children}</ResidentProvider>
          </ResidentAtHome>
        </div>
      )}
    </>
  )
}

function NotReached({ error, again }: { error: unknown; again: () => unknown }) {
  const common = useWords(webWords)
  const say = useProblemSentence(residentWords)
  return (
    <Broken wayOut={<PlainButton onClick={() => again()}>{common.retry}</PlainButton>}>{say(error)}</Broken>
  )
}

async function whoIsHere(): Promise<Sitting> {
  for (const waitMs of [500, 1500, 0]) {
    try {
      return { state: 'here', resident: await ask(getResident, {}) }
    } catch (error) {
      const type = refusalType(error)
      // Who left on another device, or is no resident any more, begins as a stranger.
      if (type === 'not_signed_in' || type === 'may_not' || type === 'not_found') return { state: 'nobody' }
      if (waitMs === 0 || !mayRepeat(error)) return { state: 'broken', error }
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
  return { state: 'nobody' }
}
