import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Candidate, type Election, nominate, type SoughtPost } from '../../contract/elections.ts'
import type { Elector } from '../../contract/voters.ts'
import styles from '../committee/Committee.module.css'
import { FindElector } from './FindElector.tsx'
import { electionWords } from './words.ts'

const bys = ['residents', 'group', 'organisation', 'self'] as const

/** Enters a nomination. */
export function NominateDialog({ election, onClose }: { election: Election; onClose: () => void }) {
  const all = useWords(electionWords)
  const words = all.candidates
  const [post, setPost] = useState<SoughtPost>(election.method.posts[0]?.post ?? 'member')
  const [elector, setElector] = useState<Elector | null>(null)
  const [name, setName] = useState('')
  const [by, setBy] = useState<Candidate['nominatedBy']>('residents')
  const [nominators, setNominators] = useState('')
  const [introduction, setIntroduction] = useState('')
  const send = useSend(nominate, { onDone: onClose })
  const outside = !election.method.candidatesOnRegister
  return (
    <Dialog title={words.nominate} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate({
            params: { id: election.id },
            body: {
              post,
              voterId: elector?.id ?? null,
              name: elector ? null : name.trim() || null,
              nominatedBy: by,
              nominators: nominators === '' ? null : Number(nominators),
              introduction: introduction.trim(),
            },
          })
        }}
      >
        <Choice
          label={words.post}
          labelShown
          value={post}
          onChoose={setPost}
          options={election.method.posts.map(({ post: value }) => ({ value, word: all.posts[value] }))}
        />
        <FindElector
          electionId={election.id}
          label={words.who}
          hint={words.whoHint}
          chosen={elector}
          onChoose={setElector}
        />
        {outside && !elector && (
          <Field
            label={words.outside}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.target.value)}
          />
        )}
        <Choice
          label={words.by}
          labelShown
          value={by}
          onChoose={setBy}
          options={bys.map((value) => ({ value, word: words.bys[value] }))}
        />
        {by === 'residents' && (
          <Field
            label={words.nominators}
            type="number"
            min={1}
            value={nominators}
            onChange={(event) => setNominators(event.target.value)}
          />
        )}
        <label className={styles.label}>
          {words.introduction}
          <textarea
            className={styles.input}
            rows={3}
            maxLength={600}
            placeholder={words.introductionHint}
            value={introduction}
            onChange={(event) => setIntroduction(event.target.value)}
          />
        </label>
        {send.error && <Problem error={send.error} words={electionWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            type="submit"
            disabled={(!elector && !(outside && name.trim() !== '')) || send.isPending}
          >
            {words.submit}
          </PlainButton>
          <PlainButton onClick={onClose}>{words.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
