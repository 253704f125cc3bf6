import { App, Button, Input, Radio } from 'antd'
import { useMemo, useRef, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { getTree } from '../../../units/contract.ts'
import {
  defineIndicator,
  getIndicator,
  getVocabulary,
  type Indicator,
  saveVersion,
} from '../../contract/definitions.ts'
import { indicatorKinds } from '../../contract/words.ts'
import { indicatorsWords } from '../words.ts'
import { AboutPart } from './AboutPart.tsx'
import styles from './DefinePage.module.css'
import {
  type Draft,
  definitionOf,
  draftOf,
  emptyDraft,
  type Fault,
  faultsOf,
  plainUnit,
  type Vocabulary,
} from './draft.ts'
import { FactsPart } from './FactsPart.tsx'
import { Labelled, Part } from './fields.tsx'
import { PreviewPart } from './PreviewPart.tsx'
import { RatioPart } from './RatioPart.tsx'

/** Defines an indicator, or makes a new version of one: without code, with the number beside it all the time. */
export default function DefinePage() {
  const { id } = useParams()
  const vocabulary = useAsked(getVocabulary)
  const indicator = useAsked(getIndicator, { params: { id: id ?? '' } }, { enabled: id !== undefined })
  return (
    <Asked of={vocabulary} words={indicatorsWords} rows={12}>
      {(offered) =>
        id === undefined ? (
          <Desk vocabulary={offered} indicator={null} />
        ) : (
          <Asked of={indicator} words={indicatorsWords} rows={12}>
            {(answer) => <Desk key={answer.id} vocabulary={offered} indicator={answer} />}
          </Asked>
        )
      }
    </Asked>
  )
}

function Desk({ vocabulary, indicator }: { vocabulary: Vocabulary; indicator: Indicator | null }) {
  const words = useWords(indicatorsWords).defining
  const go = useNavigate()
  const { message } = App.useApp()
  const form = useRef<HTMLFormElement>(null)
  const tree = useAsked(getTree, { query: { tree: 'place' } })
  const rootId = tree.data?.units.find(({ parentId }) => parentId === null)?.id
  const [draft, setDraft] = useState<Draft>(() =>
    indicator
      ? draftOf(indicator)
      : {
          ...emptyDraft,
          ownerOfficeId: vocabulary.offices.length === 1 ? (vocabulary.offices[0]?.id ?? null) : null,
        },
  )
  /** The version that was laid out: somebody else may save another meanwhile. */
  const [version] = useState(indicator?.version ?? 0)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const change = (part: Partial<Draft>) =>
    setDraft((former) => {
      const next = { ...former, ...part }
      // The unit follows what is counted until somebody writes another.
      const plain = plainUnit(former)
      if (part.unit === undefined && (former.unit === '' || former.unit === plain.unit)) {
        const fresh = plainUnit(next)
        next.unit = fresh.unit
        if (part.decimals === undefined && former.decimals === plain.decimals) next.decimals = fresh.decimals
      }
      return next
    })
  const saved = (id: string) => {
    message.success(words.saved)
    go(`/indicators/${id}`)
  }
  const define = useSend(defineIndicator, { onDone: ({ id }) => saved(id) })
  const save = useSend(saveVersion, { onDone: ({ id }) => saved(id) })
  const faults = useMemo(() => faultsOf(draft), [draft])
  const wrong = (fault: Fault) => (asked && faults.includes(fault) ? words.wrong[fault] : undefined)
  const noReason = indicator !== null && reason.trim() === ''
  const submit = () => {
    setAsked(true)
    if (faults.length > 0 || noReason) {
      requestAnimationFrame(() =>
        form.current
          ?.querySelector<HTMLElement>('[data-wrong] input, [data-wrong] textarea, [data-wrong] button')
          ?.focus(),
      )
      return
    }
    const definition = definitionOf(draft)
    const arrangement = { category: draft.category.trim(), position: draft.position }
    if (indicator) {
      save.mutate({
        params: { id: indicator.id },
        body: { version, reason: reason.trim(), ...arrangement, definition },
      })
    } else {
      define.mutate({
        body: {
          ...arrangement,
          officeId: draft.ownerOfficeId ?? '',
          placeId: draft.ownerPlaceId ?? rootId ?? '',
          definition,
        },
      })
    }
  }
  const error = define.error ?? save.error
  return (
    <Page
      title={indicator ? words.changeTitle(indicator.name) : words.title}
      lead={indicator ? words.changeLead : words.lead}
    >
      <div className={styles.sides}>
        <form
          ref={form}
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <Part title={words.kind}>
            {indicator ? (
              <p>
                <KindSaid kind={draft.kind} />
              </p>
            ) : (
              <Radio.Group
                aria-label={words.kind}
                className={styles.kinds}
                value={draft.kind}
                onChange={(event) => change({ kind: event.target.value as Draft['kind'] })}
              >
                {indicatorKinds.map((kind) => (
                  <Radio key={kind} value={kind}>
                    <KindSaid kind={kind} />
                  </Radio>
                ))}
              </Radio.Group>
            )}
            {indicator && <p className={styles.hint}>{words.kindStays}</p>}
          </Part>
          {(draft.kind === 'flow' || draft.kind === 'level') && (
            <FactsPart draft={draft} vocabulary={vocabulary} change={change} wrong={wrong} />
          )}
          {draft.kind === 'ratio' && (
            <RatioPart
              draft={draft}
              vocabulary={vocabulary}
              id={indicator?.id ?? null}
              change={change}
              wrong={wrong}
            />
          )}
          {draft.kind === 'external' && (
            <Part title={words.publisher}>
              <Labelled label={words.publisher} wrong={wrong('publisher')}>
                {(id) => (
                  <Input
                    id={id}
                    value={draft.publisher}
                    maxLength={100}
                    placeholder={words.publisherHint}
                    onChange={(event) => change({ publisher: event.target.value })}
                  />
                )}
              </Labelled>
            </Part>
          )}
          <AboutPart
            draft={draft}
            vocabulary={vocabulary}
            isNew={indicator === null}
            change={change}
            wrong={wrong}
          />
          {indicator && (
            <Part title={words.saveVersion}>
              <Labelled
                label={words.reason}
                hint={words.reasonHint}
                wrong={asked && noReason ? words.wrong.reason : undefined}
              >
                {(id) => (
                  <Input
                    id={id}
                    value={reason}
                    maxLength={200}
                    onChange={(event) => setReason(event.target.value)}
                  />
                )}
              </Labelled>
            </Part>
          )}
          {error && <Problem error={error} words={indicatorsWords} />}
          {asked && (faults.length > 0 || noReason) && <p className={styles.wrong}>{words.wrongAbove}</p>}
          <div className={styles.acts}>
            <Button type="primary" htmlType="submit" loading={define.isPending || save.isPending}>
              {indicator ? words.saveVersion : words.save}
            </Button>
            <Link to={indicator ? `/indicators/${indicator.id}` : '/indicators/all'}>{words.leave}</Link>
          </div>
        </form>
        <aside className={styles.side}>
          <PreviewPart draft={draft} id={indicator?.id ?? null} />
        </aside>
      </div>
    </Page>
  )
}

function KindSaid({ kind }: { kind: Draft['kind'] }) {
  const words = useWords(indicatorsWords)
  return (
    <>
      <span className={styles.kindName}>{words.pages.kinds[kind]}</span>
      <span className={styles.hint}>{words.defining.kindHints[kind]}</span>
    </>
  )
}
