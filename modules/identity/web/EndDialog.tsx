import { Problem } from '../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../web/lib/language.tsx'
import { Dialog } from '../../../web/ui/Dialog.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import styles from './FirstPosts.module.css'
import { identityWords } from './words.ts'

/** Asks once more before something ends, says what that means, and stays open with the reason when it is refused. */
export function EndDialog(props: {
  title: string
  lead: string
  word: string
  sending: { isPending: boolean; error: Error | null }
  onYes: (done: () => void) => void
  onClose: () => void
  children?: React.ReactNode
}) {
  const common = useWords(webWords)
  const { sending, onClose } = props
  return (
    <Dialog title={props.title} onClose={() => !sending.isPending && onClose()}>
      <p>{props.lead}</p>
      {props.children}
      {sending.error && <Problem error={sending.error} words={identityWords} />}
      <div className={styles.ways}>
        <PlainButton kind="main" disabled={sending.isPending} onClick={() => props.onYes(onClose)}>
          {props.word}
        </PlainButton>
        <PlainButton disabled={sending.isPending} onClick={onClose}>
          {common.cancel}
        </PlainButton>
      </div>
    </Dialog>
  )
}
