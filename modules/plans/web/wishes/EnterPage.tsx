import { Button, Checkbox, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { enterWish, keepWishPhoto, listRounds } from '../../contract/wishes.ts'
import { behalfChannels } from '../../rules/wishes.ts'
import { UnitSelect } from '../promises/UnitSelect.tsx'
import { usePhotos } from '../promises/uploads.ts'
import { PhotosField } from '../resident/parts/PhotosField.tsx'
import { plansWords } from '../words.ts'
import { Labelled } from './forms/ActForm.tsx'
import styles from './Wishes.module.css'

/** A suggestion written down for somebody without a phone at hand: on the telephone, at the door, in a meeting. */
export default function EnterPage() {
  const [turn, setTurn] = useState(0)
  const words = useWords(plansWords).wishes
  return (
    <Page
      title={words.enter.title}
      lead={words.enter.lead}
      kicker={<Link to="/plans/wishes">{words.desk.title}</Link>}
    >
      <EnterForm key={turn} onAnother={() => setTurn((now) => now + 1)} />
    </Page>
  )
}

function EnterForm({ onAnother }: { onAnother: () => void }) {
  const { wishes, wishing } = useWords(plansWords)
  const words = wishes.enter
  const say = wishing.form
  const me = useMe()
  const id = useId()
  const rounds = useAsked(listRounds)
  const [channel, setChannel] = useState<(typeof behalfChannels)[number]>(
    me.holds('plans.wish_hotline') ? 'hotline' : 'visit',
  )
  const [named, setNamed] = useState(false)
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [homeId, setHomeId] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [categoryId, setCategoryId] = useState<string>()
  const [placeId, setPlaceId] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const photos = usePhotos([], keepWishPhoto)
  const enter = useSend(enterWish)
  const current = rounds.data?.find((round) => round.state === 'open') ?? rounds.data?.[0]
  const categories = current?.categories ?? []
  const missing = {
    title: title.trim() === '',
    text: text.trim() === '',
    category: categories.length > 0 && !categoryId,
    place: placeId === null,
    name: named && name.trim() === '' && phone.trim() === '',
    home: named && homeId === null,
  }
  const wrong = (is: boolean) => (asked && is ? wishes.acts.missing : undefined)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (Object.values(missing).some(Boolean) || photos.photos.some((photo) => photo.state !== 'sent')) return
    enter.mutate({
      body: {
        channel,
        person: named && homeId ? { name: name.trim(), phone: phone.trim() || null, homeId } : null,
        title: title.trim(),
        words: text.trim(),
        categoryId: categoryId ?? null,
        placeId: placeId ?? '',
        photoIds: photos.photos.flatMap((photo) => (photo.id ? [photo.id] : [])),
      },
    })
  }
  if (enter.data) {
    return (
      <Empty
        title={words.done}
        action={
          <div className={styles.acts}>
            <Link to={`/plans/wishes/${enter.data.id}`}>{words.see}</Link>
            <Button onClick={onAnother}>{words.another}</Button>
          </div>
        }
      />
    )
  }
  return (
    <form className={`${styles.form} ${styles.map}`} onSubmit={send} noValidate>
      <Choice
        label={words.channel}
        labelShown
        value={channel}
        onChoose={setChannel}
        options={behalfChannels.map((value) => ({ value, word: wishes.behalf[value] }))}
      />
      <Labelled id={`${id}-title`} label={say.what} hint={say.whatHint} wrong={wrong(missing.title)}>
        <Input
          id={`${id}-title`}
          maxLength={40}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Labelled>
      <Labelled id={`${id}-words`} label={say.words} hint={say.wordsHint} wrong={wrong(missing.text)}>
        <Input.TextArea
          id={`${id}-words`}
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={2000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Labelled>
      <div className={styles.two}>
        {categories.length > 0 && (
          <Labelled id={`${id}-category`} label={say.category} wrong={wrong(missing.category)}>
            <Select
              id={`${id}-category`}
              value={categoryId}
              onChange={setCategoryId}
              options={categories.map(({ id: value, name: label }) => ({ value, label }))}
            />
          </Labelled>
        )}
        <Labelled id={`${id}-place`} label={say.place} wrong={wrong(missing.place)}>
          <UnitSelect
            id={`${id}-place`}
            tree="place"
            placeholder={say.placeFind}
            value={placeId}
            onChange={setPlaceId}
          />
        </Labelled>
      </div>
      <Checkbox checked={named} onChange={(event) => setNamed(event.target.checked)}>
        {words.named}
      </Checkbox>
      {named && (
        <div className={styles.two}>
          <Labelled id={`${id}-name`} label={words.name} wrong={wrong(missing.name)}>
            <Input
              id={`${id}-name`}
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </Labelled>
          <Labelled id={`${id}-phone`} label={words.phone}>
            <Input
              id={`${id}-phone`}
              inputMode="tel"
              maxLength={20}
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            />
          </Labelled>
          <Labelled id={`${id}-home`} label={words.home} wrong={wrong(missing.home)}>
            <UnitSelect
              id={`${id}-home`}
              tree="place"
              placeholder={words.home}
              value={homeId}
              onChange={setHomeId}
            />
          </Labelled>
        </div>
      )}
      <PhotosField {...photos} />
      {enter.error && <Problem error={enter.error} words={plansWords} />}
      <div>
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {words.send}
        </Button>
      </div>
    </form>
  )
}
