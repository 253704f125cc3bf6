import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

interface KeyRing {
  /** Encryption keys by id; the last is used for new values, the others still open old ones. */
  keys: { id: string; secret: string }[]
  /** The key of the blind index. It does not turn with the others: two rows with one phone must keep the same index. */
  index: string
}

/**
 * Fields that only a purpose opens: AES-256-GCM per value with the key's id in front, bound to the field's name so that a value
 * copied into another column does not open; and an HMAC blind index for exact search and uniqueness.
 */
export interface Vault {
  seal(field: string, plain: string): Buffer
  /** Throws when the value was altered, belongs to another field, or its key is gone. */
  open(field: string, sealed: Buffer): string
  /** 32 bytes: the same for the same text of the same field, whatever encryption key is current. */
  blindIndex(field: string, plain: string): Buffer
  /** Whether a stored value should be sealed anew with the current key. */
  isOld(sealed: Buffer): boolean
}

const version = 1

export function vaultOf(ring: KeyRing): Vault {
  const keys = new Map(ring.keys.map((k) => [k.id, Buffer.from(k.secret, 'base64')]))
  const current = ring.keys.at(-1)
  if (!current || [...keys.values()].some((k) => k.length !== 32))
    throw new Error('The key file holds no usable key')
  const index = Buffer.from(ring.index, 'base64')
  const idOf = (sealed: Buffer) => sealed.subarray(1, 9).toString('hex')
  return {
    seal(field, plain) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keys.get(current.id)!, nonce)
      cipher.setAAD(Buffer.from(field))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([
        Buffer.from([version]),
        Buffer.from(current.id, 'hex'),
        nonce,
        cipher.getAuthTag(),
        body,
      ])
    },
    open(field, sealed) {
      const key = keys.get(idOf(sealed))
      if (sealed[0] !== version || !key)
        throw new Error(`The key of a sealed ${field} is not in the key file`)
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(9, 21))
      decipher.setAAD(Buffer.from(field))
      decipher.setAuthTag(sealed.subarray(21, 37))
      return Buffer.concat([decipher.update(sealed.subarray(37)), decipher.final()]).toString('utf8')
    },
    blindIndex(field, plain) {
      const key = Buffer.from(hkdfSync('sha256', index, Buffer.alloc(0), `blind index of ${field}`, 32))
      return createHmac('sha256', key).update(plain).digest()
    },
    isOld: (sealed) => idOf(sealed) !== current.id,
  }
}

function newKey() {
  return { id: randomBytes(8).toString('hex'), secret: randomBytes(32).toString('base64') }
}

/** Opens the key file, making it (0600) at the first start. A file others may read is refused: its keys are no longer secret. */
export function openVault(keyFile: string): Vault {
  if (!existsSync(keyFile)) {
    mkdirSync(dirname(keyFile), { recursive: true, mode: 0o700 })
    keep(keyFile, { keys: [newKey()], index: randomBytes(32).toString('base64') })
  }
  return vaultOf(readRing(keyFile))
}

/** Adds a new encryption key to the file; values sealed before stay readable and are sealed anew when next written. */
export function rotateKey(keyFile: string): void {
  const ring = readRing(keyFile)
  keep(keyFile, { ...ring, keys: [...ring.keys, newKey()] })
}

function readRing(keyFile: string): KeyRing {
  const ring: unknown = JSON.parse(readFileSync(keyFile, 'utf8'))
  if (typeof ring !== 'object' || ring === null || !('keys' in ring) || !('index' in ring)) {
    throw new Error(`${keyFile} is not a Lilong key file`)
  }
  return ring as KeyRing
}

function keep(keyFile: string, ring: KeyRing): void {
  const fresh = `${keyFile}.${process.pid}`
  writeFileSync(fresh, JSON.stringify(ring), { mode: 0o600, flag: 'wx' })
  chmodSync(fresh, 0o600)
  renameSync(fresh, keyFile)
}
