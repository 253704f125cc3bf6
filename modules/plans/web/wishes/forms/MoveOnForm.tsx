import { Input } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useSend } from '../../../../../web/lib/queries.ts'
import { moveWishOn } from '../../../contract/wishes.ts'
import { plansWords } from '../../words.ts'
import { ActForm, Labelled } from './ActForm.tsx'
import { ProjectSelect, useProjects } from './ProjectSelect.tsx'

/** Under way already as a project, or somebody else's: which, and words that show the way. */
export function MoveOnForm(props: { wishId: string; onClose: () => void }) {
  const { acts: words, candidates } = useWords(plansWords).wishes
  const id = useId()
  const projects = useProjects()
  const [chosen, setChosen] = useState<{ projectId: string | null; targetId: string | null }>({
    projectId: null,
    targetId: null,
  })
  const [said, setSaid] = useState('')
  const move = useSend(moveWishOn, { onDone: props.onClose })
  return (
    <ActForm
      title={words.move_on}
      ready={said.trim() !== ''}
      sending={move.isPending}
      error={move.error}
      onClose={props.onClose}
      onSend={() => move.mutate({ params: { id: props.wishId }, body: { ...chosen, words: said.trim() } })}
    >
      <ProjectSelect
        id={id}
        projects={projects}
        {...chosen}
        onChange={(projectId, targetId) => setChosen({ projectId, targetId })}
        labels={{
          project: words.moveProject,
          target: words.moveTarget,
          none: words.moveNone,
          whole: candidates.confirmWhole,
        }}
      />
      <Labelled id={`${id}-words`} label={words.moveWords} hint={words.moveHint}>
        <Input.TextArea
          id={`${id}-words`}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={500}
          value={said}
          onChange={(event) => setSaid(event.target.value)}
        />
      </Labelled>
    </ActForm>
  )
}
