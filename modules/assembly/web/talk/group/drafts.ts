// What was typed and has not gone out outlives a page that is opened anew. Browsers that keep nothing lose only that.

const nameOf = (groupId: string, what: 'draft' | 'unsent') => `lilong.talk.${what}.${groupId}`

function read(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? ''
  } catch {
    return ''
  }
}
function keep(name: string, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, text)
  } catch {
    // Private windows of some browsers keep nothing.
  }
}

export const draftOf = (groupId: string): string => read(nameOf(groupId, 'draft'))
export const keepDraft = (groupId: string, words: string): void => keep(nameOf(groupId, 'draft'), words)

interface Waiting {
  key: string
  words: string
}
const isWaiting = (one: unknown): one is Waiting =>
  typeof one === 'object' &&
  one !== null &&
  'key' in one &&
  typeof one.key === 'string' &&
  'words' in one &&
  typeof one.words === 'string'

/** Remarks that did not go out, each under the key it was sent with: sent again they are said once. */
export function waitingOf(groupId: string): Waiting[] {
  try {
    const kept: unknown = JSON.parse(read(nameOf(groupId, 'unsent')) || '[]')
    return Array.isArray(kept) ? kept.filter(isWaiting) : []
  } catch {
    return []
  }
}
export function keepWaiting(groupId: string, waiting: readonly Waiting[]): void {
  const text = JSON.stringify(waiting.map(({ key, words }) => ({ key, words })))
  keep(nameOf(groupId, 'unsent'), waiting.length === 0 ? '' : text)
}
