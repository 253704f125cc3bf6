import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tick } from '../../../platform/jobs/tick.ts'
import { type House, openHouse } from '../../../tests/support/house.ts'
import { type Adopted, adoptList, keepPhoto, somePhoto, submit } from '../../../tests/support/plans.ts'

let house: House
let list: Adopted
beforeAll(async () => {
  house = await openHouse()
  list = await adoptList(house)
})
afterAll(() => house.close())

const filesOf = (sha256: string) =>
  readdirSync(join(house.dataDir, 'files', sha256.slice(0, 2))).filter((name) => name.startsWith(sha256))
const shaOf = async (id: string) =>
  (
    await house.sql<{ sha: string }>`select encode(sha256, 'hex') as sha from platform.file where id = ${id}`
  )[0]?.sha

test('a photo is made ready in small sizes once a record names it', async () => {
  const record = await submit(house, '乐文娟', list.target('180台').id, { quantity: 1 })
  const [photo] = await house.sql<{
    file_id: string
  }>`select file_id from plans.photo where record_id = ${record}`
  const sha = (await shaOf(photo!.file_id))!
  expect(filesOf(sha)).toEqual([sha])
  expect(await house.lilong.jobs.drain()).toBe(1)
  expect(filesOf(sha).sort()).toEqual([sha, `${sha}-1280`, `${sha}-320`, `${sha}-640`].sort())
})

test('what is not a photo is refused by its content, whatever its name says', async () => {
  const client = await house.as('乐文娟')
  const answer = await client.upload<{ type: string }>('/api/plans/photos', [
    { name: 'photo.jpg', content: 'not a picture at all', type: 'image/jpeg' },
  ])
  expect([answer.status, answer.body.type]).toEqual([415, 'not_a_photo'])
  const none = await client.upload<{ type: string }>('/api/plans/photos', [])
  expect(none.status).toBe(400)
})

test('time and place of a photo are read into the protected column and go from the picture', async () => {
  const client = await house.as('乐文娟')
  const taken = async (latitude: string) => {
    const content = await sharp(await somePhoto())
      .withExif({
        IFD2: { DateTimeOriginal: '2026:02:27 08:30:00' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: `${latitude}/1 15/1 0/1`,
          GPSLongitudeRef: 'E',
          GPSLongitude: '121/1 30/1 0/1',
        },
      })
      .jpeg()
      .toBuffer()
    const answer = await client.upload<{ id: string }>('/api/plans/photos', [{ name: 'a.jpg', content }])
    const [row] = await house.sql<{ at: Date; place: { x: number; y: number } | null }>`
      select captured_at as at, captured_place as place from platform.file where id = ${answer.body.id}`
    const sha = (await shaOf(answer.body.id))!
    const kept = await sharp(join(house.dataDir, 'files', sha.slice(0, 2), sha)).metadata()
    return { ...row, exif: kept.exif }
  }
  expect(await taken('31')).toEqual({
    at: new Date('2026-02-27T00:30:00Z'),
    place: { x: 121.5, y: 31.25 },
    exif: undefined,
  })
  // Nowhere on the earth.
  expect((await taken('200')).place).toBeNull()
})

test('a photo that no record named goes after two days, with its bytes; a named one stays', async () => {
  const client = await house.as('乐文娟')
  const forgotten = await keepPhoto(client)
  const sha = (await shaOf(forgotten))!
  const record = await submit(house, '乐文娟', list.target('180台').id, { quantity: 1 })
  // The same picture twice: one is named, one is not.
  const same = await somePhoto()
  const twice: string[] = []
  for (let n = 0; n < 2; n++) {
    const kept = await client.upload<{ id: string }>('/api/plans/photos', [{ name: 'a.jpg', content: same }])
    twice.push(kept.body.id)
  }
  await house.sql`update plans.photo set record_id = ${record} where file_id = ${twice[0]}`
  const shared = (await shaOf(twice[0]!))!
  expect(await shaOf(twice[1]!)).toBe(shared)

  house.clock.advance(2 * 86_400_000)
  await tick(house.lilong)
  expect(filesOf(sha)).toEqual([sha])
  house.clock.advance(1_000)
  await tick(house.lilong)
  expect(await house.sql`select 1 from plans.photo where file_id = ${forgotten}`).toEqual([])
  expect(await shaOf(forgotten)).toBeUndefined()
  expect(filesOf(sha)).toEqual([])
  expect(await shaOf(twice[1]!)).toBeUndefined()
  expect(filesOf(shared)).toEqual([shared])
  expect(await house.sql`select 1 from plans.photo where record_id = ${record}`).toHaveLength(2)
})
