import { useCallback, useEffect, useRef, useState } from 'react'
import { ask, mayRepeat } from '../../../../../web/lib/ask.ts'
import { refusalType } from '../../../../../web/lib/problem.ts'
import { castBallot } from '../../../contract/ballots.ts'
import type { BallotMarks, BallotMode } from '../../../rules.ts'
import { forgetBallot, type KeptBallot, keepBallot, newToken, recallBallot } from './kept.ts'
import { readyToCast } from './marking.ts'

export type Casting =
  | { readonly is: 'marking' }
  | { readonly is: 'sending' }
  /** Sent once before the page was opened anew; nobody knows yet whether it arrived. */
  | { readonly is: 'unsure' }
  /** The network is gone; it is tried again by itself. */
  | { readonly is: 'lost' }
  | { readonly is: 'refused'; readonly error: unknown }
  /** The receipt is null where the vote is in by another page or another phone. */
  | { readonly is: 'in'; readonly receipt: string | null }

const againMs = 2_500

/**
 * One ballot of one voter on its way: what is marked and its token stay in this tab until the server has answered, and a lost answer is
 * asked for again with the same token, so that no network can make two votes of one, or none.
 */
export function useCasting(roundId: string, personId: string, mode: BallotMode) {
  const [ballot, setBallot] = useState<KeptBallot>(
    () => recallBallot(roundId, personId) ?? { token: newToken(), marks: { mode }, sent: false },
  )
  const [casting, setCasting] = useState<Casting>(() => (ballot.sent ? { is: 'unsure' } : { is: 'marking' }))
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const under = useRef(false)
  const latest = useRef(ballot)

  const put = useCallback(
    (next: KeptBallot) => {
      latest.current = next
      setBallot(next)
      keepBallot(roundId, personId, next)
    },
    [roundId, personId],
  )
  const send = useCallback(async () => {
    if (under.current) return
    under.current = true
    clearTimeout(timer.current)
    put({ ...latest.current, sent: true })
    setCasting((now) => (now.is === 'unsure' || now.is === 'lost' ? now : { is: 'sending' }))
    const { token, marks } = latest.current
    try {
      const { receipt } = await ask(castBallot, {
        params: { id: roundId },
        body: { token, marks: readyToCast(marks) },
      })
      forgetBallot(roundId, personId)
      setCasting({ is: 'in', receipt })
    } catch (error) {
      if (mayRepeat(error)) {
        setCasting({ is: 'lost' })
        // Not all phones of a hall in the same moment when the network comes back.
        timer.current = setTimeout(() => void send(), againMs * (0.6 + Math.random()))
        return
      }
      if (refusalType(error) === 'already_voted') {
        forgetBallot(roundId, personId)
        setCasting({ is: 'in', receipt: null })
        return
      }
      // It was not taken, so it may be changed; under a token that is taken it never would be.
      const token = refusalType(error) === 'token_taken' ? newToken() : latest.current.token
      put({ ...latest.current, token, sent: false })
      setCasting({ is: 'refused', error })
    } finally {
      under.current = false
    }
  }, [roundId, personId, put])

  // Only once: what was sent before this page opened.
  const begun = useRef(false)
  useEffect(() => {
    if (!begun.current && latest.current.sent) void send()
    begun.current = true
    return () => clearTimeout(timer.current)
  }, [send])
  const isLost = casting.is === 'lost'
  useEffect(() => {
    if (!isLost) return
    const hear = () => void send()
    addEventListener('online', hear)
    return () => removeEventListener('online', hear)
  }, [isLost, send])

  return {
    marks: ballot.marks,
    casting,
    mark: (marks: BallotMarks) => {
      put({ ...latest.current, marks })
      setCasting({ is: 'marking' })
    },
    send: () => void send(),
  }
}
