import type { ReactNode } from 'react'
import { Broken } from '../ui/Broken.tsx'
import { PlainButton } from '../ui/PlainButton.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useWords, type WordSource, webWords } from './language.tsx'
import { type ProblemWords, requestIdOf, useProblemSentence } from './problem.ts'

/** An answer on its way to the page: rows of grey while it comes, a sentence and a way out when it does not, then the content. */
export function Asked<T>(props: {
  of: { readonly data: T | undefined; readonly error: Error | null; refetch(): unknown }
  /** The words of the module that was asked, for its own refusals. */
  words?: WordSource<{ problems: ProblemWords }>
  rows?: number
  children: (answer: T) => ReactNode
}) {
  const { of, rows } = props
  if (of.data !== undefined) return props.children(of.data)
  if (of.error) return <Problem error={of.error} words={props.words} again={() => of.refetch()} />
  return <SkeletonRows rows={rows} />
}

/** A refusal or failure in words, with "try again" when that may help. */
export function Problem(props: {
  error: unknown
  words?: WordSource<{ problems: ProblemWords }>
  again?: () => unknown
}) {
  const say = useProblemSentence(props.words)
  const common = useWords(webWords)
  return (
    <Broken
      requestId={requestIdOf(props.error)}
      wayOut={props.again && <PlainButton onClick={() => props.again?.()}>{common.retry}</PlainButton>}
    >
      {say(props.error)}
    </Broken>
  )
}
