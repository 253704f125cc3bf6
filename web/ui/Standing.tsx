import styles from './Standing.module.css'
import { useSaying } from './say.ts'

/** How a promise stands today. The rule that decides is the module's; this is only how it looks: shape, word, then colour. */
export type StandingKind = 'met' | 'ahead' | 'on_track' | 'late' | 'at_risk' | 'not_begun'

/** One shape per standing, told apart without colour: a tick, an arrow up, a dash, a triangle, a half circle, an open circle. */
function Shape({ kind }: { kind: StandingKind }) {
  return (
    <svg viewBox="0 0 12 12" className={styles.shape} aria-hidden="true">
      {kind === 'met' && <path d="M1.5 6.5 4.8 9.8 10.5 2.6" className={styles.stroke} />}
      {kind === 'ahead' && <path d="M6 10.5v-9M2.2 5.2 6 1.4l3.8 3.8" className={styles.stroke} />}
      {kind === 'on_track' && <path d="M1.5 6h9" className={styles.stroke} />}
      {kind === 'late' && <path d="M6 1.2 11.2 10.8H.8Z" className={styles.fill} />}
      {kind === 'at_risk' && (
        <>
          <circle cx="6" cy="6" r="4.6" className={styles.stroke} />
          <path d="M6 1.4a4.6 4.6 0 0 1 0 9.2Z" className={styles.fill} />
        </>
      )}
      {kind === 'not_begun' && <circle cx="6" cy="6" r="4.6" className={styles.stroke} />}
    </svg>
  )
}

/** The standing with its word; `mute` keeps only the shape on screen and says the word to those who listen. */
export function Standing({ kind, mute = false }: { kind: StandingKind; mute?: boolean }) {
  const { words } = useSaying()
  return (
    <span className={styles.standing} data-standing={kind} title={mute ? words[kind] : undefined}>
      <Shape kind={kind} />
      <span className={mute ? 'spoken' : undefined}>{words[kind]}</span>
    </span>
  )
}
