import type { ReplyOf } from '../../../../platform/contract.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { Arriving } from '../../../../web/lib/pages.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { getTree } from '../../../units/contract.ts'
import { PlaceShades } from '../../../units/web/index.ts'
import type { countWishes } from '../../contract/wishes.ts'
import { plansWords } from '../words.ts'
import styles from './Wishes.module.css'

/** Where suggestions come from: each neighbourhood in the shade of its number, the same filters as the list above. */
export function WishMap(props: { counts: ReplyOf<typeof countWishes>; onOpen: (placeId: string) => void }) {
  const words = useWords(plansWords).wishes.desk
  const tree = useAsked(getTree, { query: { tree: 'place' } })
  const of = new Map(props.counts.neighbourhoods.map(({ place, wishes }) => [place.id, wishes]))
  const most = Math.max(1, ...of.values())
  const all = (tree.data?.units ?? []).filter((unit) => unit.kind === 'neighbourhood')
  const total = [...of.values()].reduce((sum, n) => sum + n, 0)
  if (all.length === 0 || total === 0) return null
  return (
    <details className={styles.fold}>
      <summary>{words.map}</summary>
      <div className={styles.map}>
        <Arriving rows={4}>
          <PlaceShades
            places={all.map(({ id, shortName }) => {
              const wishes = of.get(id) ?? 0
              return {
                id,
                name: shortName,
                word: String(wishes),
                shade: wishes === 0 ? 0 : Math.max(1, Math.ceil((wishes / most) * 5)),
              }
            })}
            label={words.mapLabel(total)}
            hint=""
            unplaced={(names) => names.join(' · ')}
            onOpen={props.onOpen}
          />
        </Arriving>
      </div>
    </details>
  )
}
