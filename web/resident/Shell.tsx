import { useEffect, useRef } from 'react'
import { NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router'
import { UnreadMark } from '../../modules/messages/web/Unread.tsx'
import { useWords, webWords } from '../lib/language.tsx'
import { useOnline } from '../lib/online.ts'
import { Arriving } from '../lib/pages.tsx'
import { useResident } from '../lib/resident.ts'
import { Nameplate } from './Nameplate.tsx'
import styles from './Shell.module.css'
import { useWays, type Way } from './ways.ts'
import { residentDoorWords } from './words.ts'

/** Beside the first page, what a bar under the thumb holds. */
const inBar = 3

/** What surrounds every page of a resident: the nameplate above, the ways below under the thumb. */
export function Shell() {
  const words = useWords(residentDoorWords)
  const common = useWords(webWords)
  const online = useOnline()
  const main = useMainFocus()
  const ways = useWays()
  // The first of what modules bring, then the two that everybody needs: messages and oneself.
  const own = ways.filter(({ always }) => !always).slice(0, inBar - 2)
  const bar = [...own, ...ways.filter(({ always }) => always)]
  return (
    <div className={styles.door}>
      <a className={styles.skip} href="#text">
        {common.skip}
      </a>
      <Nameplate />
      {!online && (
        <p className={styles.offline} role="status">
          {common.offline}
        </p>
      )}
      <main id="text" ref={main} tabIndex={-1} className={styles.main}>
        <Arriving rows={6}>
          <Outlet />
        </Arriving>
      </main>
      <nav className={styles.bar} aria-label={words.menu}>
        <NavLink to="/" end className={styles.thumb}>
          {words.home}
        </NavLink>
        {bar.map((way) => (
          <NavLink key={way.path} to={way.path} className={styles.thumb}>
            {way.label}
            <Mark of={way} />
          </NavLink>
        ))}
      </nav>
      <ScrollRestoration />
    </div>
  )
}

function Mark({ of }: { of: Way }) {
  const { personId } = useResident()
  return of.path === '/messages' ? <UnreadMark personId={personId} /> : null
}

/** After a move to another page the reader starts at its beginning, with the keyboard as with the ear. */
function useMainFocus() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const former = useRef(pathname)
  useEffect(() => {
    if (former.current === pathname) return
    former.current = pathname
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
