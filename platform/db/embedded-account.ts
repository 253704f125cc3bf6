import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'

/**
 * Whom PostgreSQL runs as. It refuses root, and refuses a user that the passwd file does not name.
 *
 * - `self`: the user who started Lilong.
 * - `namespace`: inside a user namespace of its own, where the same user appears under another number. On
 *   disk nothing changes, so the data stay where they belong, even below a folder only root may enter.
 * - `other`: another user of the system, which only root can switch to.
 */
export type Account =
  | { kind: 'self' }
  | { kind: 'namespace'; uid: number; gid: number }
  | { kind: 'other'; uid: number; gid: number; name: string }

/** No LC_…, PG… or LD_… of the caller's: PostgreSQL obeys them all. */
const environment = () => ({
  PATH: process.env.PATH || '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
})

/** How to spawn a program as that account, from a folder everybody may stand in. */
export function asAccount(account: Account, file: string, args: string[]) {
  const common = { cwd: '/', env: environment() }
  if (account.kind === 'self') return { file, args, options: common }
  if (account.kind === 'other') {
    return { file, args, options: { ...common, uid: account.uid, gid: account.gid } }
  }
  const mapping = ['--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`]
  return { file: 'unshare', args: [...mapping, '--', file, ...args], options: common }
}

/** Whether the account exists in practice, may run the program and may write into the folder. */
export function canReach(account: Account, program: string, folder: string): boolean {
  const question = 'test "$(id -u)" != 0 && test -x "$1" && test -x "$2" && test -w "$2"'
  const { file, args, options } = asAccount(account, '/bin/sh', ['-c', question, 'sh', program, folder])
  return spawnSync(file, args, { ...options, stdio: 'ignore' }).status === 0
}

export const ownUid = (): number => process.getuid?.() ?? 0

/** Whether the system knows the user who started us by a name. */
export function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function passwd(): { name: string; uid: number; gid: number }[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => fields.length >= 4)
      .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  } catch {
    return []
  }
}

/** A name to appear under in a namespace: any will do, but not root's nor the one for unmapped users. */
export function namespaceAccount(): Account | null {
  const named = passwd().find((user) => user.uid !== 0 && user.uid < 65_534)
  return named ? { kind: 'namespace', uid: named.uid, gid: named.gid } : null
}

/** The user with that number, as somebody root can run a program as. */
export function accountOf(uid: number): Account | null {
  const named = passwd().find((user) => user.uid === uid)
  return named ? { kind: 'other', ...named } : null
}

/** A user without privileges: `lilong` where the administrator made one, else `nobody`. */
export function unprivilegedAccount(): Account | null {
  for (const name of ['lilong', 'nobody']) {
    const named = passwd().find((user) => user.name === name && user.uid !== 0)
    if (named) return { kind: 'other', ...named }
  }
  return null
}
