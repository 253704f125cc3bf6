import { useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { getPoll } from '../../contract/polls.ts'
import { PollForm } from './PollForm.tsx'
import { pollsTopics } from './topics.ts'
import { pollsWords } from './words.ts'

/** A poll that was prepared, to be changed until its first ballot opens. */
export default function EditPage() {
  const { id = '' } = useParams()
  const poll = useAsked(getPoll, { params: { id } })
  return (
    <Asked of={poll} words={pollsWords} rows={10}>
      {(answer) => (
        <PollForm
          // Changed by somebody else meanwhile: the form keeps what is typed here, and saving says so.
          key={answer.id}
          sessionId={answer.sessionId}
          poll={answer}
          topics={pollsTopics(answer.sessionId)}
        />
      )}
    </Asked>
  )
}
