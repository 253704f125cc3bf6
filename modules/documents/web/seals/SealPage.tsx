import { Button } from 'antd'
import { useRef, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { addDays } from '../../../../platform/civil.ts'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { getSeal, getSealPicture, keepSealPicture, listSealUses, type Seal } from '../../contract/seals.ts'
import parts from '../papers/parts.module.css'
import { documentsWords } from '../words.ts'
import { CloseSealForm, HandOverForm, RulesForm } from './SealForms.tsx'
import styles from './seals.module.css'
import { UsesTable } from './UsesTable.tsx'

type Form = 'rules' | 'handOver' | 'close'

/** One seal: its register of use, to be printed by period; beside it who keeps it and what it is for. */
export default function SealPage() {
  const { id = '' } = useParams()
  const seal = useAsked(getSeal, { params: { id } }, { topics: ['documents.seals'] })
  return (
    <Asked of={seal} words={documentsWords} rows={10}>
      {(answer) => <OneSeal seal={answer} />}
    </Asked>
  )
}

function OneSeal({ seal }: { seal: Seal }) {
  const all = useWords(documentsWords)
  const words = all.desk.seals
  const [form, setForm] = useState<Form | null>(null)
  const close = () => setForm(null)
  const mayEnter = seal.may.includes('enter')
  return (
    <Page
      title={seal.name}
      kicker={<Link to="/documents/seals">{words.title}</Link>}
      lead={[
        all.names.sealKinds[seal.kind],
        seal.office.name,
        seal.keeper ? all.desk.acts.keptBy(seal.keeper.name) : words.noKeeper,
        seal.keptAt,
      ].join(' · ')}
      actions={
        <>
          {mayEnter && (
            <>
              <Button onClick={() => setForm('rules')}>{words.rules}</Button>
              <Button onClick={() => setForm('handOver')}>{words.handOver}</Button>
              <Button onClick={() => setForm('close')}>{words.close}</Button>
            </>
          )}
          <Button onClick={() => window.print()}>{words.print}</Button>
        </>
      }
    >
      {form === 'rules' && <RulesForm seal={seal} onClose={close} />}
      {form === 'handOver' && <HandOverForm seal={seal} onClose={close} />}
      {form === 'close' && <CloseSealForm seal={seal} onClose={close} />}
      {seal.untilOn && seal.endReason && (
        <p className={parts.late}>{words.closed(seal.untilOn, seal.endReason)}</p>
      )}
      <div className={styles.columns}>
        <Register seal={seal} />
        <div className={styles.side}>
          <Section title={words.rules}>
            <ul className={parts.rows}>
              {seal.rules.map((rule) => (
                <li key={rule.kind} className={parts.row}>
                  <span>{all.names.kinds[rule.kind]}</span>
                  <span className={parts.quiet}>{all.names.ranks[rule.signedRank]}</span>
                </li>
              ))}
            </ul>
          </Section>
          <Section title={words.keepers}>
            <ul className={parts.rows}>
              {seal.keepers.map((one) => (
                <li key={one.fromOn} className={parts.row}>
                  <span>{one.person.name}</span>
                  <span className={parts.quiet}>
                    <DateSaid on={one.fromOn} />
                    {one.untilOn && (
                      <>
                        {' '}
                        – <DateSaid on={one.untilOn} />
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
          <Picture seal={seal} mayEnter={mayEnter} />
        </div>
      </div>
    </Page>
  )
}

function Register({ seal }: { seal: Seal }) {
  const words = useWords(documentsWords).desk.seals
  const [query, setQuery] = useSearchParams()
  const today = dayAndTimeOf(new Date()).on
  const from = query.get('from') ?? `${today.slice(0, 4)}-01-01`
  const last = query.get('last') ?? today
  const uses = useAsked(
    listSealUses,
    { params: { id: seal.id }, query: { from, until: addDays(last, 1) } },
    { topics: ['documents.seals'], keep: true },
  )
  const set = (name: string, value: string) =>
    value &&
    setQuery(
      (now) => {
        now.set(name, value)
        return now
      },
      { replace: true },
    )
  return (
    <Section title={words.register}>
      <div className={styles.period}>
        <DayField label={words.period} value={from} onChange={(on) => set('from', on)} max={last} />
        <DayField label={words.until} value={last} onChange={(on) => set('last', on)} min={from} />
      </div>
      <Asked of={uses} words={documentsWords} rows={6}>
        {(list) =>
          list.length === 0 ? (
            <p className={styles.quiet}>{words.noUses}</p>
          ) : (
            <UsesTable uses={list.toReversed()} />
          )
        }
      </Asked>
    </Section>
  )
}

function Picture({ seal, mayEnter }: { seal: Seal; mayEnter: boolean }) {
  const words = useWords(documentsWords).desk.seals
  const input = useRef<HTMLInputElement>(null)
  const send = useSend(keepSealPicture)
  if (!seal.hasPicture && !mayEnter) return null
  return (
    <Section title={words.picture}>
      {seal.hasPicture && (
        <img
          className={styles.picture}
          src={addressOf(getSealPicture, { params: { id: seal.id } })}
          alt={`${seal.name} ${words.picture}`}
        />
      )}
      {mayEnter && (
        <div>
          <input
            ref={input}
            type="file"
            hidden
            accept="image/*"
            aria-label={words.uploadPicture}
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (file) send.mutate({ params: { id: seal.id }, files: { picture: file } })
            }}
          />
          <Button loading={send.isPending} onClick={() => input.current?.click()}>
            {words.uploadPicture}
          </Button>
        </div>
      )}
      {send.error && <Problem error={send.error} words={documentsWords} />}
    </Section>
  )
}
