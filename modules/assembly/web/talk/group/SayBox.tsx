import { type FormEvent, useId, useState } from 'react'
import { useWords } from '../../../../../web/lib/language.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { longestRemark } from '../../../contract/talk.ts'
import { talkWords } from '../words.ts'
import styles from './Chat.module.css'
import { draftOf, keepDraft } from './drafts.ts'

/** One box, one button. */
export function SayBox({ groupId, onSay }: { groupId: string; onSay: (words: string) => void }) {
  const words = useWords(talkWords).chat
  const id = useId()
  const [text, setText] = useState(() => draftOf(groupId))
  const change = (next: string) => {
    setText(next)
    keepDraft(groupId, next)
  }
  const left = longestRemark - text.length
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    const said = text.trim()
    if (said === '' || left < 0) return
    onSay(said)
    change('')
  }
  return (
    <form className={styles.say} onSubmit={submit}>
      <label htmlFor={id} className="spoken">
        {words.say}
      </label>
      <textarea
        id={id}
        className={styles.box}
        rows={2}
        value={text}
        maxLength={longestRemark}
        placeholder={words.say}
        title={words.keys}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing)
            submit()
        }}
      />
      <PlainButton kind="main" type="submit" disabled={text.trim() === ''}>
        {words.send}
      </PlainButton>
      {left < 100 && <p className={styles.left}>{words.left(left)}</p>}
    </form>
  )
}
