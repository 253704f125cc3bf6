/**
 * What a person did while there was no network, kept in the browser until it has been told: one row per act under a key of its own, so that
 * sending it twice changes nothing. IndexedDB, because it survives the page, a restart and a flat battery; each write is on disk before it is
 * said to be kept.
 */
export interface Outbox<Row extends { id: string }> {
  all(): Promise<Row[]>
  put(rows: readonly Row[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
}

const store = 'rows'

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open(name, 1)
    asking.onupgradeneeded = () => asking.result.createObjectStore(store, { keyPath: 'id' })
    asking.onsuccess = () => resolve(asking.result)
    asking.onerror = () => reject(asking.error)
  })
}

/** Opens the outbox of this name in this browser. Its functions reject where the browser keeps nothing (a private window, a full disk). */
export function openOutbox<Row extends { id: string }>(name: string): Outbox<Row> {
  let opening: Promise<IDBDatabase> | undefined
  const database = () => {
    opening ??= opened(`lilong.${name}`)
    // A failed opening is tried again next time.
    opening.catch(() => {
      opening = undefined
    })
    return opening
  }
  const write = async (act: (rows: IDBObjectStore) => void): Promise<void> => {
    const db = await database()
    await new Promise<void>((resolve, reject) => {
      const turn = db.transaction(store, 'readwrite', { durability: 'strict' })
      turn.oncomplete = () => resolve()
      turn.onabort = () => reject(turn.error)
      turn.onerror = () => reject(turn.error)
      act(turn.objectStore(store))
    })
  }
  return {
    async all() {
      const db = await database()
      return new Promise<Row[]>((resolve, reject) => {
        const asking = db.transaction(store).objectStore(store).getAll()
        asking.onsuccess = () => resolve(asking.result as Row[])
        asking.onerror = () => reject(asking.error)
      })
    },
    put: (rows) =>
      write((kept) => {
        for (const row of rows) kept.put(row)
      }),
    remove: (ids) =>
      write((kept) => {
        for (const id of ids) kept.delete(id)
      }),
  }
}
