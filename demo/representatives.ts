import { cast, holderOf, type Player, playerNamed } from './cast.ts'
import { inventNames } from './cast-names.ts'
import { demoId } from './ids.ts'
import { committeeOf, comprehensiveGrids, neighbourhoods, street } from './trees.ts'

// The 146 representatives of the third conference: nine of each neighbourhood, 38 of the units that work in the street. All invented.

export interface Representative {
  id: string
  name: string
  sex: 'female' | 'male'
  /** Null for those who do everything by card and paper. */
  phone: string | null
  place: string
  office: string
  constituency: string
  delegation: string
  group: string
  /** Already entered: staff and players of the cast. */
  known: boolean
}

/** Units and how many they send. */
const units: readonly [delegation: string, constituency: string, seats: number][] = [
  ['驻区单位代表团', '桂渡桥派出所', 2],
  ['驻区单位代表团', '社区卫生服务中心', 3],
  ['驻区单位代表团', '市场监管所', 2],
  ['驻区单位代表团', '沪中区第三中学', 3],
  ['驻区单位代表团', '桂渡路小学', 3],
  ['驻区单位代表团', '书带路幼儿园', 2],
  ['企业代表团', '桂渡置业物业', 4],
  ['企业代表团', '云樟路商务楼联盟', 6],
  ['企业代表团', '苏泾路沿街商户联合会', 5],
  ['社会组织代表团', '渡邻里志愿服务队', 4],
  ['社会组织代表团', '书带里老年协会', 2],
  ['社会组织代表团', '桂渡桥社区公益中心', 2],
]

/** The numbers begin with 199-0020, which no operator hands out to subscribers here. */
const phoneOf = (nth: number) => `1990020${String(nth).padStart(4, '0')}`

const groupOf = (nth: number) => `第${'一二三四'[nth]}组`
/** One in five of a neighbourhood is old and uses no smartphone. */
const onPaper = (nth: number) => nth % 9 >= 7

function list(): Representative[] {
  const taken = new Set(cast.map(({ name }) => name))
  const names = inventNames()
  const fresh = () => {
    for (;;) {
      const name = names.next().value
      if (!taken.has(name)) return name
    }
  }
  const all: Representative[] = []
  const add = (
    one: Pick<Representative, 'place' | 'office' | 'constituency' | 'delegation' | 'group'>,
    player?: Player,
  ) => {
    const nth = all.length + 1
    all.push({
      ...one,
      id: player?.id ?? demoId('representative', one.constituency, String(nth)),
      name: player?.name ?? fresh(),
      sex: player?.sex ?? (nth % 5 < 3 ? 'female' : 'male'),
      phone: player ? (player.phone ?? null) : onPaper(all.length) ? null : phoneOf(nth),
      known: player !== undefined,
    })
  }
  neighbourhoods.forEach((neighbourhood, at) => {
    const one = {
      place: neighbourhood,
      office: committeeOf(neighbourhood),
      constituency: neighbourhood,
      delegation: '居民区代表团',
      group: groupOf(Math.floor(at / (neighbourhoods.length / comprehensiveGrids.length))),
    }
    add(
      one,
      neighbourhood === '书带里' ? playerNamed('乐文娟') : holderOf('committee_secretary', neighbourhood),
    )
    if (neighbourhood === '书带里') add(one, playerNamed('王秀英甲'))
    for (let seat = neighbourhood === '书带里' ? 2 : 1; seat < 9; seat++) add(one)
  })
  let nth = 0
  for (const [delegation, constituency, seats] of units)
    for (let seat = 0; seat < seats; seat++)
      add({ place: street, office: '街道办事处', constituency, delegation, group: groupOf(nth++ % 4) })
  return all
}

export const representatives: readonly Representative[] = list()
