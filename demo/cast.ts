import type { Line, Role } from '../modules/units/rules.ts'
import { inventNames } from './cast-names.ts'
import { officeId, personId, placeId } from './ids.ts'
import {
  branchOf,
  committeeOf,
  comprehensiveGrids,
  gridsOf,
  neighbourhoods,
  offices,
  street,
} from './trees.ts'

/** Everybody in the demonstration who signs in, and a few who do not. All invented. */

/** Since when they all hold their posts. */
export const postedOn = '2024-01-01'

interface Post {
  office: string
  title: string | null
}
interface Held {
  role: Role
  /** The short name of a place or of an office. */
  place?: string
  office?: string
  lines?: Line[]
}
export interface Player {
  id: string
  name: string
  /** null for those who have no account. */
  staffNumber: string | null
  phone?: string
  sex?: 'female' | 'male'
  bornOn?: string
  /** Whose register holds this person. */
  place: string
  office: string
  posts: Post[]
  grants: Held[]
}

type Part = Omit<Player, 'id' | 'place' | 'office' | 'posts' | 'grants'> & Partial<Player>

const player = (part: Part): Player => ({
  id: personId(part.name),
  place: street,
  office: part.posts?.[0]?.office ?? '街道办事处',
  posts: [],
  grants: [],
  ...part,
})

/** The numbers begin with 199-0000, which no operator hands out to subscribers here. */
const phoneOf = (index: number) => `1990000${String(index).padStart(4, '0')}`

const named: Player[] = [
  player({
    name: '单立群',
    staffNumber: 'GDQ001',
    phone: phoneOf(1),
    posts: [{ office: '街道办事处', title: '办事处主任' }],
    grants: [{ role: 'leader', place: street }],
  }),
  player({
    name: '仇雅萍',
    staffNumber: 'GDQ002',
    phone: phoneOf(2),
    posts: [{ office: '街道办事处', title: '办事处副主任' }],
    grants: [
      {
        role: 'leader',
        place: street,
        lines: [
          'services',
          'self_governance',
          'elders',
          'employment',
          'culture',
          'health',
          'waste',
          'mediation',
        ],
      },
    ],
  }),
  player({
    name: '温伯钧',
    staffNumber: 'GDQ003',
    phone: phoneOf(3),
    posts: [{ office: '街道办事处', title: '办事处副主任' }],
    grants: [
      {
        role: 'leader',
        place: street,
        lines: ['management', 'safety', 'housing', 'development', 'party', 'waste'],
      },
    ],
  }),
  player({
    name: '尤书晏',
    staffNumber: 'GDQ011',
    phone: phoneOf(11),
    posts: [{ office: '党政办', title: '实事项目经办' }],
    grants: [
      { role: 'plans_clerk', place: street },
      { role: 'paper_clerk', place: street },
      { role: 'assembly_clerk', place: street },
    ],
  }),
  player({
    name: '沈砚秋',
    staffNumber: 'GDQ010',
    phone: phoneOf(10),
    posts: [{ office: '党政办', title: '主任' }],
    grants: [
      { role: 'office_head', office: '党政办' },
      { role: 'release_officer', place: street },
    ],
  }),
  player({
    name: '计明远',
    staffNumber: 'GDQ012',
    phone: phoneOf(12),
    posts: [{ office: '党政办', title: '信息化专员' }],
    grants: [{ role: 'administrator', place: street }],
  }),
  // Keeps the seals; whoever asks for one is another.
  player({
    name: '谈玉衡',
    staffNumber: 'GDQ013',
    phone: phoneOf(13),
    posts: [{ office: '党政办', title: '机要文书' }],
    grants: [{ role: 'seal_keeper', place: street }],
  }),
  player({
    name: '解建国',
    staffNumber: 'GDQ021',
    phone: phoneOf(21),
    posts: [{ office: '城运中心', title: '主任' }],
    grants: [{ role: 'office_head', office: '城运中心' }],
  }),
  player({
    name: '阿依努尔·买买提',
    staffNumber: 'GDQ022',
    phone: phoneOf(22),
    posts: [{ office: '城运中心', title: '12345 工单专员' }],
    grants: [{ role: 'office_staff', office: '城运中心' }],
  }),
  player({
    name: '欧阳𬭎',
    staffNumber: 'GDQ031',
    phone: phoneOf(31),
    posts: [{ office: '人大工委', title: '监票人' }],
    grants: [{ role: 'auditor', place: street }],
  }),
  player({
    name: '乐文娟',
    sex: 'female',
    staffNumber: 'GDQ041',
    phone: phoneOf(41),
    place: '书带里',
    office: committeeOf('书带里'),
    posts: [
      { office: branchOf('书带里'), title: '党总支书记' },
      { office: committeeOf('书带里'), title: '居委会主任' },
    ],
    grants: [
      { role: 'committee_secretary', place: '书带里' },
      { role: 'committee_staff', office: branchOf('书带里'), lines: ['party', 'self_governance'] },
    ],
  }),
  player({
    name: '曾小满',
    staffNumber: 'GDQ051',
    phone: phoneOf(51),
    place: '沪纱新村',
    office: committeeOf('沪纱新村'),
    posts: [{ office: committeeOf('沪纱新村'), title: '网格员' }],
    grants: [{ role: 'grid_worker', place: '沪纱新村第1网格' }],
  }),
  // The same name twice, two persons.
  player({
    id: personId('王秀英甲'),
    name: '王秀英',
    sex: 'female',
    bornOn: '1954-03-18',
    staffNumber: null,
    place: '书带里',
    office: committeeOf('书带里'),
  }),
  player({
    id: personId('王秀英乙'),
    name: '王秀英',
    sex: 'female',
    bornOn: '1965-07-02',
    staffNumber: null,
    phone: phoneOf(62),
    place: '敦裕里',
    office: committeeOf('敦裕里'),
  }),
]

