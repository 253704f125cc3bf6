/**
 * Keeps the page of a venue's tablet with its scripts in the browser. It answers only for addresses under /venue/ and for built files, whose
 * names carry a hash; questions to the server are never answered from here. It imports nothing: it is sent as one file.
 */

/** What a service worker is given, as far as this one uses it. */
interface Keeper {
  addEventListener(type: 'install', hear: () => void): void
  addEventListener(type: 'activate', hear: (event: { waitUntil(what: Promise<unknown>): void }) => void): void
  addEventListener(
    type: 'message',
    hear: (event: {
      data: { keep: string[] }
      ports: readonly MessagePort[]
      waitUntil(what: Promise<unknown>): void
    }) => void,
  ): void
  addEventListener(
    type: 'fetch',
    hear: (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}
const keeper = self as unknown as Keeper

const shelf = 'lilong-venue'
/** Every venue's page is the same file; which one it is stands in the address. */
const page = '/venue/'
/** A network that is there by name only must not keep an usher waiting. */
const patienceMs = 4_000

keeper.addEventListener('install', () => void keeper.skipWaiting())
keeper.addEventListener('activate', (event) => event.waitUntil(keeper.clients.claim()))

keeper.addEventListener('message', (event) => {
  event.waitUntil(
    keepAll(event.data.keep).then(
      () => event.ports[0]?.postMessage('kept'),
      () => event.ports[0]?.postMessage('failed'),
    ),
  )
})

/** Keeps exactly these, and lets go of what an older version of the page needed. */
async function keepAll(paths: string[]): Promise<void> {
  const kept = await caches.open(shelf)
  await Promise.all(
    paths.map(async (path) => {
      const known = await kept.match(path)
      if (path !== page && known) return
      const answer = await fetch(path, { cache: 'no-cache' }).catch(() => undefined)
      // Opened without a network the page keeps what it was opened from.
      if (!answer?.ok && known) return
      if (!answer?.ok) throw new Error(`${path} was not sent`)
      await kept.put(path, answer)
    }),
  )
  const wanted = new Set(paths)
  for (const { url } of await kept.keys()) {
    const { pathname } = new URL(url)
    if (!wanted.has(pathname)) await kept.delete(pathname)
  }
}

keeper.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname.startsWith(page)) event.respondWith(newestPage(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(builtFile(request, pathname))
})

async function newestPage(request: Request): Promise<Response> {
  const kept = await caches.open(shelf)
  const known = await kept.match(page)
  try {
    const answer = await fetch(request, known ? { signal: AbortSignal.timeout(patienceMs) } : {})
    if (answer.ok || !known) return answer
  } catch (error) {
    if (!known) throw error
  }
  return known
}

async function builtFile(request: Request, pathname: string): Promise<Response> {
  const kept = await caches.open(shelf)
  return (await kept.match(pathname)) ?? fetch(request)
}
