import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../tests/support/house.ts'
import { tick } from './jobs/tick.ts'
import { listenMetrics } from './metrics.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const lineOf = (text: string, start: string) => text.split('\n').find((line) => line.startsWith(start))

test('an operator reads how requests, the database and due work fare, on a port of its own', async () => {
  const clerk = await house.as('尤书晏')
  await clerk.get('/api/identity/me')
  await house.anyone.get('/api/plans/projects/01900000-0000-7000-8000-000000000000')
  await tick(house.lilong)
  const metrics = await listenMetrics(house.lilong.metrics, { host: '127.0.0.1', port: 0 })
  try {
    const answer = await fetch(`http://127.0.0.1:${metrics.port}/metrics`)
    expect(answer.headers.get('content-type')).toContain('text/plain')
    const text = await answer.text()
    const served = (method: string, route: string, status: string) =>
      lineOf(
        text,
        `lilong_http_request_seconds_count{method="${method}",route="${route}",status="${status}"}`,
      )
    expect(served('GET', '/api/identity/me', '2xx')).toMatch(/ 1$/)
    // By the pattern of the route: an address may carry an id.
    expect(served('GET', '/api/plans/projects/:id', '4xx')).toMatch(/ 1$/)
    expect(text).not.toContain('01900000-0000-7000-8000-000000000000')
    expect(lineOf(text, 'lilong_backlog{of="unsealed"}')).toMatch(/ [1-9]\d*$/)
    expect(lineOf(text, 'lilong_database_connections{pool="write",state="busy"}')).toBeDefined()
    expect(lineOf(text, 'lilong_due_seconds_count{due="plans.holds"}')).toMatch(/ 1$/)
    expect((await fetch(`http://127.0.0.1:${metrics.port}/`)).status).toBe(404)
  } finally {
    await metrics.close()
  }
  expect((await house.anyone.get('/metrics')).status).toBe(404)
})
