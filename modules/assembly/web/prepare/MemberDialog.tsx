import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { enterMember, type Member, posts, sexes } from '../../contract/prepare-roster.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'

const lines = ['name', 'phone', 'number', 'constituency', 'delegation', 'group'] as const

/** One member by hand. */
export function MemberDialog({ termId, onClose }: { termId: string; onClose: () => void }) {
  const words = useWords(assemblyWords).prepare
  const common = useWords(webWords)
  const [texts, setTexts] = useState<Partial<Record<(typeof lines)[number], string>>>({})
  const [post, setPost] = useState<Member['post']>('representative')
  const [sex, setSex] = useState<'female' | 'male'>('female')
  const enter = useSend(enterMember, { onDone: onClose })
  const text = (field: (typeof lines)[number]) => texts[field]?.trim() || null
  return (
    <Dialog title={words.roster.add} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          enter.mutate({
            params: { id: termId },
            body: {
              name: text('name') ?? '',
              phone: text('phone'),
              number: text('number'),
              constituency: text('constituency'),
              delegation: text('delegation'),
              group: text('group'),
              post,
              sex,
            },
          })
        }}
      >
        <div className={styles.fields}>
          {lines.map((field, index) => (
            <Field
              key={field}
              label={words.roster.columns[field]}
              value={texts[field] ?? ''}
              maxLength={60}
              autoFocus={index === 0}
              onChange={(event) => setTexts({ ...texts, [field]: event.target.value })}
            />
          ))}
        </div>
        <Choice
          label={words.roster.columns.sex}
          labelShown
          value={sex}
          onChoose={setSex}
          options={sexes.map((value) => ({ value, word: words.sexes[value] }))}
        />
        <Choice
          label={words.roster.columns.post}
          labelShown
          value={post}
          onChoose={setPost}
          options={posts.map((value) => ({ value, word: words.posts[value] }))}
        />
        {enter.error && <Problem error={enter.error} words={assemblyWords} />}
        <div className={styles.buttons}>
          <PlainButton kind="main" type="submit" disabled={!text('name') || enter.isPending}>
            {words.roster.endSubmit}
          </PlainButton>
          <PlainButton onClick={onClose}>{common.cancel}</PlainButton>
        </div>
      </form>
    </Dialog>
  )
}
