import { App, Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { dayAndTimeOf, sayDay } from '../../../../web/ui/dates.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { Sentence, Sentences } from '../../../../web/ui/Sentence.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import { listIndicators } from '../../contract/definitions.ts'
import {
  abouts,
  closeIndicator,
  listOpenChoices,
  type OpenChoice,
  openIndicator,
  previewMonth,
  releaseMonth,
} from '../../contract/open.ts'
import { indicatorsWords } from '../words.ts'
import styles from './open.module.css'

/** What everybody may read: which indicators, and month by month with what is hidden, before somebody releases it. */
export default function OpenPage() {
  const words = useWords(indicatorsWords).open
  const me = useMe()
  const choices = useAsked(listOpenChoices, {}, { topics: ['indicators.open'] })
  return (
    <Page
      title={words.staff.title}
      lead={words.staff.lead}
      actions={<a href="/public/data">{words.staff.public}</a>}
    >
      {me.holds('indicators.publish') && (
        <Choose taken={(choices.data?.choices ?? []).map((one) => one.indicatorId)} />
      )}
      <Asked of={choices} words={indicatorsWords} rows={6}>
        {(answer) =>
          answer.choices.length === 0 ? (
            <Empty title={words.staff.none} />
          ) : (
            answer.choices.map((choice) => <Chosen key={choice.indicatorId} choice={choice} />)
          )
        }
      </Asked>
    </Page>
  )
}

function Choose({ taken }: { taken: readonly string[] }) {
  const words = useWords(indicatorsWords).open.staff
  const id = useId()
  const indicators = useAsked(listIndicators)
  const [indicatorId, setIndicator] = useState<string>()
  const [about, setAbout] = useState<(typeof abouts)[number]>('people')
  const [reason, setReason] = useState('')
  const open = useSend(openIndicator, {
    onDone: () => {
      setIndicator(undefined)
      setReason('')
    },
  })
  return (
    <form
      className={styles.choose}
      onSubmit={(event) => {
        event.preventDefault()
        if (indicatorId)
          open.mutate({ params: { id: indicatorId }, body: { about, reason: reason.trim() || null } })
      }}
    >
      <Select
        aria-label={words.choose}
        placeholder={words.choose}
        showSearch={{ optionFilterProp: 'label' }}
        className={styles.indicator}
        value={indicatorId}
        onChange={setIndicator}
        options={(indicators.data ?? [])
          .filter((one) => one.kind !== 'external' && one.retiredOn === null && !taken.includes(one.id))
          .map((one) => ({ value: one.id, label: `${one.name}（${one.unit}）` }))}
      />
      <Select
        aria-label={words.about}
        value={about}
        onChange={setAbout}
        options={abouts.map((value) => ({ value, label: words.abouts[value] }))}
      />
      {about === 'things' && (
        <Input
          id={`${id}-reason`}
          aria-label={words.reason}
          placeholder={words.reasonHint}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <Button
        htmlType="submit"
        loading={open.isPending}
        disabled={!indicatorId || (about === 'things' && !reason.trim())}
      >
        {words.submit}
      </Button>
      {open.error && <Problem error={open.error} words={indicatorsWords} />}
    </form>
  )
}

function Chosen({ choice }: { choice: OpenChoice }) {
  const words = useWords(indicatorsWords).open.staff
  const saying = useSaying()
  const me = useMe()
  const [looking, setLooking] = useState(false)
  const close = useSend(closeIndicator)
  const today = dayAndTimeOf(new Date()).on
  const chosenOn = sayDay(dayAndTimeOf(choice.chosenAt).on, today, saying)
  const month = choice.nextMonth
  return (
    <Section
      title={choice.name}
      aside={`${words.abouts[choice.about]} · ${words.chosen(choice.chosenBy.name, chosenOn)}`}
    >
      <Sentences>
        <li>
          <Sentence aside={choice.reason ?? undefined}>
            {choice.releasedUntil
              ? words.releasedUntil(choice.releasedUntil.slice(0, 7))
              : words.nothingReleased}
            {month === null && ` · ${words.upToDate}`}
          </Sentence>
        </li>
      </Sentences>
      {me.holds('indicators.publish') && (
        <div className={styles.acts}>
          {month && !looking && (
            <Button type="primary" onClick={() => setLooking(true)}>
              {words.look(month.slice(0, 7))}
            </Button>
          )}
          <Button
            type="text"
            aria-label={words.endFor(choice.name)}
            loading={close.isPending}
            onClick={() => close.mutate({ params: { id: choice.indicatorId } })}
          >
            {words.end}
          </Button>
        </div>
      )}
      {close.error && <Problem error={close.error} words={indicatorsWords} />}
      {month && looking && (
        <Month key={month} choice={choice} month={month} onDone={() => setLooking(false)} />
      )}
    </Section>
  )
}

/** A month before it is released: what was counted, and what the public would see of it. */
function Month({ choice, month, onDone }: { choice: OpenChoice; month: string; onDone: () => void }) {
  const all = useWords(indicatorsWords).open
  const words = all.staff
  const { message } = App.useApp()
  const preview = useAsked(previewMonth, { params: { id: choice.indicatorId, month } })
  const release = useSend(releaseMonth, {
    onDone: ({ shown, hidden }) => {
      message.success(words.released(shown, hidden))
      onDone()
    },
  })
  return (
    <Asked of={preview} words={indicatorsWords} rows={6}>
      {({ cells }) => (
        <>
          <p role="status">{words.hidden(cells.filter(({ state }) => state === 'hidden').length)}</p>
          <div className={styles.scroll}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{all.head.place}</th>
                  <th scope="col">{words.counted}</th>
                  <th scope="col">{words.published}</th>
                </tr>
              </thead>
              <tbody>
                {cells.map(({ place, counted, value, state }) => (
                  <tr key={place?.id ?? 'whole'} data-state={state}>
                    <th scope="row">
                      {place === null ? all.whole('') : place.name === '' ? all.elsewhere : place.name}
                    </th>
                    <td>{counted === null ? '—' : sayNumber(counted)}</td>
                    <td>{value === null ? all.states[state] : sayNumber(value)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {release.error && <Problem error={release.error} words={indicatorsWords} />}
          <div className={styles.acts}>
            <Button
              type="primary"
              loading={release.isPending}
              onClick={() => release.mutate({ params: { id: choice.indicatorId, month } })}
            >
              {words.release(month.slice(0, 7))}
            </Button>
          </div>
        </>
      )}
    </Asked>
  )
}
