import * as assembly from '../modules/assembly/index.ts'
import { addDays } from '../platform/civil.ts'
import { inventNames } from './cast-names.ts'
import { officeId, placeId } from './ids.ts'
import { committeeOf, compoundsOf } from './trees.ts'
import type { Teller } from './year.ts'

// 鸣鹤坊 elects its Residents' Committee before the year is out: the register hangs in public, objections come in.

const clerk = '尤书晏'
const here = '鸣鹤坊'
const electors = 72

export async function tellElection(t: Teller): Promise<void> {
  const actor = t.as(clerk)
  const { vault } = t.lilong
  const heldOn = addDays(t.end, 24)
  const began = addDays(t.end, -12)
  const names = inventNames()
  // The first hundreds of these names are the staff and the representatives.
  for (let at = 0; at < 420; at++) names.next()
  const { id } = await t.on(began, 9, (tx) =>
    assembly.elections.prepareElection(tx, actor, {
      placeId: placeId(here),
      officeId: officeId(committeeOf(here)),
      cause: 'general',
      completesId: null,
      term: { ordinal: 7, fromOn: addDays(heldOn, 5), untilOn: `${t.year + 5}-12-31`, seats: 5 },
      heldOn,
      opensAt: `${heldOn}T00:00:00.000Z`,
      method: {
        electors: 'households',
        votingAge: 18,
        posts: [
          { post: 'director', seats: 1, more: 1 },
          { post: 'member', seats: 4, more: 1 },
        ],
        winning: { share: [1, 2], strict: true, base: 'returned' },
        turnout: { share: [1, 2], strict: true, base: 'entitled' },
        namesShown: 'masked',
        shownFrom: addDays(t.end, -4),
        shownUntil: addDays(t.end, 6),
        objectionsUntil: addDays(t.end, 4),
        decidedWithinDays: 3,
        registrationUntil: addDays(t.end, 2),
        entrustedMost: 2,
        candidatesMayCarry: false,
        rovingBox: true,
        candidatesOnRegister: true,
        writeIns: 'free',
      },
    }),
  )
  const buildings = compoundsOf(here)
  const voters: string[] = []
  await t.on(addDays(began, 2), 10, async (tx) => {
    for (let nth = 0; nth < electors; nth++) {
      const entered = await assembly.elections.enterVoter(tx, vault, actor, id, {
        name: names.next().value,
        building: `${buildings[nth % buildings.length]}${1 + (nth % 6)}号`,
        room: `${1 + Math.floor(nth / 12)}0${1 + (Math.floor(nth / 6) % 2)}室`,
        bornOn: `${1948 + ((nth * 7) % 50)}-0${1 + (nth % 9)}-12`,
        phone: null,
      })
      voters.push(entered.id)
    }
  })
  await t.on(addDays(t.end, -3), 15, async (tx) => {
    const missing = await assembly.elections.raiseObjectionOnPaper(tx, actor, id, {
      about: 'missing',
      voterId: null,
      raisedName: '柏兰芬',
      words: '住鸣鹤东坊2号底楼三十年，名单上没有我家',
    })
    await assembly.elections.decideObjection(tx, vault, actor, missing.id, {
      decision: 'upheld',
      words: '经核对户籍和居住情况，补入名单',
      enters: {
        name: '柏兰芬',
        building: `${buildings[0]}2号`,
        room: '底楼',
        bornOn: '1951-04-03',
        phone: null,
      },
      strikes: null,
      corrects: null,
    })
  })
  await t.on(addDays(t.end, -1), 10, (tx) =>
    assembly.elections.raiseObjectionOnPaper(tx, actor, id, {
      about: 'should_not_be',
      voterId: voters[5]!,
      raisedName: '五号门邻居',
      words: '这户去年已经搬走，房子空着',
    }),
  )
}
