import { useResident } from '../../../../../web/lib/resident.ts'
import { Voting } from './Voting.tsx'

/** A representative's phone at the residents' door. */
export default function VotePage() {
  return <Voting personId={useResident().personId} />
}
