import { useWords, webWords } from '../lib/language.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { PlainButton } from '../ui/PlainButton.tsx'
import styles from './KeysSheet.module.css'
import type { MenuLine } from './menu.ts'
import { staffWords } from './words.ts'

/** Every key of the frame on one sheet. */
export function KeysSheet({ menu, close }: { menu: readonly MenuLine[]; close: () => void }) {
  const words = useWords(staffWords)
  const common = useWords(webWords)
  const lines: [readonly string[], string][] = [
    ...menu.flatMap(({ press, label }): [readonly string[], string][] =>
      press ? [[['g', press], label]] : [],
    ),
    [['/'], words.keySearch],
    [['Esc'], words.keyClose],
    [['?'], words.keyHelp],
  ]
  return (
    <Dialog title={words.keys} onClose={close}>
      <p className={styles.lead}>{words.keysLead}</p>
      <dl className={styles.list}>
        {lines.map(([keys, word]) => (
          <div key={keys.join(' ')} className={styles.line}>
            <dt>{word}</dt>
            <dd>
              <KeyHint keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
      <PlainButton onClick={close}>{common.close}</PlainButton>
    </Dialog>
  )
}
