/**
 * Asks the browser to keep this page and all it has loaded, so that it opens again without a network. False where it will not: browsers keep
 * nothing for pages that came over plain HTTP.
 */
export async function keepPages(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    await navigator.serviceWorker.register('/venue/keeper.js', { scope: '/venue/' })
    const { active } = await navigator.serviceWorker.ready
    if (!active) return false
    // Otherwise a browser short of space may drop what was ticked.
    await navigator.storage?.persist?.().catch(() => false)
    const loaded = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
      .map(({ pathname }) => pathname)
    return await new Promise<boolean>((done) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => done(data === 'kept')
      setTimeout(() => done(false), 15_000)
      active.postMessage({ keep: ['/venue/', ...new Set(loaded)] }, [port2])
    })
  } catch {
    return false
  }
}
