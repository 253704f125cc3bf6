import type { FastifyReply } from 'fastify'
import type { QueryOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import {
  docxType,
  mayNotSignIn,
  noCard,
  type PersonLine,
  type printCards as printCardsEndpoint,
} from '../contract/presence.ts'
import { at } from '../tables.ts'
import { sheets } from '../words/presence-sheets.zh-CN.ts'
import { cardPicture } from './card-picture.ts'
import { cardsOf } from './cards.ts'
import { type Door, doorOf } from './door.ts'
import { linesOf } from './lists.ts'
import { cardPages, type SheetPart, signInPages } from './pages.ts'

async function doorToPrint(tx: Tx, actor: Actor, sessionId: string): Promise<Door> {
  const door = await doorOf(tx, actor, sessionId)
  if (!door.everywhere && !actor.may('assembly.prepare', door.session)) refuse(mayNotSignIn)
  return door
}

/** To be saved under its Chinese name (RFC 6266). */
function handOver(reply: FastifyReply, name: string, bytes: Buffer): Buffer {
  reply
    .type(docxType)
    .header(
      'content-disposition',
      `attachment; filename="sheet.docx"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
  return bytes
}

/** The cards of a session to print and cut: of everybody, of one venue, of one person. Refuses where none of them has a card yet. */
export async function sendCards(
  tx: Tx,
  vault: Vault,
  actor: Actor,
  sessionId: string,
  { venueId, attendeeId }: QueryOf<typeof printCardsEndpoint>,
  reply: FastifyReply,
): Promise<Buffer> {
  const { session } = await doorToPrint(tx, actor, sessionId)
  const people = (await linesOf(tx, sessionId, null)).filter(
    (person) =>
      (venueId === undefined || person.venue?.id === venueId) &&
      (attendeeId === undefined || person.attendeeId === attendeeId),
  )
  const known = await cardsOf(
    tx,
    vault,
    people.map((person) => person.attendeeId),
  )
  const cards = await Promise.all(
    people.flatMap((person) => {
      const card = known.get(person.attendeeId)
      return card ? [cardPicture(card.code).then((picture) => ({ person, code: card.code, picture }))] : []
    }),
  )
  if (cards.length === 0) refuse(noCard)
  return handOver(
    reply,
    `${session.title} ${sheets.representative}.docx`,
    await cardPages(session.title, cards),
  )
}

/** The people of a list in parts, in the order of the parts; whoever has none comes last. */
function partsOf(
  people: readonly PersonLine[],
  by: 'venue' | 'group',
  order: readonly string[],
): SheetPart[] {
  const nowhere = by === 'venue' ? sheets.noPlace : sheets.noGroup
  return [...order, null].flatMap((id) => {
    const here = people.filter((person) => (person[by]?.id ?? null) === id)
    return here.length > 0 ? [{ name: here[0]?.[by]?.name ?? nowhere, people: here }] : []
  })
}

/** Sign-in sheets to print, by venue or by group, names in the order of strokes, observers apart. */
export async function sendSignIn(
  tx: Tx,
  actor: Actor,
  sessionId: string,
  by: 'venue' | 'group',
  reply: FastifyReply,
): Promise<Buffer> {
  const { session } = await doorToPrint(tx, actor, sessionId)
  const people = await linesOf(tx, sessionId, null)
  const parts = partsOf(people, by, await partIds(tx, sessionId, by))
  return handOver(
    reply,
    `${session.title} ${sheets.sheetTitle}.docx`,
    await signInPages(session.title, session.heldOn, parts),
  )
}

async function partIds(tx: Tx, sessionId: string, by: 'venue' | 'group'): Promise<string[]> {
  const table = by === 'venue' ? ('assembly.venue' as const) : ('assembly.discussion_group' as const)
  const rows = await at(tx)
    .selectFrom(table)
    .select('id')
    .where('session_id', '=', sessionId)
    .orderBy('position')
    .execute()
  return rows.map(({ id }) => id)
}
