import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { answerNotice, type Evidence, keepEvidence, type Notice } from '../../contract/notices.ts'
import styles from '../desk/Desk.module.css'
import { reportsWords } from '../words.ts'

/** What was done, with photos or papers. Files travel as they are chosen, so that answering is one touch. */
export function AnswerForm({ notice }: { notice: Notice }) {
  const words = useWords(reportsWords).notices.answer
  const [said, setSaid] = useState('')
  const [files, setFiles] = useState<readonly Evidence[]>([])
  const params = { id: notice.id }
  const keep = useSend(keepEvidence, { onDone: (file) => setFiles((now) => [...now, file]) })
  const answer = useSend(answerNotice, {
    onDone: () => {
      setSaid('')
      setFiles([])
    },
  })
  return (
    <Section title={words.title}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (said.trim() === '') return
          answer.mutate({
            params,
            body: { words: said.trim(), evidenceIds: files.map(({ id }) => id) },
          })
        }}
      >
        <label className={styles.label}>
          {words.words}
          <textarea
            className={styles.input}
            rows={4}
            maxLength={4000}
            placeholder={words.wordsHint}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        </label>
        <label className={styles.label}>
          {words.evidence}
          <input
            type="file"
            multiple
            accept="image/*,application/pdf"
            onChange={async (event) => {
              const chosen = [...(event.target.files ?? [])]
              event.target.value = ''
              for (const file of chosen)
                await keep.mutateAsync({ params, files: { file } }).catch(() => undefined)
            }}
          />
        </label>
        {keep.isPending && <p className={styles.quiet}>{words.uploading}</p>}
        {keep.error && <Problem error={keep.error} words={reportsWords} />}
        {files.length > 0 && (
          <p className={styles.quiet}>
            {words.uploaded} · <span lang="zh-CN">{files.map(({ name }) => name).join('、')}</span>
          </p>
        )}
        {answer.error && <Problem error={answer.error} words={reportsWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            type="submit"
            disabled={said.trim() === '' || answer.isPending || keep.isPending}
          >
            {words.submit}
          </PlainButton>
        </div>
      </form>
    </Section>
  )
}
