import { timingSafeEqual } from 'node:crypto'
import type { Vault } from '../../../platform/vault/vault.ts'

// What is hidden in a sheet that leaves the house: which plan and which person it was made for, and which target a row is about, each
// with a signature that nobody outside can make. A row copied within its own sheet stays good; one from another sheet does not.

const mark = 'lilong-sheet'

const sign = (vault: Vault, text: string) =>
  vault.blindIndex('plans.sheet', text).subarray(0, 18).toString('base64url')

function isSigned(vault: Vault, text: string, signature: string): boolean {
  const expected = Buffer.from(sign(vault, text))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

export interface SheetOwner {
  planId: string
  personId: string
}

const ownerText = ({ planId, personId }: SheetOwner) => `${mark}:${planId}:${personId}`
const rowText = (owner: SheetOwner, targetId: string) => `${ownerText(owner)}:${targetId}`

export const signSheet = (vault: Vault, owner: SheetOwner) =>
  `${ownerText(owner)}:${sign(vault, ownerText(owner))}`
export const signRow = (vault: Vault, owner: SheetOwner, targetId: string) =>
  `${targetId}:${sign(vault, rowText(owner, targetId))}`

/** Whose sheet this is; null when the cell is no mark of ours, 'tampered' when it was and somebody changed it. */
export function readSheetMark(vault: Vault, cell: unknown): SheetOwner | 'tampered' | null {
  if (typeof cell !== 'string' || !cell.startsWith(`${mark}:`)) return null
  const [, planId = '', personId = '', signature = ''] = cell.split(':')
  const owner = { planId, personId }
  return isSigned(vault, ownerText(owner), signature) ? owner : 'tampered'
}

/** The target a row is about; 'tampered' when its signature is not ours for this very sheet. */
export function readRowMark(
  vault: Vault,
  owner: SheetOwner,
  cell: unknown,
): { targetId: string } | 'tampered' | null {
  if (cell === null || cell === undefined || cell === '') return null
  const [targetId = '', signature = ''] = String(cell).split(':')
  return isSigned(vault, rowText(owner, targetId), signature) ? { targetId } : 'tampered'
}
