import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useBroadcast } from '../../../../web/lib/broadcast.ts'
import { keyOf, useAsked } from '../../../../web/lib/queries.ts'
import { getDesk } from '../../contract/desk.ts'
import { type HallState, watchNow } from '../../contract/now.ts'
import { SessionFrame } from '../prepare/SessionFrame.tsx'
import { assemblyWords } from '../words.ts'
import { Desk } from './Desk.tsx'

/** The chair's desk: one sentence, one number, one button at a time. */
export default function ChairPage() {
  return <SessionFrame tab="chair">{({ id }) => <Chair id={id} />}</SessionFrame>
}

/** What of the state changes what the desk says; ballots that come in do not, and the state itself carries their number. */
const stepIn = (state: HallState) =>
  [
    state.run?.id,
    state.item?.id,
    state.item?.minutes,
    state.round?.id,
    state.round?.state,
    state.shows,
    state.attendance.present,
    state.attendance.leave,
  ].join(' ')

function Chair({ id }: { id: string }) {
  const asking = { params: { id } }
  const desk = useAsked(getDesk, asking, {
    topics: [`assembly.desk:${id}`, `assembly.session:${id}`, `assembly.polls:${id}`],
  })
  const watched = useBroadcast<HallState>(addressOf(watchNow, asking))
  const queries = useQueryClient()
  const step = watched.state ? stepIn(watched.state) : ''
  const seen = useRef('')
  useEffect(() => {
    if (step === '' || step === seen.current) return
    // The first state says nothing that the desk, asked in the same moment, does not know.
    if (seen.current !== '') void queries.invalidateQueries({ queryKey: keyOf(getDesk, { params: { id } }) })
    seen.current = step
  }, [step, queries, id])
  return (
    <Asked of={desk} words={assemblyWords} rows={10}>
      {(answer) => <Desk desk={answer} watched={watched} />}
    </Asked>
  )
}
