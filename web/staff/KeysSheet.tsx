import { useWords, webWords } from '../lib/language.tsx'
import { type KeyLine, useShownKeys } from '../lib/pageKeys.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { PlainButton } from '../ui/PlainButton.tsx'
import styles from './KeysSheet.module.css'
import type { MenuLine } from './menu.ts'
import { staffWords } from './words.ts'

/** Every key on one sheet: those of the page at hand first, then those of the frame. */
export function KeysSheet({ menu, close }: { menu: readonly MenuLine[]; close: () => void }) {
  const words = useWords(staffWords)
  const common = useWords(webWords)
  const ofPage = useShownKeys()
  const lines: readonly KeyLine[] = [
    ...menu.flatMap(({ press, label }): KeyLine[] => (press ? [[['g', press], label]] : [])),
    [['/'], words.keySearch],
    [['Esc'], words.keyClose],
    [['?'], words.keyHelp],
  ]
  return (
    <Dialog title={words.keys} onClose={close}>
      <p className={styles.lead}>{words.keysLead}</p>
      {ofPage.length > 0 && (
        <>
          <h3 className={styles.part}>{words.keysHere}</h3>
          <Lines of={ofPage} />
          <h3 className={styles.part}>{words.keysEverywhere}</h3>
        </>
      )}
      <Lines of={lines} />
      <PlainButton onClick={close}>{common.close}</PlainButton>
    </Dialog>
  )
}

function Lines({ of }: { of: readonly KeyLine[] }) {
  return (
    <dl className={styles.list}>
      {of.map(([keys, word]) => (
        <div key={keys.join(' ')} className={styles.line}>
          <dt>{word}</dt>
          <dd>
            <KeyHint keys={keys} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
