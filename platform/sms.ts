import { appendFile, chmod, mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { civilDate } from './civil.ts'

/** A short text on its way to a phone. */
export interface Sms {
  /** The same on every try: a gateway that has taken this one already takes it again without sending. */
  id: string
  phone: string
  text: string
  at: Date
}

/** Who carries texts to phones. An operator's gateway is another one of these; what it needs to know stands in its own configuration. */
export interface SmsGateway {
  /** Nothing leaves this machine: whoever tries the product reads the texts here, and the pages say so. */
  readonly trial: boolean
  /** Throws when the text did not go; the message names the trouble and repeats neither number nor words. */
  send(sms: Sms): Promise<void>
  /** Lets go of what it kept before that instant. */
  forget(before: Date): Promise<void>
}

const nameOf = (day: string) => `sms-${day}.jsonl`

export interface SmsOutbox extends SmsGateway {
  /** From now on each text is also shown to whoever tries the product. Never in an installation with people of its own. */
  tryOut(show: (sms: Sms) => void): void
}

/**
 * The gateway of an installation that has none yet: each text is a line of a file, one file a day, for somebody's own program to carry on
 * or for a person to read. The files hold numbers in plain, so only their owner may read them, and `forget` takes them away.
 */
export function openSmsOutbox(folder: string): SmsOutbox {
  let show: ((sms: Sms) => void) | undefined
  return {
    get trial() {
      return show !== undefined
    },
    tryOut(how) {
      show = how
    },
    async send(sms) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, nameOf(civilDate(sms.at)))
      const line = { id: sms.id, at: sms.at.toISOString(), phone: sms.phone, text: sms.text }
      await appendFile(file, `${JSON.stringify(line)}\n`, { mode: 0o600 })
      await chmod(file, 0o600)
      show?.(sms)
    },
    async forget(before) {
      const names = await readdir(folder).catch(() => [])
      const last = nameOf(civilDate(before))
      await Promise.all(
        names
          .filter((name) => /^sms-\d{4}-\d{2}-\d{2}\.jsonl$/.test(name) && name < last)
          .map((name) => rm(join(folder, name), { force: true })),
      )
    },
  }
}
