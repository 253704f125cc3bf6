import type { Tx } from '../../../platform/tx.ts'
import { pointsOf } from '../talk/index.ts'
import type { GroupTalk } from './official.ts'

/** What the groups said, for the minutes: points that stand on their own, in the order of groups. */
export async function talkOf(tx: Tx, sessionId: string): Promise<GroupTalk[]> {
  const groups = new Map<string, GroupTalk>()
  for (const { group, words, mergedInto } of await pointsOf(tx, sessionId)) {
    if (mergedInto !== null) continue
    const talk = groups.get(group.id) ?? { name: group.name, points: [] }
    talk.points.push(words)
    groups.set(group.id, talk)
  }
  return [...groups.values()]
}
