import { useWords, webWords } from '../../../../../web/lib/language.tsx'
import type { KeyLine } from '../../../../../web/lib/pageKeys.ts'
import { Dialog } from '../../../../../web/ui/Dialog.tsx'
import { KeyHint } from '../../../../../web/ui/KeyHint.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { draftWords } from '../words.ts'
import styles from './Desk.module.css'

/** What the keys of the desk do; the sheet under `?` says the same. */
export function useDeskKeyLines(): readonly KeyLine[] {
  const { keys } = useWords(draftWords)
  return [
    [['←', '→'], keys.move],
    [['↑', '↓'], keys.moveItem],
    [['t'], keys.target],
    [['e'], keys.edit],
    [['d'], keys.delete],
    [['a'], keys.add],
    [['n'], keys.unplaced],
    [['w'], keys.write],
    [['Ctrl', 'Shift', 'Enter'], keys.splitHere],
    [['Alt', 'A'], keys.markHere],
    [['m'], keys.merge],
    [['Alt', '↑', '↓'], keys.reorder],
    [['p'], keys.part],
    [['x'], keys.leaveOutAbove],
    [['i'], keys.item],
    [['Ctrl', 'Z'], keys.undo],
    [['Ctrl', 'Shift', 'Z'], keys.redo],
    [['Esc'], keys.escape],
  ]
}

/** Every key of the desk on one sheet. */
export function KeysDialog({ close }: { close: () => void }) {
  const { keys } = useWords(draftWords)
  const common = useWords(webWords)
  const lines = useDeskKeyLines()
  return (
    <Dialog title={keys.title} onClose={close}>
      <p className={styles.quiet}>{keys.lead}</p>
      <dl>
        {lines.map(([strokes, word]) => (
          <div key={word} className={styles.keyLine}>
            <dt>{word}</dt>
            <dd>
              <KeyHint keys={strokes} />
            </dd>
          </div>
        ))}
      </dl>
      <PlainButton onClick={close}>{common.close}</PlainButton>
    </Dialog>
  )
}
