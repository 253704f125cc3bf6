import { type RawBuilder, sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { roots, withinReach } from '../../units/index.ts'
import type {
  listRegisters as listRegistersEndpoint,
  openRegister as openRegisterEndpoint,
  Register,
  RegisterSourceShown,
  RegisterTemplate,
} from '../contract/registers.ts'
import { registerClosed as closedProblem, notYourOffice } from '../contract/registers.ts'
import { ofOwnOffice } from '../papers/sight.ts'
import { registerClosed, registerOpened } from './events.ts'
import { commons } from './fields.ts'
import { listPrints } from './printing.ts'
import { sourceFor } from './rows.ts'
import { allSources, type RegisterSource, sourceNamed } from './sources.ts'

/** For WHERE, with `documents.register g`: of one’s own offices, within reach, or shared by the street. */
export function registerSeen(tx: Tx, actor: Actor): RawBuilder<boolean> {
  return sql<boolean>`(g.is_shared or ${ofOwnOffice(tx, actor, 'documents.read_registers', 'g.office_id')}
    or ${withinReach(tx, actor.reach('documents.read_registers'), 'g.place_id', 'g.office_id')})`
}
/** The same for keeping it: who may give it a template. */
const registerKept = (tx: Tx, actor: Actor) =>
  sql<boolean>`(${ofOwnOffice(tx, actor, 'documents.keep_registers', 'g.office_id')}
    or ${withinReach(tx, actor.reach('documents.keep_registers'), 'g.place_id', 'g.office_id')})`

export interface RegisterRowKept {
  id: string
  title: string
  source_key: string
  place_id: string
  office_id: string
  office_name: string
  is_shared: boolean
  closed_at: Date | null
  may_keep: boolean
}

/** A register this person may see, or 404. */
export async function findRegister(tx: Tx, actor: Actor, id: string): Promise<RegisterRowKept> {
  const { rows } = await sql<RegisterRowKept>`
    select g.id, g.title, g.source_key, g.place_id, g.office_id, u.name as office_name, g.is_shared, g.closed_at,
      ${registerKept(tx, actor)} as may_keep
    from documents.register g join units.label u on u.id = g.office_id
    where g.id = ${id} and ${registerSeen(tx, actor)}`.execute(tx.db)
  return found(rows[0])
}

export function shownSource(source: RegisterSource): RegisterSourceShown {
  return {
    key: source.key,
    label: source.label,
    labelEn: source.labelEn,
    fields: source.fields.map(({ key, label, also, kind }) => ({
      key,
      label,
      also: [...(also ?? [])],
      kind,
    })),
  }
}

export function listSources(actor: Actor): RegisterSourceShown[] {
  return allSources()
    .filter(({ can }) => actor.holds(can))
    .map(shownSource)
}

export async function listRegisters(tx: Tx, actor: Actor): Promise<ReplyOf<typeof listRegistersEndpoint>> {
  const { rows } = await sql<{
    id: string
    title: string
    source_key: string
    office_id: string
    office_name: string
    is_shared: boolean
    closed_at: Date | null
    templates: number
    last_printed_at: Date | null
  }>`
    select g.id, g.title, g.source_key, g.office_id, u.short_name as office_name, g.is_shared, g.closed_at,
      (select count(*)::integer from documents.register_template t where t.register_id = g.id) as templates,
      (select max(printed_at) from documents.register_print p where p.register_id = g.id
        and p.printed_by = ${actor.personId}) as last_printed_at
    from documents.register g join units.label u on u.id = g.office_id
    where ${registerSeen(tx, actor)} order by g.closed_at is not null, g.id desc limit 500`.execute(tx.db)
  return rows.map((row) => {
    const source = sourceNamed(row.source_key)
    return {
      id: row.id,
      title: row.title,
      sourceKey: row.source_key,
      sourceLabel: source?.label ?? row.source_key,
      sourceLabelEn: source?.labelEn ?? row.source_key,
      office: { id: row.office_id, name: row.office_name },
      isShared: row.is_shared,
      isClosed: row.closed_at !== null,
      templates: row.templates,
      lastPrintedAt: row.last_printed_at?.toISOString() ?? null,
    }
  })
}

/** Begins a register in an office one works for. Refuses records nobody declared, and another’s office. */
export async function openRegister(
  tx: Tx,
  actor: Actor,
  body: BodyOf<typeof openRegisterEndpoint>,
): Promise<{ id: string }> {
  const source = sourceFor(actor, body.sourceKey)
  const { placeId } = found(await roots(tx))
  const { rows } = await sql<{ mine: boolean }>`
    select (${ofOwnOffice(tx, actor, 'documents.keep_registers', 'u.id')}
      or ${withinReach(tx, actor.reach('documents.keep_registers'), 'u.id', 'u.id')}
      or ${actor.may('documents.keep_registers', { placeId, officeId: body.officeId })}) as mine
    from units.label u where u.id = ${body.officeId} and u.tree = 'office'`.execute(tx.db)
  if (!found(rows[0]).mine) refuse(notYourOffice)
  const id = newId(tx.now.getTime())
  await sql`
    insert into documents.register (id, title, source_key, place_id, office_id, is_shared, created_by, created_at)
    values (${id}, ${body.title.trim()}, ${source.key}, ${placeId}, ${body.officeId}, ${body.isShared}, ${actor.personId},
      ${tx.now})`.execute(tx.db)
  record(tx, registerOpened, {
    subject: { kind: 'documents.register', id },
    actor,
    placeId,
    officeId: body.officeId,
    data: { shared: body.isShared },
  })
  publish(tx, 'documents.registers')
  return { id }
}

export async function getRegister(tx: Tx, actor: Actor, id: string): Promise<Register> {
  const register = await findRegister(tx, actor, id)
  const source = sourceNamed(register.source_key)
  return {
    id,
    title: register.title,
    source: source && actor.holds(source.can) ? shownSource(source) : null,
    office: { id: register.office_id, name: register.office_name },
    isShared: register.is_shared,
    isClosed: register.closed_at !== null,
    templates: await listTemplates(tx, id),
    prints: await listPrints(tx, actor, id),
    commons: commons.map(({ label }) => label),
    may:
      register.closed_at !== null
        ? []
        : [
            ...(register.may_keep ? (['keep'] as const) : []),
            ...(actor.holds('documents.print_registers') ? (['print'] as const) : []),
          ],
  }
}

export async function listTemplates(tx: Tx, registerId: string): Promise<RegisterTemplate[]> {
  const { rows } = await sql<{
    id: string
    ordinal: number
    format: 'docx' | 'xlsx'
    name: string
    reads: RegisterTemplate['reads']
    kept_by: string
    kept_name: string
    kept_at: Date
    sha256: string
  }>`
    select t.id, t.ordinal, t.format, t.name, t.reads, t.kept_by, l.name as kept_name, t.kept_at,
      encode(f.sha256, 'hex') as sha256
    from documents.register_template t join people.label l on l.id = t.kept_by join platform.file f on f.id = t.file_id
    where t.register_id = ${registerId} order by t.ordinal desc`.execute(tx.db)
  return rows.map(({ kept_by, kept_name, kept_at, ...row }) => ({
    ...row,
    keptBy: { id: kept_by, name: kept_name },
    keptAt: kept_at.toISOString(),
  }))
}

/** Closes a register that is out of use. What was printed stays. */
export async function closeRegister(tx: Tx, actor: Actor, id: string): Promise<{ id: string }> {
  const register = await findRegister(tx, actor, id)
  if (!register.may_keep) refuse(notYourOffice)
  const { numAffectedRows } = await sql`
    update documents.register set closed_at = ${tx.now} where id = ${id} and closed_at is null`.execute(tx.db)
  if (numAffectedRows === 0n) refuse(closedProblem)
  record(tx, registerClosed, {
    subject: { kind: 'documents.register', id },
    actor,
    placeId: register.place_id,
    officeId: register.office_id,
  })
  publish(tx, 'documents.registers')
  return { id }
}
