import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openTurns } from './turns.ts'

test('never more at once than allowed, all in the order they came, and none is left waiting', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.nat(3), { maxLength: 20 }),
      async (atOnce, works) => {
        const turns = openTurns(atOnce)
        const began: number[] = []
        let busy = 0
        await Promise.all(
          works.map(async (pauses, i) => {
            const leave = await turns.take()
            began.push(i)
            busy++
            expect(busy).toBeLessThanOrEqual(atOnce)
            for (let p = 0; p < pauses; p++) await Promise.resolve()
            busy--
            leave()
            leave()
          }),
        )
        expect(began).toEqual(works.map((_, i) => i))
      },
    ),
  )
})

test('where very many wait already, one more is told to come back', async () => {
  const turns = openTurns(1, 2)
  const leave = await turns.take()
  const waiting = [turns.take(), turns.take()]
  await expect(turns.take()).rejects.toMatchObject({ params: { retryAfterSec: 5 } })
  leave()
  for (const turn of waiting) (await turn)()
  const next = await turns.take()
  next()
})
