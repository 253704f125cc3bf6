import { useMe } from '../../../../web/lib/me.ts'
import { Voting } from '../resident/vote/Voting.tsx'

/** A representative who works for the sub-district votes at the staff's door as well. */
export default function VotePage() {
  return <Voting personId={useMe().personId} />
}
