import { useWords } from '../../../web/lib/language.tsx'
import { Remark } from '../../../web/ui/Broken.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import styles from './FirstPosts.module.css'
import { identityWords } from './words.ts'

export interface Handing {
  readonly name: string
  readonly staffNumber: string
  readonly oneTimePassword: string
}

/** One-time passwords, each until it has been handed over: the server keeps only their hashes and cannot say them again. */
export function HandOver(props: { passwords: readonly Handing[]; onHanded: (staffNumber: string) => void }) {
  const words = useWords(identityWords).handOver
  return props.passwords.map(({ name, staffNumber, oneTimePassword }) => (
    <Remark key={staffNumber} tone="kept">
      <div className={styles.hand} role="status">
        <p>{words.tell(name, staffNumber)}</p>
        <code className={styles.password}>{oneTimePassword}</code>
        <p>{words.once}</p>
        <PlainButton onClick={() => props.onHanded(staffNumber)}>{words.handed}</PlainButton>
      </div>
    </Remark>
  ))
}
