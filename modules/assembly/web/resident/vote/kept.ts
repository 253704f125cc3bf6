import type { BallotMarks } from '../../../rules.ts'

/**
 * A ballot on its way. The token is made here and belongs to this one ballot: asked again with it, the server takes it once however often
 * it arrives. Both stay in this tab only until the server has said that it has them; then nothing on the phone tells how anybody voted.
 */
export interface KeptBallot {
  readonly token: string
  readonly marks: BallotMarks
  /** Whether it was sent at least once: its answer may be lost and its vote in. */
  readonly sent: boolean
}

const keyOf = (roundId: string, personId: string) => `lilong.ballot.${personId}.${roundId}`

export function recallBallot(roundId: string, personId: string): KeptBallot | undefined {
  try {
    return (
      (JSON.parse(sessionStorage.getItem(keyOf(roundId, personId)) ?? 'null') as KeptBallot | null) ??
      undefined
    )
  } catch {
    return undefined
  }
}

export function keepBallot(roundId: string, personId: string, ballot: KeptBallot): void {
  try {
    sessionStorage.setItem(keyOf(roundId, personId), JSON.stringify(ballot))
  } catch {
    // A browser that keeps nothing still holds the ballot while the page is open.
  }
}

export function forgetBallot(roundId: string, personId: string): void {
  try {
    sessionStorage.removeItem(keyOf(roundId, personId))
  } catch {
    // Nothing was kept.
  }
}

/** 32 bytes of the browser's own source of chance, as text. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
