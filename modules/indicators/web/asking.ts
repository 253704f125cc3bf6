import { useQuery } from '@tanstack/react-query'
import { ask, newKey } from '../../../web/lib/ask.ts'
import { useTopics } from '../../../web/lib/queries.ts'
import { type Ask, askMany } from '../contract/answers.ts'

/**
 * Many answers in one question. The question travels as a body because it is long; it changes nothing, is kept like any answer and
 * asked again when a topic moves.
 */
export function useAnswers(
  asks: readonly Ask[],
  how: { topics?: readonly string[]; enabled?: boolean } = {},
) {
  const answers = useQuery({
    queryKey: ['indicators', askMany.path, asks],
    enabled: (how.enabled ?? true) && asks.length > 0,
    queryFn: ({ signal }) => ask(askMany, { body: { asks: [...asks] } }, { signal, key: newKey() }),
    placeholderData: (former) => former,
  })
  useTopics(how.topics ?? [], () => answers.refetch())
  return answers
}
