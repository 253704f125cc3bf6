import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../tests/support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('many large photos at once leave connections for everybody else', async () => {
  const secretary = await house.as('乐文娟')
  const content = await sharp({
    create: { width: 7_000, height: 7_000, channels: 3, background: '#345' },
    limitInputPixels: false,
  })
    .png()
    .toBuffer()
  let isDone = false
  const uploads = Promise.all(
    Array.from({ length: 12 }, () => secretary.upload('/api/plans/photos', [{ name: 'wall.png', content }])),
  ).finally(() => {
    isDone = true
  })
  let mostHeld = 0
  while (!isDone) {
    const [seen] = await house.sql<{ held: number }>`
      select count(*)::integer as held from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`
    mostHeld = Math.max(mostHeld, seen?.held ?? 0)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect((await uploads).map((answer) => answer.status)).toEqual(Array(12).fill(200))
  expect(mostHeld).toBeGreaterThan(0)
  expect(mostHeld).toBeLessThanOrEqual(3)
})
