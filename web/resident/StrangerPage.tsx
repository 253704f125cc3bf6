import { type ReactNode, Suspense } from 'react'
import { useWords } from '../lib/language.tsx'
import { Nameplate } from './Nameplate.tsx'
import styles from './Shell.module.css'
import { residentDoorWords } from './words.ts'

/** The page of somebody who has not signed in: the nameplate, one column with the thing to do, and the way to what everybody may read. */
export function StrangerPage({ children }: { children: ReactNode }) {
  const words = useWords(residentDoorWords)
  return (
    <div className={styles.door}>
      <Nameplate />
      <main className={styles.main}>
        <Suspense>{children}</Suspense>
      </main>
      <footer className={styles.foot}>
        <a href="/public">{words.publicDoor}</a>
      </footer>
    </div>
  )
}
