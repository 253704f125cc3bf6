import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFiles, root } from './files.ts'
import { type Breach, breaches, moduleOrder, type Tree, treeOf } from './walls.ts'

const files = projectFiles().filter((f) => /\.(tsx?|sql)$/.test(f) && existsSync(join(root, f)))
const tree = treeOf(root, files)

test('app.ts lists every module folder, in an order', () => {
  const order = moduleOrder(tree.get('app.ts')!)
  const folders = new Set(files.map((f) => /^modules\/([^/]+)\//.exec(f)?.[1]).filter(Boolean))
  expect([...order].sort()).toEqual([...folders].sort())
})

test('nothing in the house goes through a wall', () => {
  expect(breaches(tree)).toEqual([])
})

const standing = new Set(breaches(tree).map((b) => JSON.stringify(b)))

/** A planted violation must be found, and found alone: a wall that no violation proves does not count. */
function planted(changes: Record<string, string>): Breach[] {
  const changed: Tree = new Map([...tree, ...Object.entries(changes)])
  return breaches(changed).filter((b) => !standing.has(JSON.stringify(b)))
}

const plants: [string, Breach['wall'], string, string][] = [
  ['platform imports a module', 1, 'platform/clock.ts', `import { x } from '../modules/plans/index.ts'`],
  ['web/ui imports the network', 1, 'web/ui/Planted.tsx', `import { x } from '../lib/ask.ts'`],
  [
    'a module goes past another’s face',
    2,
    'modules/plans/planted.ts',
    `import { x } from '../units/tree.ts'`,
  ],
  ['a module imports a later one', 3, 'modules/units/planted.ts', `import { x } from '../plans/index.ts'`],
  [
    'a contract imports a server package',
    4,
    'modules/plans/contract/planted.ts',
    `import { x } from 'kysely'`,
  ],
  [
    'a rule imports a server file',
    4,
    'modules/plans/rules/planted.ts',
    `import { x } from '../../../platform/tx.ts'`,
  ],
  ['a page imports a server file', 4, 'modules/plans/web/planted.tsx', `import { x } from '../records.ts'`],
  ['a server file imports a page', 4, 'modules/plans/planted.ts', `import { x } from './web/index.ts'`],
  [
    'SQL text reads another module’s table',
    5,
    'modules/plans/planted.ts',
    'sql`select name from units.unit`',
  ],
  [
    'a query builder reads another module’s table',
    5,
    'modules/plans/planted.ts',
    `db.selectFrom('people.person as p')`,
  ],
  [
    'a module writes the ledger by hand',
    5,
    'modules/plans/planted.ts',
    'sql`insert into ledger.event (id) values (1)`',
  ],
  [
    'a module reads a later module’s view or table',
    5,
    'modules/units/planted.ts',
    'sql`select 1 from plans.record`',
  ],
  ['the public door reaches Ant Design', 6, 'web/public/main.tsx', `import { Button } from 'antd'`],
  ['a screen of the hall reaches Ant Design', 6, 'web/hall/main.tsx', `import { Button } from 'antd'`],
  ['the residents’ door reaches Ant Design', 6, 'web/resident/main.tsx', `import { Button } from 'antd'`],
  ['the tablet of a venue reaches Ant Design', 6, 'web/venue/main.tsx', `import { Button } from 'antd'`],
]

for (const [name, wall, file, text] of plants) {
  test(`the wall holds: ${name}`, () => {
    const found = planted({ [file]: text })
    expect(found.map((b) => [b.wall, b.file])).toEqual([[wall, file]])
  })
}
