import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ask, mayRepeat, onSessionLost, send } from '../../../web/lib/ask.ts'
import { useWords } from '../../../web/lib/language.tsx'
import { MeProvider, type Me as Sitter } from '../../../web/lib/me.ts'
import { refusalType } from '../../../web/lib/problem.ts'
import { Dialog } from '../../../web/ui/Dialog.tsx'
import { unitsWords } from '../../units/web/index.ts'
import { getFirstRun, getMe, type Me, signOut } from '../contract.ts'
import { ChangePassword } from './ChangePassword.tsx'
import { FirstRun } from './FirstRun.tsx'
import { FrontPage } from './FrontPage.tsx'
import { postsOf } from './posts.ts'
import { SignIn } from './SignIn.tsx'
import { Unreachable } from './Unreachable.tsx'
import { identityWords } from './words.ts'

type Sitting =
  | { state: 'asking' }
  | { state: 'nobody'; firstRun: boolean }
  | { state: 'broken'; error: unknown }
  | { state: 'here'; me: Me }

/**
 * Finds out who sits here and shows the pages to them, the sign-in to a stranger, or the first run to the first of all. The
 * address never changes, so one is back where one was. When a session runs out under an open page, the person signs in over it:
 * nothing typed is lost, and the request that found out is repeated.
 */
export function SessionKeeper({ children }: { children: ReactNode }) {
  const words = useWords(identityWords)
  const { roles } = useWords(unitsWords)
  const queries = useQueryClient()
  const [sitting, setSitting] = useState<Sitting>({ state: 'asking' })
  const [lost, setLost] = useState(false)
  const waiting = useRef<{ promise: Promise<void>; done: () => void } | null>(null)

  const find = useCallback(async () => {
    setSitting((former) => (former.state === 'broken' ? { state: 'asking' } : former))
    setSitting(await whoSitsHere())
  }, [])
  useEffect(() => {
    void find()
  }, [find])

  const here = sitting.state === 'here'
  useEffect(() => {
    if (!here) return
    onSessionLost(() => {
      if (!waiting.current) {
        const { promise, resolve } = Promise.withResolvers<void>()
        waiting.current = { promise, done: resolve }
        setLost(true)
      }
      return waiting.current.promise
    })
    return () => onSessionLost(undefined)
  }, [here])

  const arrive = useCallback(
    (me: Me) => {
      queries.clear()
      setSitting({ state: 'here', me })
    },
    [queries],
  )
  const sitter = useMemo<Sitter | null>(() => {
    if (sitting.state !== 'here') return null
    const { me } = sitting
    const held = new Set(me.permissions)
    return {
      personId: me.personId,
      name: me.name,
      posts: postsOf(me, roles),
      holds: (permission) => held.has(permission),
      words: { signOut: words.signOut, account: words.me.title },
      signOut: async () => {
        await send(signOut, {}).catch((error: unknown) => {
          if (refusalType(error) !== 'not_signed_in') throw error
        })
        // The next person at this desk starts from nothing: no page, no answer, no typed word stays in memory.
        location.assign('/')
      },
    }
  }, [sitting, words, roles])

  if (sitting.state === 'asking') return null
  if (sitting.state === 'broken') return <Unreachable error={sitting.error} again={find} />
  if (sitting.state === 'nobody') {
    return sitting.firstRun ? (
      <FrontPage title={words.firstRun.title}>
        <FirstRun onDone={arrive} onOver={() => setSitting({ state: 'nobody', firstRun: false })} />
      </FrontPage>
    ) : (
      <FrontPage title={words.signIn.title}>
        <SignIn onDone={arrive} />
      </FrontPage>
    )
  }
  const { me } = sitting
  if (me.mustChange) {
    return (
      <FrontPage title={words.password.title}>
        <ChangePassword lead={words.password.mustChange} onDone={arrive} />
      </FrontPage>
    )
  }
  return (
    <MeProvider value={sitter}>
      {children}
      {lost && (
        <Dialog title={words.signIn.title}>
          <SignIn
            lead={words.signIn.ended}
            name={me.staffNumber}
            onDone={(again) => {
              // Another person at the same desk must not find this one's page.
              if (again.personId !== me.personId) return location.assign('/')
              setSitting({ state: 'here', me: again })
              setLost(false)
              waiting.current?.done()
              waiting.current = null
              void queries.invalidateQueries()
            }}
          />
        </Dialog>
      )}
    </MeProvider>
  )
}

async function whoSitsHere(): Promise<Sitting> {
  for (const waitMs of [500, 1500, 0]) {
    try {
      return { state: 'here', me: await ask(getMe, {}) }
    } catch (error) {
      if (refusalType(error) === 'not_signed_in') {
        const { open } = await ask(getFirstRun, {}).catch(() => ({ open: false }))
        return { state: 'nobody', firstRun: open }
      }
      if (waitMs === 0 || !mayRepeat(error)) return { state: 'broken', error }
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
  return { state: 'nobody', firstRun: false }
}
