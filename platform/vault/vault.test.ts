import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { openVault, rotateKey } from './vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'lilong-vault-'))
const keyFile = join(folder, 'keys', 'lilong.key')
afterAll(() => rmSync(folder, { recursive: true }))

test('what is sealed opens again, and no two seals of one text look alike', () => {
  const vault = openVault(keyFile)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const one = vault.seal('phone', text)
      expect(vault.open('phone', one)).toBe(text)
      expect(vault.seal('phone', text).equals(one)).toBe(false)
    }),
  )
})

test('the key file is for its owner alone', () => {
  openVault(keyFile)
  expect(statSync(keyFile).mode & 0o777).toBe(0o600)
})

test('a value moved to another field, or altered anywhere, does not open', () => {
  const vault = openVault(keyFile)
  const sealed = vault.seal('phone', '19900001234')
  expect(() => vault.open('identity_number', sealed)).toThrow()
  for (let i = 0; i < sealed.length; i++) {
    const altered = Buffer.from(sealed)
    altered[i] = altered[i]! ^ 1
    expect(() => vault.open('phone', altered), `byte ${i}`).toThrow()
  }
})

test('after the key turned, old values still open and the blind index stays, so a phone is found only once', () => {
  const before = openVault(keyFile)
  const sealed = before.seal('phone', '19900001234')
  const index = before.blindIndex('phone', '19900001234')
  rotateKey(keyFile)
  const after = openVault(keyFile)
  expect(after.open('phone', sealed)).toBe('19900001234')
  expect(after.isOld(sealed)).toBe(true)
  expect(after.isOld(after.seal('phone', '1'))).toBe(false)
  expect(after.blindIndex('phone', '19900001234').equals(index)).toBe(true)
  expect(after.blindIndex('identity_number', '19900001234').equals(index)).toBe(false)
  expect(readFileSync(keyFile, 'utf8')).not.toContain('19900001234')
})
