import { type Kysely, sql } from 'kysely'

/** Our schemas as PostgreSQL itself describes them; the queue's own schema is the library's. */
const ours = sql`n.nspname not in ('pg_catalog', 'information_schema', 'jobs', 'public', 'pg_toast') and n.nspname not like 'pg\\_%'`

export interface Column {
  schema: string
  table: string
  kind: 'table' | 'view'
  column: string
  type: string
  notNull: boolean
  /** Numbered by the database itself. */
  generated: boolean
  /** The values that a check constraint of this one column allows, when it lists them. */
  values: string[]
  /** What a `comment on column … is 'type: …'` says a json column holds. */
  holds: string | null
}

/** Every column of every table and view of ours, in the order they stand. */
export async function columns(db: Kysely<unknown>): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select n.nspname as schema, c.relname as table, case c.relkind when 'v' then 'view' else 'table' end as kind,
      a.attname as column, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull",
      (a.attidentity <> '' or a.attgenerated <> '') as generated,
      coalesce((
        select array_agg(v[1] order by n)
        from pg_constraint k,
          regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''::text', 'g') with ordinality as m(v, n)
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
          and pg_get_constraintdef(k.oid) ~ ('^CHECK \\(\\(' || a.attname || ' = ANY')
      ), '{}') as values,
      substring(col_description(c.oid, a.attnum) from '^type: (.*)$') as holds
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and c.relkind in ('r', 'v', 'p') and a.attnum > 0 and not a.attisdropped
    order by n.nspname, c.relname, a.attnum`.execute(db)
  return rows
}

/** The whole schema as SQL for reading: the embedded PostgreSQL ships no pg_dump. */
export async function schemaText(db: Kysely<unknown>): Promise<string> {
  const parts: string[] = [
    '-- Emitted from the migrated database by `npm run schema`. For reading; the migrations are the truth.',
  ]
  const all = await columns(db)
  const schemas = [...new Set(all.map((c) => c.schema))]
  const constraints = await sql<{ schema: string; table: string; name: string; text: string }>`
    select n.nspname as schema, c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and k.contype <> 'n' order by 1, 2, k.contype = 'f', 3`.execute(db)
  const indexes = await sql<{ schema: string; table: string; text: string }>`
    select n.nspname as schema, c.relname as table, pg_get_indexdef(i.indexrelid) as text
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1, 2, 3`.execute(
    db,
  )
  const triggers = await sql<{ schema: string; table: string; text: string }>`
    select n.nspname as schema, c.relname as table, pg_get_triggerdef(t.oid) as text
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${ours} and not t.tgisinternal order by 1, 2, 3`.execute(db)
  const views = await sql<{ schema: string; table: string; text: string }>`
    select n.nspname as schema, c.relname as table, pg_get_viewdef(c.oid, true) as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind = 'v' order by 1, 2`.execute(
    db,
  )
  const functions = await sql<{ schema: string; text: string }>`
    select n.nspname as schema, pg_get_functiondef(p.oid) as text
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} and p.prokind = 'f' order by 1, p.proname`.execute(
    db,
  )
  for (const schema of schemas) {
    parts.push(`\n-- ${schema} ${'─'.repeat(100 - schema.length)}\ncreate schema ${schema};`)
    const tables = [
      ...new Set(all.filter((c) => c.schema === schema && c.kind === 'table').map((c) => c.table)),
    ]
    for (const table of tables) {
      const own = <T extends { schema: string; table: string }>(rows: T[]) =>
        rows.filter((r) => r.schema === schema && r.table === table)
      const lines = [
        ...own(all).map((c) => `  ${c.column} ${c.type}${c.notNull ? ' not null' : ''}`),
        ...own(constraints.rows).map((k) => `  constraint ${k.name} ${k.text}`),
      ]
      parts.push(`\ncreate table ${schema}.${table} (\n${lines.join(',\n')}\n);`)
      for (const index of own(indexes.rows)) parts.push(`${index.text};`)
      for (const trigger of own(triggers.rows)) parts.push(`${trigger.text};`)
    }
    for (const view of views.rows.filter((v) => v.schema === schema)) {
      parts.push(`\ncreate view ${schema}.${view.table} as\n${view.text}`)
    }
    for (const f of functions.rows.filter((v) => v.schema === schema)) parts.push(`\n${f.text.trim()};`)
  }
  return `${parts.join('\n')}\n`
}

const typeOf: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  date: 'string',
  'timestamp with time zone': 'Date',
  bytea: 'Buffer',
  jsonb: 'unknown',
  daterange: 'string',
  point: '{ x: number; y: number }',
  polygon: 'string',
  xid8: 'string',
}

const pascal = (name: string) => name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())

function interfaceOf(name: string, columns: Column[]): string {
  const lines = columns.map((c) => {
    const base =
      c.holds ??
      (c.values.length > 0 ? c.values.map((value) => `'${value}'`).join(' | ') : undefined) ??
      (c.type.endsWith('[]')
        ? `${typeOf[c.type.slice(0, -2)] ?? 'unknown'}[]`
        : (typeOf[c.type] ?? 'unknown'))
    const type = c.notNull || c.kind === 'view' ? base : `${base} | null`
    return `  ${c.column}: ${c.generated ? `Generated<${type}>` : type}`
  })
  return `export interface ${name} {\n${lines.join('\n')}\n}`
}

/** What a module may read of the ledger, as types that every module's `tables.ts` names. */
export function ledgerTypes(all: readonly Column[]): string {
  const of = (table: string) =>
    interfaceOf(
      pascal(table),
      all.filter((c) => c.schema === 'ledger' && c.table === table),
    )
  return `// Emitted from the migrated database by \`npm run schema\`. Do not edit.
import type { Generated } from 'kysely'

${of('event')}

${of('fact')}
`
}

/**
 * The types of a module's tables: its own schema in full, the published views of the modules before it, and the ledger to read.
 * `at(tx)` is typed to just these, so SQL that reaches further is a type error.
 */
export function tableTypes(all: readonly Column[], module: string, earlier: readonly string[]): string {
  const group = (filter: (c: Column) => boolean) => {
    const tables = new Map<string, Column[]>()
    for (const c of all.filter(filter)) {
      const key = `${c.schema}.${c.table}`
      tables.set(key, [...(tables.get(key) ?? []), c])
    }
    return tables
  }
  const reach = new Map([
    ...group((c) => c.schema === module),
    ...group((c) => earlier.includes(c.schema) && c.kind === 'view'),
  ])
  const names = [...reach].map(([key, columns]) => {
    const [schema = '', table = ''] = key.split('.')
    return { key, name: schema === module ? pascal(table) : pascal(`${schema}_${table}`), columns }
  })
  const body = names.map(({ name, columns }) => interfaceOf(name, columns)).join('\n\n')
  const generated = body.includes('Generated<')
    ? 'import type { Generated, Kysely }'
    : 'import type { Kysely }'
  return `// Emitted from the migrated database by \`npm run schema\`. Do not edit.
${generated} from 'kysely'
import type { Event, Fact } from '../../platform/ledger/tables.ts'
import type { Tx } from '../../platform/tx.ts'

${body}

export interface Tables {
${names.map(({ key, name }) => `  '${key}': ${name}`).join('\n')}
  'ledger.event': Event
  'ledger.fact': Fact
}

/** This module's view of the database: its own tables, the views earlier modules publish, and the ledger to read. */
export const at = (tx: Tx): Kysely<Tables> => tx.db as unknown as Kysely<Tables>
`
}
