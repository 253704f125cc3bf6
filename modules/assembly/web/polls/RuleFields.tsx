import { InputNumber, Radio, Select } from 'antd'
import { useWords } from '../../../../web/lib/language.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import {
  ballotBys,
  pollBases,
  pollKinds,
  pollSecrecies,
  pollStages,
  pollWriteIns,
  tieRules,
} from '../../contract/polls.ts'
import { modesOf, type PollDraft } from './drafting.ts'
import { Labelled } from './Labelled.tsx'
import styles from './polls.module.css'
import { pollsWords } from './words.ts'

interface Fields {
  draft: PollDraft
  change: (more: Partial<PollDraft>) => void
}

/** Every rule of a poll, each a choice among words: nothing of it is decided by the system. */
export function RuleFields({ draft, change }: Fields) {
  const words = useWords(pollsWords)
  const say = words.form
  const { ruling } = words
  const many = draft.kind === 'election' || draft.kind === 'choice' || draft.kind === 'ranked'
  const kindIs = (kind: PollDraft['kind']) => {
    const next = { ...draft, kind }
    const [mode = draft.mode] = modesOf(next)
    const writeIns = kind === 'election' ? draft.writeIns : 'none'
    change({ kind, mode: modesOf(next).includes(draft.mode) ? draft.mode : mode, writeIns })
  }
  return (
    <Section title={say.rule}>
      <div className={styles.rules}>
        <Labelled label={say.kind}>
          {(field) => (
            <Select
              {...field}
              value={draft.kind}
              onChange={kindIs}
              options={pollKinds.map((value) => ({ value, label: ruling.kinds[value] }))}
            />
          )}
        </Labelled>
        <Labelled label={say.mode}>
          {(field) => (
            <Select
              {...field}
              value={draft.mode}
              onChange={(mode) => change({ mode })}
              options={modesOf(draft).map((value) => ({ value, label: ruling.modes[value] }))}
            />
          )}
        </Labelled>
        <Labelled label={say.secrecy}>
          {(field) => (
            <Select
              {...field}
              value={draft.secrecy}
              onChange={(secrecy) => change({ secrecy })}
              options={pollSecrecies.map((value) => ({ value, label: ruling.secrecies[value] }))}
            />
          )}
        </Labelled>
        {draft.secrecy !== 'hands' && (
          <Labelled label={say.ballotBy}>
            {(field) => (
              <Select
                {...field}
                value={draft.ballotBy}
                onChange={(ballotBy) => change({ ballotBy })}
                options={ballotBys.map((value) => ({ value, label: words.ballotBys[value] }))}
              />
            )}
          </Labelled>
        )}
        <ShareFields
          title={say.rule}
          share={draft.rule.share}
          strict={draft.rule.strict}
          onChange={(part) => change({ rule: { ...draft.rule, ...part } })}
        >
          <Labelled label={say.of}>
            {(field) => (
              <Select
                {...field}
                value={draft.rule.base}
                onChange={(base) => change({ rule: { ...draft.rule, base } })}
                options={pollBases.map((value) => ({ value, label: ruling.bases[value] }))}
              />
            )}
          </Labelled>
        </ShareFields>
        <ShareFields
          title={say.quorum}
          share={draft.quorum.share}
          strict={draft.quorum.strict}
          onChange={(part) => change({ quorum: { ...draft.quorum, ...part } })}
        />
        {many && (
          <div className={styles.pair}>
            <Labelled label={say.seats} hint={say.seatsHint}>
              {(field) => <Whole {...field} value={draft.seats} onChange={(seats) => change({ seats })} />}
            </Labelled>
            <Labelled label={say.most}>
              {(field) => <Whole {...field} value={draft.most} onChange={(most) => change({ most })} />}
            </Labelled>
          </div>
        )}
        {draft.kind === 'election' && (
          <Labelled label={say.writeIns}>
            {(field) => (
              <Select
                {...field}
                value={draft.writeIns}
                onChange={(writeIns) => change({ writeIns })}
                options={pollWriteIns
                  .filter((value) => value !== 'instead-of' || draft.mode === 'approve')
                  .map((value) => ({ value, label: ruling.writeIns[value] }))}
              />
            )}
          </Labelled>
        )}
        {many && (
          <div className={styles.pair}>
            <Labelled label={say.ties}>
              {(field) => (
                <Select
                  {...field}
                  value={draft.ties}
                  onChange={(ties) => change({ ties })}
                  options={tieRules.map((value) => ({ value, label: words.ties[value] }))}
                />
              )}
            </Labelled>
            <Labelled label={say.stage}>
              {(field) => (
                <Select
                  {...field}
                  value={draft.stage}
                  onChange={(stage) => change({ stage })}
                  options={pollStages.map((value) => ({ value, label: words.stages[value] }))}
                />
              )}
            </Labelled>
          </div>
        )}
      </div>
    </Section>
  )
}

function Whole(props: { id: string; value: number; onChange: (value: number) => void }) {
  return (
    <InputNumber
      {...props}
      className={styles.whole}
      min={1}
      max={10_000}
      precision={0}
      onChange={(value) => props.onChange(value ?? 0)}
    />
  )
}

/** A share in two whole numbers, and whether exactly that much is enough. */
function ShareFields(props: {
  title: string
  share: [number, number]
  strict: boolean
  onChange: (part: { share?: [number, number]; strict?: boolean }) => void
  children?: React.ReactNode
}) {
  const words = useWords(pollsWords).form
  const [part, whole] = props.share
  return (
    <fieldset className={styles.share}>
      <legend className={styles.label}>{props.title}</legend>
      <div className={styles.fraction}>
        <InputNumber
          aria-label={`${props.title} ${words.numerator}`}
          min={0}
          max={1_000_000}
          precision={0}
          value={part}
          onChange={(value) => props.onChange({ share: [value ?? 0, whole] })}
        />
        <span aria-hidden="true">/</span>
        <InputNumber
          aria-label={`${props.title} ${words.denominator}`}
          min={0}
          max={1_000_000}
          precision={0}
          value={whole}
          onChange={(value) => props.onChange({ share: [part, value ?? 0] })}
        />
      </div>
      <Radio.Group
        aria-label={`${props.title} ${words.share}`}
        value={props.strict}
        onChange={(event) => props.onChange({ strict: Boolean(event.target.value) })}
        options={[
          { value: true, label: words.strict.more },
          { value: false, label: words.strict.reach },
        ]}
      />
      {props.children}
    </fieldset>
  )
}
