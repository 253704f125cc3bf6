import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { sayDay } from '../../../../web/ui/dates.ts'
import { useSaying } from '../../../../web/ui/say.ts'
import { type Deed, liftHold } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import { HoldForm } from './HoldForm.tsx'
import styles from './ReleasePage.module.css'
import { captionOf, photosOf, sayDeed, today } from './saying.ts'

/** One accepted record on its way to the public: chosen or not, each photo in or out, or held back for now. */
export function ReleasableDeed(props: {
  deed: Deed
  chosen: boolean
  onChoose: () => void
  hidden: ReadonlySet<string>
  onHide: (photoId: string) => void
}) {
  const words = useWords(plansWords)
  const saying = useSaying()
  const { message } = App.useApp()
  const [holding, setHolding] = useState(false)
  const { deed, hidden } = props
  const { release } = words.records
  return (
    <li className={styles.deed} data-chosen={props.chosen || undefined}>
      <Checkbox checked={props.chosen} onChange={props.onChoose} className={styles.choose}>
        <span className={styles.what}>{sayDeed(deed, words)}</span>
      </Checkbox>
      <div className={styles.body}>
        <Facts deed={deed} />
        <ul className={styles.photos}>
          {photosOf(deed, captionOf(deed, words, saying)).map((photo, at) => {
            const out = hidden.has(photo.id)
            return (
              <li key={photo.id} className={styles.photo} data-out={out || undefined}>
                <button
                  type="button"
                  className={styles.toggle}
                  aria-pressed={!out}
                  aria-label={out ? release.photoOut(at + 1) : release.photoIn(at + 1)}
                  onClick={() => props.onHide(photo.id)}
                >
                  <img src={photo.small} alt={photo.caption} loading="lazy" />
                  {out && <span className={styles.out}>{release.photoLeft}</span>}
                </button>
                <a href={photo.whole} target="_blank" rel="noreferrer" className={styles.enlarge}>
                  {release.enlarge}
                </a>
              </li>
            )
          })}
        </ul>
        {holding ? (
          <HoldForm
            recordId={deed.id}
            onDone={() => {
              setHolding(false)
              message.success(release.holdDone)
            }}
            onClose={() => setHolding(false)}
          />
        ) : (
          <div>
            <Button size="small" onClick={() => setHolding(true)}>
              {release.hold}
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}

/** A record held back: until when, why, and the way to let it go earlier. */
export function HeldDeed({ deed }: { deed: Deed }) {
  const words = useWords(plansWords)
  const saying = useSaying()
  const { message } = App.useApp()
  const lift = useSend(liftHold, { onDone: () => message.success(words.records.release.lifted) })
  return (
    <li className={styles.deed}>
      <span className={styles.what}>{sayDeed(deed, words)}</span>
      <div className={styles.body}>
        <Facts deed={deed} />
        <p className={styles.why}>
          {words.records.heldUntil(
            sayDay(deed.heldUntilOn ?? today(), today(), saying),
            deed.holdReason ?? '',
          )}
        </p>
        {lift.error && <Problem error={lift.error} words={plansWords} />}
        {deed.may.includes('lift_hold') && (
          <div>
            <Button
              size="small"
              loading={lift.isPending}
              onClick={() => lift.mutate({ params: { id: deed.id } })}
            >
              {words.records.release.lift}
            </Button>
          </div>
        )}
      </div>
    </li>
  )
}

function Facts({ deed }: { deed: Deed }) {
  const words = useWords(plansWords).records
  return (
    <>
      <p>
        <span lang="zh-CN">{deed.targetQuoted}</span>{' '}
        <Link to={`/plans/records/${deed.id}`} className={styles.quiet}>
          {deed.projectTitle}
        </Link>
      </p>
      {deed.note && <p>{deed.note}</p>}
      <p className={styles.quiet}>
        <DateSaid on={deed.happenedOn} /> · {words.by(deed.submittedBy.name)}
        {deed.decidedBy && ` · ${words.acceptedBy(deed.decidedBy.name)}`}
      </p>
    </>
  )
}
