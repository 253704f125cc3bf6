import { useEffect } from 'react'
import { Asked } from '../../../../web/lib/Asked.tsx'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { getPapersWaiting } from '../../contract/approvals.ts'
import { documentsWords } from '../words.ts'
import { countOf, WaitingParts } from './WaitingParts.tsx'

const most = 5

/** On the first page: what waits for me among the papers. Nothing when nothing waits. */
export default function Waiting({ tell }: HomePartProps) {
  const waiting = useAsked(getPapersWaiting, {}, { topics: ['documents.papers', 'documents.seals'] })
  const count = waiting.data && countOf(waiting.data)
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  return (
    <Asked of={waiting} words={documentsWords} rows={3}>
      {(answer) => <WaitingParts waiting={answer} most={most} />}
    </Asked>
  )
}