const committeeLines: { title: string; lines: Line[] }[] = [
  { title: '居委会副主任', lines: ['services', 'elders', 'employment', 'culture', 'health'] },
  {
    title: '居委会委员',
    lines: ['management', 'waste', 'safety', 'housing', 'mediation', 'self_governance'],
  },
]

/** Fills every post that no named player holds: two in every office, a committee for every neighbourhood, a worker for every grid. */
function extras(): Player[] {
  const names = inventNames()
  const players: Player[] = []
  const taken = new Set(named.map((p) => p.name))
  const add = (part: Omit<Part, 'name' | 'staffNumber'>) => {
    let name = names.next().value
    while (taken.has(name)) name = names.next().value
    const index = 101 + players.length
    players.push(player({ name, staffNumber: `GDQ${index}`, phone: phoneOf(index), ...part }))
  }
  const held = (office: string, title: string) =>
    named.some((p) => p.posts.some((post) => post.office === office && post.title === title))
  for (const { shortName, kind } of offices) {
    const [head, clerk] = kind === 'stationed_agency' ? ['负责人', '联络员'] : ['主任', '经办']
    if (!held(shortName, head!)) {
      add({
        posts: [{ office: shortName, title: head! }],
        grants: [{ role: 'office_head', office: shortName }],
      })
    }
    add({
      posts: [{ office: shortName, title: clerk! }],
      grants: [{ role: 'office_staff', office: shortName }],
    })
  }
  for (const neighbourhood of neighbourhoods) {
    const standing = { place: neighbourhood, office: committeeOf(neighbourhood) }
    if (neighbourhood !== '书带里') {
      add({
        ...standing,
        posts: [
          { office: branchOf(neighbourhood), title: '党总支书记' },
          { office: committeeOf(neighbourhood), title: '居委会主任' },
        ],
        grants: [{ role: 'committee_secretary', place: neighbourhood }],
      })
    }
    for (const { title, lines } of committeeLines) {
      add({
        ...standing,
        posts: [{ office: committeeOf(neighbourhood), title }],
        grants: [{ role: 'committee_staff', place: neighbourhood, lines }],
      })
    }
    for (const grid of gridsOf(neighbourhood)) {
      if (grid === '沪纱新村第1网格') continue
      add({
        ...standing,
        posts: [{ office: committeeOf(neighbourhood), title: '网格员' }],
        grants: [{ role: 'grid_worker', place: grid }],
      })
    }
  }
  for (const grid of comprehensiveGrids) {
    add({
      place: grid,
      office: '城运中心',
      posts: [{ office: '城运中心', title: '网格长' }],
      grants: [{ role: 'office_staff', place: grid }],
    })
  }
  return players
}

export const cast: readonly Player[] = [...named, ...extras()]

/** A player by name, or by the name that tells two of one name apart. Throws for somebody who is not in the cast. */
export function playerNamed(name: string): Player {
  const found = cast.find((p) => p.id === personId(name))
  if (!found) throw new Error(`Nobody in the cast is called ${name}`)
  return found
}

export const grantNode = (held: Held) =>
  held.place ? { placeId: placeId(held.place) } : { officeId: officeId(held.office!) }

/** Who holds a role on a unit, by the unit's short name. Throws where nobody does. */
export function holderOf(role: Role, unit: string): Player {
  const found = cast.find((p) =>
    p.grants.some((held) => held.role === role && (held.office ?? held.place) === unit),
  )
  if (!found) throw new Error(`Nobody in the cast is ${role} of ${unit}`)
  return found
}
