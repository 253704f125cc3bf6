import { useEffect, useRef, useState } from 'react'
import { Link, Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router'
import { Bell } from '../../modules/messages/web/Bell.tsx'
import { useKeys } from '../lib/keys.ts'
import { useWords, webWords } from '../lib/language.tsx'
import { useOnline } from '../lib/online.ts'
import { Arriving } from '../lib/pages.tsx'
import { PermissionNames } from '../lib/permissionNames.ts'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './Frame.module.css'
import { KeysSheet } from './KeysSheet.tsx'
import { groupOf, type MenuLine, menuGroups, useEveryPermission, useMenu, wayOf } from './menu.ts'
import { staffWords } from './words.ts'
import { YouMenu, YouSheet } from './You.tsx'

/** How many ways the bar at the bottom of a phone holds before "more". */
const inBar = 3

/** What surrounds every staff page: wordmark, ways, who sits here. On a phone the ways move to the bottom, under the thumb. */
export function Frame() {
  const words = useWords(staffWords)
  const common = useWords(webWords)
  const menu = useMenu()
  const permissionNames = useEveryPermission()
  const online = useOnline()
  const [keysShown, setKeysShown] = useState(false)
  const main = useMainFocus()
  const go = useNavigate()
  // What was opened over a page closes when the page is left.
  const { key: page } = useLocation()
  useKeys({
    '?': () => setKeysShown(true),
    '/': () => document.querySelector<HTMLElement>('main [data-search], main input[type="search"]')?.focus(),
    ...Object.fromEntries(menu.flatMap(({ press, path }) => (press ? [[`g ${press}`, () => go(path)]] : []))),
  })
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#text">
        {common.skip}
      </a>
      <header className={styles.top}>
        <Link to="/" className={styles.mark}>
          {common.site}
        </Link>
        <div className={styles.mine}>
          <Bell />
          <YouMenu key={page} onKeys={() => setKeysShown(true)} />
        </div>
      </header>
      {!online && (
        <p className={styles.offline} role="status">
          {common.offline}
        </p>
      )}
      <nav className={styles.side} aria-label={words.menu}>
        <Ways menu={menu} />
      </nav>
      <main id="text" ref={main} tabIndex={-1} className={styles.main}>
        <PermissionNames value={permissionNames}>
          <Arriving rows={8}>
            <Outlet />
          </Arriving>
        </PermissionNames>
      </main>
      <BottomBar key={page} menu={menu} onKeys={() => setKeysShown(true)} />
      {keysShown && <KeysSheet menu={menu} close={() => setKeysShown(false)} />}
      <ScrollRestoration />
    </div>
  )
}

function Ways({ menu, onGo }: { menu: readonly MenuLine[]; onGo?: () => void }) {
  const words = useWords(staffWords)
  const present = wayOf(menu, useLocation().pathname)
  return menuGroups.map((group) => {
    const ways = menu.filter((line) => groupOf(line) === group)
    if (ways.length === 0) return null
    return (
      <div key={group} className={styles.group}>
        {group !== 'home' && <p className={styles.groupName}>{words.groups[group]}</p>}
        <ul className={styles.ways}>
          {ways.map(({ key, path, label }) => (
            <li key={`${path} ${key}`}>
              <Link
                to={path}
                aria-current={path === present ? 'page' : undefined}
                className={styles.way}
                onClick={onGo}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    )
  })
}

function BottomBar({ menu, onKeys }: { menu: readonly MenuLine[]; onKeys: () => void }) {
  const words = useWords(staffWords)
  const [more, setMore] = useState(false)
  const present = wayOf(menu, useLocation().pathname)
  return (
    <nav className={styles.bottom} aria-label={words.menu}>
      {menu.slice(0, inBar).map(({ key, path, label }) => (
        <Link
          key={`${path} ${key}`}
          to={path}
          aria-current={path === present ? 'page' : undefined}
          className={styles.thumb}
        >
          {path === '/' ? words.homeShort : label}
        </Link>
      ))}
      <button
        type="button"
        className={styles.thumb}
        aria-current={
          (present !== undefined && !menu.slice(0, inBar).some(({ path }) => path === present)) || undefined
        }
        onClick={() => setMore(true)}
      >
        {words.more}
      </button>
      {more && (
        <Dialog title={words.menu} onClose={() => setMore(false)}>
          <Ways menu={menu} onGo={() => setMore(false)} />
          <YouSheet
            onKeys={() => {
              setMore(false)
              onKeys()
            }}
          />
        </Dialog>
      )}
    </nav>
  )
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
