import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { getPlan } from '../../contract/drafts.ts'
import { type Deed, listReleasable, releaseRecords } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import { HeldDeed, ReleasableDeed } from './ReleasableDeed.tsx'
import styles from './ReleasePage.module.css'

/** What awaits release: look at the photos, leave out what must not be public, answer for the rest. */
export default function ReleasePage() {
  const { id = '' } = useParams()
  const words = useWords(plansWords).records.release
  const plan = useAsked(getPlan, { params: { id } })
  const deeds = useAsked(listReleasable, { params: { id } }, { topics: [`plans:${id}`] })
  return (
    <Page
      title={words.title}
      kicker={plan.data && <Link to={`/plans/${id}`}>{plan.data.title}</Link>}
      lead={words.lead}
      actions={<a href={`/public/plans/${id}`}>{words.see}</a>}
    >
      <Asked of={deeds} words={plansWords} rows={8}>
        {(list) => <Releasable planId={id} deeds={list} />}
      </Asked>
    </Page>
  )
}

function Releasable({ planId, deeds }: { planId: string; deeds: readonly Deed[] }) {
  const words = useWords(plansWords).records.release
  const { message } = App.useApp()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const waiting = deeds.filter((deed) => deed.heldUntilOn === null)
  const held = deeds.filter((deed) => deed.heldUntilOn !== null)
  const release = useSend(releaseRecords, {
    onDone: ({ released }) => {
      setHidden(new Set())
      message.success(words.done(released))
    },
  })
  const chosen = waiting.filter(({ id }) => !left.has(id))
  const photos = chosen.flatMap((deed) => deed.photos.map((photo) => photo.id))
  const hiddenHere = photos.filter((id) => hidden.has(id))
  const toggle = (set: ReadonlySet<string>, id: string) => {
    const next = new Set(set)
    if (!next.delete(id)) next.add(id)
    return next
  }
  return (
    <>
      {waiting.length === 0 ? (
        <Empty title={words.none}>{words.noneLead}</Empty>
      ) : (
        <Section
          title={words.waiting}
          aside={
            <Checkbox
              checked={chosen.length === waiting.length}
              indeterminate={chosen.length > 0 && chosen.length < waiting.length}
              onChange={(event) =>
                setLeft(event.target.checked ? new Set() : new Set(waiting.map(({ id }) => id)))
              }
            >
              {words.all}
            </Checkbox>
          }
        >
          <p className={styles.hint}>{words.photoHint}</p>
          <ul className={styles.deeds}>
            {waiting.map((deed) => (
              <ReleasableDeed
                key={deed.id}
                deed={deed}
                chosen={!left.has(deed.id)}
                onChoose={() => setLeft((now) => toggle(now, deed.id))}
                hidden={hidden}
                onHide={(photoId) => setHidden((now) => toggle(now, photoId))}
              />
            ))}
          </ul>
          <div className={styles.submit}>
            {release.error && <Problem error={release.error} words={plansWords} />}
            <Button
              type="primary"
              size="large"
              disabled={chosen.length === 0}
              loading={release.isPending}
              onClick={() =>
                release.mutate({
                  params: { id: planId },
                  body: { recordIds: chosen.map(({ id }) => id), hiddenPhotoIds: hiddenHere },
                })
              }
            >
              {chosen.length === 0
                ? words.choose
                : words.submit(chosen.length, photos.length - hiddenHere.length)}
            </Button>
          </div>
        </Section>
      )}
      {held.length > 0 && (
        <Section title={words.held}>
          <ul className={styles.deeds}>
            {held.map((deed) => (
              <HeldDeed key={deed.id} deed={deed} />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
