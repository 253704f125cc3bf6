import { useId, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { Problem } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { Choice } from '../../../../../web/ui/Choice.tsx'
import { KeyHint } from '../../../../../web/ui/KeyHint.tsx'
import { sayNumber } from '../../../../../web/ui/numbers.ts'
import { Page, Section } from '../../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { listPlans, readFile, readText } from '../../../contract/drafts.ts'
import { type DraftStage, draftStages } from '../../../contract/words.ts'
import { draftWords } from '../words.ts'
import { useDropping } from './dropping.ts'
import { countLetters, countLines, mostLetters, sayBytes, whyNot } from './files.ts'
import styles from './ImportPage.module.css'

/** A plan's own text, pasted or as a file, becomes a draft. */
export default function ImportPage() {
  const words = useWords(draftWords)
  const go = useNavigate()
  const [search] = useSearchParams()
  const [planId, setPlanId] = useState(search.get('plan') ?? '')
  const [stage, setStage] = useState<DraftStage>(() => stageOf(search.get('stage')))
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [wrong, setWrong] = useState<string | null>(null)
  const over = useDropping((files) => take(files))
  const paper = useRef<HTMLTextAreaElement>(null)
  const opened = ({ draftId }: { draftId: string }) => go(`/plans/drafts/${draftId}`)
  const sendText = useSend(readText, { onDone: opened })
  const sendFile = useSend(readFile, { onDone: opened })
  const busy = sendText.isPending || sendFile.isPending
  const error = sendText.error ?? sendFile.error

  const fresh = () => {
    setWrong(null)
    sendText.reset()
    sendFile.reset()
  }
  const take = (files: readonly File[]) => {
    const [one, another] = files
    if (!one || busy) return
    fresh()
    if (another) return setWrong(words.import.oneFile)
    const reason = whyNot(one)
    setFile(reason ? null : one)
    if (reason) setWrong(words.problems.source_unreadable({ reason, name: one.name }))
  }
  const read = () => {
    if (busy) return
    fresh()
    const into = { ...(planId ? { planId } : {}), stage }
    if (file) return sendFile.mutate({ body: into, files: { file } })
    if (text.trim() === '') {
      setWrong(words.import.pasteFirst)
      return paper.current?.focus()
    }
    if (text.length > mostLetters) return setWrong(words.import.tooLong)
    sendText.mutate({ body: { ...into, text } })
  }

  return (
    <Page title={words.import.title} tab={words.import.tab} lead={words.import.lead}>
      <form
        className={styles.layout}
        onSubmit={(event) => {
          event.preventDefault()
          read()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) read()
        }}
      >
        <div className={styles.sheet}>
          {file ? (
            <ChosenFile file={file} leave={() => setFile(null)} />
          ) : (
            <textarea
              ref={paper}
              className={styles.paper}
              aria-label={words.import.paper}
              placeholder={words.import.paste}
              value={text}
              spellCheck={false}
              onChange={(event) => {
                if (wrong || error) fresh()
                setText(event.target.value)
              }}
            />
          )}
          <p className={styles.size} aria-live="polite">
            {text !== '' &&
              !file &&
              words.import.size(sayNumber(countLetters(text)), sayNumber(countLines(text)))}
          </p>
        </div>
        <div className={styles.aside}>
          <IntoPlan value={planId} onChoose={setPlanId} />
          <Choice
            label={words.import.stage}
            labelShown
            options={draftStages.map((value) => ({ value, word: words.stages[value] }))}
            value={stage}
            onChoose={setStage}
          />
          {wrong && <Remark tone="now">{wrong}</Remark>}
          {error && <Problem error={error} words={draftWords} />}
          <div className={styles.acts}>
            <PlainButton type="submit" kind="main" disabled={busy}>
              {busy ? words.import.reading : file ? words.import.readFile : words.import.read}
            </PlainButton>
            <span className={styles.hint}>
              <KeyHint keys={['Ctrl', 'Enter']} />
            </span>
          </div>
          <ChooseFile take={take} disabled={busy} />
          <Section title={words.import.what}>
            <ol className={styles.steps}>
              {words.import.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </Section>
        </div>
      </form>
      {over && (
        <div className={styles.over} aria-hidden="true">
          {words.import.drop}
        </div>
      )}
    </Page>
  )
}

const stageOf = (asked: string | null): DraftStage => draftStages.find((one) => one === asked) ?? 'soliciting'

function ChosenFile({ file, leave }: { file: File; leave: () => void }) {
  const words = useWords(draftWords)
  return (
    <div className={styles.chosen}>
      <p className={styles.fileName}>{words.import.chosen(file.name, sayBytes(file.size))}</p>
      <PlainButton onClick={leave}>{words.import.leaveFile}</PlainButton>
    </div>
  )
}

/** A new plan, or one that is on its way and gets another draft. */
function IntoPlan({ value, onChoose }: { value: string; onChoose: (planId: string) => void }) {
  const words = useWords(draftWords)
  const id = useId()
  const plans = useAsked(listPlans)
  const open = (plans.data ?? []).filter((plan) => plan.adoptedOn === null)
  if (open.length === 0) return null
  return (
    <div className={styles.into}>
      <label htmlFor={id} className={styles.label}>
        {words.import.into}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{words.import.newPlan}</option>
        {open.map((plan) => (
          <option key={plan.id} value={plan.id}>
            {words.import.stageOf(
              plan.title || words.desk.untitled,
              plan.year === null || plan.title.includes(String(plan.year))
                ? ''
                : words.import.year(plan.year),
            )}
          </option>
        ))}
      </select>
    </div>
  )
}

function ChooseFile({ take, disabled }: { take: (files: readonly File[]) => void; disabled: boolean }) {
  const words = useWords(draftWords)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  return (
    <div className={styles.choose}>
      <span className={styles.label}>{words.import.orFile}</span>
      <PlainButton disabled={disabled} aria-describedby={id} onClick={() => input.current?.click()}>
        {words.import.choose}
      </PlainButton>
      <input
        ref={input}
        type="file"
        hidden
        accept=".txt,.docx,text/plain,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        onChange={(event) => {
          take([...(event.target.files ?? [])])
          // The same file may be chosen again after it was mended.
          event.target.value = ''
        }}
      />
      <span id={id} className={styles.hint}>
        {words.import.fileHint}
      </span>
    </div>
  )
}
