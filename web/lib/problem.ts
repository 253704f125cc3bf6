import type { ProblemReply } from '../../platform/contract.ts'
import { useWords, type WordSource, webWords } from './language.tsx'

/** A refusal of the server, as it came over the wire. */
export class ProblemError extends Error {
  readonly problem: ProblemReply
  constructor(problem: ProblemReply) {
    super(`${problem.type}: ${problem.title}`)
    this.problem = problem
  }
}

/** The request never reached the server, or its answer never reached us. */
export class UnreachableError extends Error {}

/** How a module words its refusals: `words.problems[type]`, a sentence or a function of the parameters. */
export type ProblemWords = Readonly<Record<string, string | ((params: never) => string)>>

function sentence(words: ProblemWords, type: string, params: Record<string, unknown>): string | undefined {
  const word = Object.hasOwn(words, type) ? words[type] : undefined
  return typeof word === 'function' ? word(params as never) : word
}

/** What went wrong, in words: the module's own first, then the words every door shares. */
export function sayProblem(error: unknown, common: ProblemWords, own: ProblemWords = {}): string {
  if (error instanceof ProblemError) {
    const { type, params, status } = error.problem
    const said = sentence(own, type, params) ?? sentence(common, type, params)
    if (said) return said
    return sentence(common, status >= 500 ? 'broke' : 'unknown', params) ?? error.problem.title
  }
  if (error instanceof UnreachableError) return sentence(common, 'offline', {}) ?? error.message
  return sentence(common, 'unknown', {}) ?? String(error)
}

/** The type of a refusal, when it is one: `refusalType(error) === 'sign_in_failed'`. */
export const refusalType = (error: unknown): string | undefined =>
  error instanceof ProblemError ? error.problem.type : undefined

export const requestIdOf = (error: unknown): string | undefined =>
  error instanceof ProblemError ? error.problem.requestId : undefined

// One promise, fulfilled from the start: a new one on every draw would be waited for again and again.
const none = { problems: {} }
const noWords: WordSource<{ problems: ProblemWords }> = {
  load: () => nothing,
}
const nothing = Object.assign(Promise.resolve(none), { status: 'fulfilled', value: none })

/** Words a refusal in the language on screen. Give the words of the module whose endpoint refused. */
export function useProblemSentence(
  own: WordSource<{ problems: ProblemWords }> = noWords,
): (error: unknown) => string {
  const common = useWords(webWords).problems
  const words = useWords(own).problems
  return (error) => sayProblem(error, common, words)
}
