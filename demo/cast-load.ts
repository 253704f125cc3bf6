import { admitStaff, giveGrants, hashPassword } from '../modules/identity/index.ts'
import { enterPersons } from '../modules/people/index.ts'
import { drawShapes, plantUnits } from '../modules/units/index.ts'
import { type Actor, system } from '../platform/http/actor.ts'
import { enqueueListeners } from '../platform/jobs/listeners.ts'
import { flush } from '../platform/ledger/event.ts'
import type { Lilong } from '../platform/lilong.ts'
import { inTransaction } from '../platform/transaction.ts'
import { cast, grantNode, postedOn } from './cast.ts'
import { demoId, officeId, placeId } from './ids.ts'
import { growOffices, growPlaces } from './trees.ts'

/**
 * Plants both trees and brings in the cast by the same verbs a clerk would use, in one transaction. All accounts get one password
 * and one hash of it: hashing it anew for each would take the rest of the minute.
 */
export async function loadCast(lilong: Lilong, { password }: { password: string }): Promise<void> {
  const passwordHash = await hashPassword(password)
  const { topics } = await inTransaction(lilong, 'demo-cast', async (tx) => {
    const actor: Actor = { ...system, channel: 'import' }
    const { places, shapes } = growPlaces()
    await plantUnits(tx, actor, [...places, ...growOffices()])
    await drawShapes(tx, actor, shapes)
    await enterPersons(
      tx,
      lilong.vault,
      actor,
      cast.map((player) => ({
        id: player.id,
        name: player.name,
        sex: player.sex,
        bornOn: player.bornOn,
        phone: player.phone,
        placeId: placeId(player.place),
        officeId: officeId(player.office),
        posts: player.posts.map((post) => ({
          officeId: officeId(post.office),
          title: post.title,
          fromOn: postedOn,
        })),
      })),
    )
    await admitStaff(
      tx,
      actor,
      cast.flatMap((player) =>
        player.staffNumber === null
          ? []
          : [
              {
                id: demoId('account', player.staffNumber),
                personId: player.id,
                placeId: placeId(player.place),
                officeId: officeId(player.office),
                staffNumber: player.staffNumber,
                passwordHash,
                mustChange: false,
              },
            ],
      ),
    )
    await giveGrants(
      tx,
      actor,
      cast.flatMap((player) =>
        player.grants.map((held) => ({
          personId: player.id,
          role: held.role,
          ...grantNode(held),
          lines: held.lines ?? null,
          fromOn: postedOn,
          untilOn: null,
        })),
      ),
    )
    await enqueueListeners(lilong.jobs, tx, await flush(tx))
  })
  lilong.hub.tell(topics)
}
