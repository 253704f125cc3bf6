import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** A tree of source files by path from the project's root. */
export type Tree = ReadonlyMap<string, string>
export interface Breach {
  wall: 1 | 2 | 3 | 4 | 5 | 6
  file: string
  says: string
}

/** The modules in the order in which `app.ts` lists them. */
export function moduleOrder(appText: string): string[] {
  const list = /export const modules[^=]*=\s*\[([^\]]*)\]/.exec(appText)?.[1] ?? ''
  return [...list.matchAll(/(\w+)Module/g)].map((m) => m[1]!)
}

/** Static imports and exports stand at the start of a line; `import('…')` may stand anywhere. Prose in a words file is neither. */
const importPattern =
  /^(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm

function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(importPattern)].map((m) => {
    const to = (m[1] ?? m[2] ?? m[3])!
    return to.startsWith('.') ? normalize(join(dirname(file), to)) : to
  })
}

const isTest = (file: string) => /\.(test|e2e)\.tsx?$/.test(file)
const moduleOf = (file: string) => /^modules\/([^/]+)\//.exec(file)?.[1]
/** The build settings stand in web/ and run in Node. */
const isBrowser = (file: string) =>
  (file.startsWith('web/') && file !== 'web/vite.config.ts') || /^modules\/[^/]+\/web\//.test(file)
/** What server and browser share: contracts, rules, words, the reader of plans, and the two shared platform files. */
const isShared = (file: string) =>
  file === 'platform/contract.ts' ||
  file === 'platform/civil.ts' ||
  /^modules\/[^/]+\/(contract(\/.+)?|rules(\/.+)?|permissions|words\.[\w-]+|words\/.+)\.ts$/.test(file) ||
  /^modules\/plans\/reading\/(?!decode|docx|command)[\w-]+\.ts$/.test(file)
const sharedPackages = /^(typebox|diff)(\/|$)/
const faces = (module: string) => [
  `modules/${module}/index.ts`,
  `modules/${module}/contract.ts`,
  `modules/${module}/rules.ts`,
  `modules/${module}/module.ts`,
  `modules/${module}/web/index.ts`,
  `modules/${module}/web/index.tsx`,
]

/** Tables and published views by schema, read from the emitted schema. */
export function relations(schemaSql: string): Map<string, 'table' | 'view'> {
  return new Map(
    [...schemaSql.matchAll(/^create (table|view) (\w+\.\w+)/gm)].map((m) => [
      m[2]!,
      m[1] as 'table' | 'view',
    ]),
  )
}

/** Every place where the tree goes through a wall of the house. */
export function breaches(tree: Tree): Breach[] {
  const order = moduleOrder(tree.get('app.ts') ?? '')
  const known = relations(tree.get('db/schema.sql') ?? '')
  const found: Breach[] = []
  for (const [file, text] of tree) {
    if (!/\.tsx?$/.test(file) || isTest(file)) continue
    const module = moduleOf(file)
    const say = (wall: Breach['wall'], says: string) => found.push({ wall, file, says })
    for (const to of importsOf(file, text)) {
      const target = moduleOf(to)
      if (file.startsWith('platform/') && (target || to === 'app.ts' || to.startsWith('web/')))
        say(1, `platform imports ${to}`)
      if (file.startsWith('web/ui/') && /^(modules|platform|web)\//.test(to) && !to.startsWith('web/ui/'))
        say(1, `web/ui imports ${to}`)
      if (module && target && target !== module) {
        if (!faces(target).includes(to)) say(2, `goes past the face of ${target}: ${to}`)
        if (order.indexOf(target) >= order.indexOf(module))
          say(3, `${module} comes before ${target} in app.ts`)
      }
      if (isShared(file)) {
        const ok = isShared(to) || sharedPackages.test(to)
        if (!ok) say(4, `a shared file imports ${to}`)
      } else if (isBrowser(file)) {
        const insideTree =
          /^(modules|platform|web|demo|db|tests|bench)\//.test(to) || /^(app|main|cli)\.ts$/.test(to)
        if (insideTree && !isBrowser(to) && !isShared(to)) say(4, `a browser file imports ${to}`)
        if (to.startsWith('node:')) say(4, `a browser file imports ${to}`)
      } else if (isBrowser(to)) {
        say(4, `a server file imports ${to}`)
      }
    }
    if (module && !isBrowser(file)) {
      for (const [relation, kind] of known) {
        const [schema = ''] = relation.split('.')
        if (schema === module || !new RegExp(`(?<![\\w.])${relation.replace('.', '\\.')}(?!\\w)`).test(text))
          continue
        const names = sqlNames(text, relation)
        if (names === 'none') continue
        if (schema === 'ledger') {
          if (names === 'written') say(5, `writes ${relation}`)
        } else if (
          schema !== 'platform' &&
          (kind !== 'view' || order.indexOf(schema) >= order.indexOf(module))
        ) {
          say(5, `names ${relation}`)
        }
      }
    }
  }
  for (const path of reaches(
    tree,
    ['web/public/main.tsx', 'web/resident/main.tsx', 'web/hall/main.tsx', 'web/venue/main.tsx'],
    /^(antd|@ant-design)/,
  )) {
    found.push({ wall: 6, file: path[0]!, says: `reaches Ant Design by ${path.join(' → ')}` })
  }
  return found
}

/** Whether a text names a relation in SQL: after from/join/into/update, or as a Kysely table argument. */
function sqlNames(text: string, relation: string): 'none' | 'read' | 'written' {
  const name = relation.replace('.', '\\.')
  if (new RegExp(`(insert into|delete from|update)\\s+${name}(?!\\w)`, 'i').test(text)) return 'written'
  if (new RegExp(`(insertInto|deleteFrom|updateTable)\\('${name}[ ']`).test(text)) return 'written'
  if (new RegExp(`(from|join|using)\\s+(lateral\\s+)?${name}(?!\\w)`, 'i').test(text)) return 'read'
  if (new RegExp(`(selectFrom|innerJoin|leftJoin|rightJoin|using|from)\\(\\[?'${name}[ ']`).test(text))
    return 'read'
  return 'none'
}

function* reaches(tree: Tree, entries: readonly string[], forbidden: RegExp): Generator<string[]> {
  for (const entry of entries) {
    const seen = new Set<string>()
    const queue: string[][] = tree.has(entry) ? [[entry]] : []
    for (let path = queue.pop(); path; path = queue.pop()) {
      const file = path.at(-1)!
      if (seen.has(file)) continue
      seen.add(file)
      const text = (tree.get(file) ?? '').replace(/^import type .*$/gm, '')
      for (const to of importsOf(file, text)) {
        if (forbidden.test(to)) {
          yield [...path, to]
          continue
        }
        // A module's face lists lazy pages of every door; only the public ones belong to this entry.
        if (tree.has(to) && !/\/web\/(staff|home)/.test(to)) queue.push([...path, to])
      }
    }
  }
}

export function treeOf(root: string, files: readonly string[]): Tree {
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
}
