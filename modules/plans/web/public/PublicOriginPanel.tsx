import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { SidePanel } from '../../../../web/ui/SidePanel.tsx'
import { getPublicOrigin, getPublicPhoto } from '../../contract/figures.ts'
import { livingWords, numberWords } from '../words.ts'
import { DeedEntry, Deeds } from './DeedEntry.tsx'
import type { InTextProps } from './InText.tsx'
import styles from './OriginView.module.css'
import { OriginView } from './OriginView.tsx'

const photo = (id: string) => ({
  id,
  small: addressOf(getPublicPhoto, { params: { id }, query: { width: 240 } }),
  whole: addressOf(getPublicPhoto, { params: { id }, query: { width: 1600 } }),
})

/** Where a public number comes from, beside the text. */
export function PublicOriginPanel(props: {
  targetId: string
  planId: string
  inText: InTextProps | undefined
  onClose: () => void
}) {
  const words = useWords(livingWords)
  const origin = useAsked(
    getPublicOrigin,
    { params: { id: props.targetId } },
    { topics: [`plans.public:${props.planId}`] },
  )
  return (
    <SidePanel title={words.origin.title} closeWord={words.origin.close} onClose={props.onClose}>
      <Asked of={origin} words={numberWords} rows={6}>
        {(answer) => (
          <OriginView origin={{ ...answer, inText: props.inText }}>
            {answer.indicator ? null : answer.deeds.length === 0 ? (
              <p className={styles.project}>{words.origin.none}</p>
            ) : (
              <Deeds title={words.origin.deeds}>
                {answer.deeds.map((deed) => (
                  <DeedEntry
                    key={deed.id}
                    happenedOn={deed.happenedOn}
                    placeName={deed.placeName}
                    quantity={deed.quantity}
                    unit={deed.unit}
                    reversedReason={deed.reversedReason}
                    photos={deed.photos.map(({ id }) => photo(id))}
                  />
                ))}
              </Deeds>
            )}
          </OriginView>
        )}
      </Asked>
    </SidePanel>
  )
}
