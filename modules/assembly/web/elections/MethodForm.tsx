import { useWords } from '../../../../web/lib/language.tsx'
import { Choice } from '../../../../web/ui/Choice.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type ElectionMethod, electorKinds, soughtPosts } from '../../contract/elections.ts'
import { bases, writeInRules } from '../../rules.ts'
import styles from '../committee/Committee.module.css'
import { electionWords } from './words.ts'

/** A form never proposes what a charter says: the days are empty, and shares stand as they are chosen most. */
export const blankMethod: ElectionMethod = {
  electors: 'voters',
  votingAge: 18,
  posts: [
    { post: 'director', seats: 1, more: 0 },
    { post: 'member', seats: 4, more: 1 },
  ],
  winning: { share: [1, 2], strict: true, base: 'returned' },
  turnout: { share: [1, 2], strict: true, base: 'entitled' },
  namesShown: 'masked',
  shownFrom: null,
  shownUntil: null,
  objectionsUntil: null,
  decidedWithinDays: 3,
  registrationUntil: null,
  entrustedMost: 0,
  candidatesMayCarry: false,
  rovingBox: false,
  candidatesOnRegister: true,
  writeIns: 'none',
}

type Share = ElectionMethod['turnout']['share']

/** Every rule of an election, one under the other. */
export function MethodForm(props: { method: ElectionMethod; onChange: (method: ElectionMethod) => void }) {
  const all = useWords(electionWords)
  const words = all.form
  const { method } = props
  const set = (part: Partial<ElectionMethod>) => props.onChange({ ...method, ...part })
  const day = (key: 'shownFrom' | 'shownUntil' | 'objectionsUntil' | 'registrationUntil', label: string) => (
    <DayField label={label} value={method[key] ?? ''} onChange={(on) => set({ [key]: on || null })} />
  )
  const check = (key: 'candidatesMayCarry' | 'rovingBox' | 'candidatesOnRegister', label: string) => (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={method[key]}
        onChange={(event) => set({ [key]: event.target.checked })}
      />
      {label}
    </label>
  )
  return (
    <>
      <fieldset className={styles.set}>
        <legend>{words.electors}</legend>
        <p className={styles.lead}>{words.electorsHint}</p>
        <Choice
          label={words.electors}
          value={method.electors}
          onChoose={(electors) => set({ electors })}
          options={electorKinds.map((value) => ({ value, word: all.electors[value] }))}
        />
        <Field
          label={words.votingAge}
          type="number"
          min={0}
          max={120}
          value={method.votingAge}
          onChange={(event) => set({ votingAge: Number(event.target.value) })}
        />
      </fieldset>
      <fieldset className={styles.set}>
        <legend>{words.posts}</legend>
        {method.posts.map((sought, index) => {
          const change = (part: Partial<typeof sought>) =>
            set({ posts: method.posts.map((one, at) => (at === index ? { ...one, ...part } : one)) })
          return (
            <div key={sought.post} className={styles.row}>
              <label className={styles.label}>
                {words.post}
                <select
                  className={styles.input}
                  value={sought.post}
                  onChange={(event) =>
                    change({ post: soughtPosts.find((post) => post === event.target.value) ?? sought.post })
                  }
                >
                  {soughtPosts.map((post) => (
                    <option key={post} value={post}>
                      {all.posts[post]}
                    </option>
                  ))}
                </select>
              </label>
              <Field
                label={words.postSeats}
                type="number"
                min={1}
                max={30}
                value={sought.seats}
                onChange={(event) => change({ seats: Number(event.target.value) })}
              />
              <Field
                label={words.more}
                type="number"
                min={0}
                max={30}
                value={sought.more}
                onChange={(event) => change({ more: Number(event.target.value) })}
              />
              {method.posts.length > 1 && (
                <PlainButton
                  kind="text"
                  onClick={() => set({ posts: method.posts.filter((_, at) => at !== index) })}
                >
                  {words.removePost}
                </PlainButton>
              )}
            </div>
          )
        })}
        {method.posts.length < soughtPosts.length && (
          <p>
            <PlainButton
              onClick={() => {
                const post = soughtPosts.find((one) => !method.posts.some((sought) => sought.post === one))
                if (post) set({ posts: [...method.posts, { post, seats: 1, more: 0 }] })
              }}
            >
              {words.addPost}
            </PlainButton>
          </p>
        )}
      </fieldset>
      <fieldset className={styles.set}>
        <legend>{words.turnout}</legend>
        <ShareFields
          share={method.turnout.share}
          strict={method.turnout.strict}
          onChange={(part) => set({ turnout: { ...method.turnout, ...part } })}
        />
      </fieldset>
      <fieldset className={styles.set}>
        <legend>{words.winning}</legend>
        <ShareFields
          share={method.winning.share}
          strict={method.winning.strict}
          onChange={(part) => set({ winning: { ...method.winning, ...part } })}
        />
        <Choice
          label={words.of}
          labelShown
          value={method.winning.base}
          onChoose={(base) => set({ winning: { ...method.winning, base } })}
          options={bases.map((value) => ({ value, word: words.bases[value] }))}
        />
        <Choice
          label={words.writeIns}
          labelShown
          value={method.writeIns}
          onChoose={(writeIns) => set({ writeIns })}
          options={writeInRules.map((value) => ({ value, word: words.writeInRules[value] }))}
        />
      </fieldset>
      <fieldset className={styles.set}>
        <legend>{words.publication}</legend>
        <div className={styles.row}>
          {day('shownFrom', words.shownFrom)}
          {day('shownUntil', words.shownUntil)}
          {day('objectionsUntil', words.objectionsUntil)}
        </div>
        <div className={styles.row}>
          <Field
            label={words.decidedWithin}
            type="number"
            min={1}
            max={60}
            value={method.decidedWithinDays}
            onChange={(event) => set({ decidedWithinDays: Number(event.target.value) })}
          />
          {day('registrationUntil', words.registration)}
        </div>
        <p className={styles.quiet}>{words.registrationHint}</p>
        <Choice
          label={words.namesShown}
          labelShown
          value={method.namesShown}
          onChoose={(namesShown) => set({ namesShown })}
          options={(['masked', 'whole'] as const).map((value) => ({ value, word: words.names[value] }))}
        />
      </fieldset>
      <fieldset className={styles.set}>
        <legend>{words.day}</legend>
        <Field
          label={words.entrusted}
          hint={words.entrustedHint}
          type="number"
          min={0}
          max={10}
          value={method.entrustedMost}
          onChange={(event) => set({ entrustedMost: Number(event.target.value) })}
        />
        {check('candidatesMayCarry', words.candidatesMayCarry)}
        {check('rovingBox', words.roving)}
        {check('candidatesOnRegister', words.onRegister)}
      </fieldset>
    </>
  )
}

/** A fraction in whole numbers and whether it must be passed or only reached: never read out of words. */
function ShareFields(props: {
  share: Share
  strict: boolean
  onChange: (part: { share?: [number, number]; strict?: boolean }) => void
}) {
  const words = useWords(electionWords).form
  const [numerator, denominator] = props.share
  return (
    <div className={styles.row}>
      <Choice
        label={words.share}
        value={props.strict ? 'over' : 'reach'}
        onChoose={(value) => props.onChange({ strict: value === 'over' })}
        options={[
          { value: 'over', word: words.strict.over },
          { value: 'reach', word: words.strict.reach },
        ]}
      />
      <span className={styles.buttons}>
        <input
          className={styles.input}
          type="number"
          min={0}
          max={1000}
          size={4}
          aria-label={`${words.share} 1`}
          value={numerator}
          onChange={(event) => props.onChange({ share: [Number(event.target.value), denominator] })}
        />
        /
        <input
          className={styles.input}
          type="number"
          min={1}
          max={1000}
          size={4}
          aria-label={`${words.share} 2`}
          value={denominator}
          onChange={(event) => props.onChange({ share: [numerator, Number(event.target.value)] })}
        />
      </span>
    </div>
  )
}
