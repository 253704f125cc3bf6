import { playerNamed } from '../../demo/cast.ts'
import * as plans from '../../modules/plans/contract.ts'
import { type Client, castPassword, type House, officeId, placeId } from './house.ts'
import { somePhoto } from './plans.ts'

// Residents who suggest, and the clerk who looks: what every test about suggestions begins with.

/** Numbers that begin with 197-0000 belong to nobody in the cast. */
export const phoneOf = (n: number) => `1970000${String(n).padStart(4, '0')}`

/** A resident by number, of a neighbourhood; the same number is the same person. */
export const neighbour = (house: House, n: number, place = '书带里'): Promise<Client> =>
  house.asResident(phoneOf(n), { called: `邻居${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`, place })

export async function beginRound(
  house: House,
  round: { year?: number; fromOn?: string; lastOn?: string; categories?: string[] } = {},
): Promise<string> {
  const clerk = await house.as('尤书晏')
  const { year = 2027 } = round
  const answer = await clerk.ask(plans.openRound, {
    body: {
      year,
      title: `${year}年实事项目意见征集`,
      words: '请说说身边最想办的一件事。',
      fromOn: round.fromOn ?? '2026-03-01',
      lastOn: round.lastOn ?? '2026-10-31',
      categories: round.categories ?? ['住得安全', '出行方便', '老人孩子'],
    },
  })
  if (answer.refused) throw new Error(`The round was not opened: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

export async function categoryNamed(house: House, name: string): Promise<string> {
  const rounds = (await house.anyone.ask(plans.getPublicRounds)).body
  const found = rounds.flatMap((round) => round.categories).find((category) => category.name === name)
  if (!found) throw new Error(`No round asks for ${name}`)
  return found.id
}

export async function keepWishPhoto(client: Client): Promise<string> {
  const answer = await client.upload<{ id: string }>('/api/plans/my/photos', [
    { name: 'photo.jpg', content: await somePhoto(), type: 'image/jpeg' },
  ])
  if (answer.status !== 200) throw new Error(`The photo was not kept: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

export interface Wanted {
  title?: string
  words?: string
  place?: string
  category?: string | null
  photoIds?: string[]
}
export async function wishBody(house: House, wanted: Wanted = {}) {
  const category = wanted.category === undefined ? '住得安全' : wanted.category
  return {
    title: wanted.title ?? '在弄堂口装一盏路灯',
    words: wanted.words ?? '晚上下班回来看不清台阶，老人摔过两次。',
    placeId: placeId(wanted.place ?? '青藤里'),
    categoryId: category === null ? null : await categoryNamed(house, category),
    photoIds: wanted.photoIds ?? [],
  }
}

/** Suggests something and returns its id. */
export async function suggest(house: House, who: Client, wanted: Wanted = {}): Promise<string> {
  const answer = await who.ask(plans.makeWish, { body: await wishBody(house, wanted) })
  if (answer.refused) throw new Error(`The suggestion was not taken: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

export async function publish(house: House, ...ids: string[]): Promise<void> {
  const clerk = await house.as('尤书晏')
  for (const id of ids) {
    const answer = await clerk.ask(plans.publishWish, { params: { id }, body: { hiddenPhotoIds: [] } })
    if (answer.refused) throw new Error(`It was not published: ${JSON.stringify(answer.body)}`)
  }
}

export const estimate = (
  title = '弄堂口加装路灯',
  value: number | null = 12,
  unit: string | null = '盏',
) => ({
  title,
  leadOfficeId: officeId('管理办'),
  budgetFen: 36_000_00,
  feasibility: 'ready' as const,
  value,
  unit,
  words: null,
})

export async function nominate(house: House, id: string, what = estimate()): Promise<string> {
  const clerk = await house.as('尤书晏')
  const answer = await clerk.ask(plans.nominateWish, { params: { id }, body: what })
  if (answer.refused) throw new Error(`It did not become a candidate: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

/** Lets the jobs that tell run, and a minute pass: two things of one instant have no order in an inbox. */
export async function settle(house: House): Promise<void> {
  await house.lilong.jobs.drain()
  house.clock.advance(60_000)
}

/** What somebody was told, newest first: the titles of the messages, once the jobs that tell have run. */
export async function toldTo(
  house: House,
  who: Client,
): Promise<{ title: string; text: string; opens: string | null }[]> {
  await settle(house)
  const answer = await who.get<{ messages: { title: string; text: string; opens: string | null }[] }>(
    '/api/messages/inbox?limit=100',
  )
  return answer.body.messages
}

/** Moves to the next day. Sessions of staff do not outlive a night; these sign in again in the morning. */
export async function nextDay(house: House, ...staff: string[]): Promise<void> {
  house.clock.advance(24 * 3_600_000)
  for (const name of staff) {
    const client = await house.as(name)
    const { staffNumber } = playerNamed(name)
    client.cookie = null
    await client.post('/api/identity/session', { name: staffNumber, password: castPassword })
  }
}
