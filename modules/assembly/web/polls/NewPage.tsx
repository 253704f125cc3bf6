import { useParams } from 'react-router'
import { PollForm } from './PollForm.tsx'
import { pollsTopics } from './topics.ts'

/** A new poll of a session. */
export default function NewPage() {
  const { id = '' } = useParams()
  return <PollForm sessionId={id} poll={null} topics={pollsTopics(id)} />
}
