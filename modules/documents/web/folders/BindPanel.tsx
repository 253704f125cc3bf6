import { App, Button, Checkbox, Input, Segmented, Select, Upload } from 'antd'
import { useId, useState } from 'react'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Field } from '../../../../web/ui/Field.tsx'
import { SidePanel } from '../../../../web/ui/SidePanel.tsx'
import { bindEvidence, keepEvidenceFile, listCandidates, type Standard } from '../../contract/folders.ts'
import { listSources } from '../../contract/registers.ts'
import { registerWords } from '../registers/words.ts'
import styles from './folders.module.css'
import { folderWords } from './words.ts'

type Kind = 'record' | 'paper' | 'indicator' | 'file'
const kinds: readonly Kind[] = ['record', 'file', 'paper', 'indicator']

/** Brings evidence to one standard: records, papers, numbers of its days, or a file. */
export function BindPanel({ standard, onClose }: { standard: Standard; onClose: () => void }) {
  const words = useWords(folderWords).bind
  const [kind, setKind] = useState<Kind>(standard.needsKind ?? 'record')
  return (
    <SidePanel title={words.title(standard.code)} closeWord={words.close} onClose={onClose}>
      <div className={styles.form}>
        <p lang="zh-CN">{standard.words}</p>
        <Segmented
          aria-label={words.title(standard.code)}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        {kind === 'file' ? (
          <KeepFile standard={standard} />
        ) : (
          <Choose key={kind} standard={standard} kind={kind} onDone={onClose} />
        )}
      </div>
    </SidePanel>
  )
}

function Choose(props: { standard: Standard; kind: Exclude<Kind, 'file'>; onDone: () => void }) {
  const { standard, kind } = props
  const words = useWords(folderWords).bind
  const language = useLanguage()
  const { message } = App.useApp()
  const id = useId()
  const sources = useAsked(listSources, {}, { enabled: kind === 'record' })
  const [picked, setSource] = useState<string>()
  // Papers are evidence of their own kind; as records one first looks for what was done.
  const sourceKey =
    picked ?? (sources.data?.find(({ key }) => !key.startsWith('documents.')) ?? sources.data?.[0])?.key
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const found = useAsked(
    listCandidates,
    {
      params: { id: standard.id },
      query: {
        kind,
        ...(kind === 'record' && sourceKey ? { sourceKey } : {}),
        ...(search.trim() ? { search: search.trim() } : {}),
      },
    },
    { enabled: kind !== 'record' || sourceKey !== undefined, keep: true },
  )
  const bind = useSend(bindEvidence, {
    onDone: ({ bound }) => {
      message.success(words.done(bound))
      props.onDone()
    },
  })
  return (
    <>
      {kind === 'record' && (
        <div className={styles.field}>
          <label htmlFor={`${id}-source`}>{words.source}</label>
          <Select
            id={`${id}-source`}
            value={sourceKey}
            loading={sources.isPending}
            onChange={(key: string) => {
              setSource(key)
              setChosen([])
            }}
            options={(sources.data ?? []).map((source) => ({
              value: source.key,
              label: language === 'en' ? source.labelEn : source.label,
            }))}
          />
        </div>
      )}
      <Input.Search
        aria-label={words.search}
        placeholder={words.search}
        allowClear
        maxLength={60}
        onSearch={setSearch}
      />
      {kind === 'indicator' && <p className={styles.quiet}>{words.pinnedHint}</p>}
      <Asked of={found} words={folderWords} rows={5}>
        {(list) =>
          list.length === 0 ? (
            <p className={styles.lead}>{words.none}</p>
          ) : (
            <ul className={styles.candidates}>
              {list.map((candidate) => (
                <li key={candidate.id}>
                  <Checkbox
                    checked={candidate.isBound || chosen.includes(candidate.id)}
                    disabled={candidate.isBound && kind !== 'indicator'}
                    onChange={(event) =>
                      setChosen((now) =>
                        event.target.checked
                          ? [...now, candidate.id]
                          : now.filter((one) => one !== candidate.id),
                      )
                    }
                  >
                    <span lang="zh-CN">{candidate.title}</span>{' '}
                    <span className={styles.quiet}>
                      <DateSaid on={candidate.on} />
                      {candidate.isBound && ` · ${words.bound}`}
                    </span>
                  </Checkbox>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      {bind.error && <Problem error={bind.error} words={folderWords} />}
      <div>
        <Button
          type="primary"
          disabled={chosen.length === 0 || chosen.length > 50}
          loading={bind.isPending}
          onClick={() =>
            bind.mutate({
              params: { id: standard.id },
              body: { kind, sourceKey: kind === 'record' ? (sourceKey ?? null) : null, refIds: [...chosen] },
            })
          }
        >
          {words.save(chosen.length)}
        </Button>
      </div>
    </>
  )
}

function KeepFile({ standard }: { standard: Standard }) {
  const words = useWords(folderWords).bind
  const { message } = App.useApp()
  const [title, setTitle] = useState('')
  const [happenedOn, setDay] = useState(dayAndTimeOf(new Date()).on)
  const keep = useSend(keepEvidenceFile, {
    onDone: ({ bound }) => {
      message.success(words.done(bound))
      setTitle('')
    },
  })
  return (
    <>
      <Field
        label={words.fileTitle}
        value={title}
        maxLength={200}
        onChange={(event) => setTitle(event.target.value)}
      />
      <DayField label={words.fileDay} value={happenedOn} onChange={setDay} />
      <Upload.Dragger
        accept="image/*,.pdf,.docx,.xlsx"
        maxCount={1}
        showUploadList={false}
        disabled={keep.isPending || happenedOn === ''}
        className={styles.drop}
        beforeUpload={(file) => {
          keep.mutate({
            params: { id: standard.id },
            body: { title, happenedOn },
            files: { evidence: file },
          })
          return false
        }}
      >
        <p>{keep.isPending ? words.sending : words.drop}</p>
        <p className={styles.lead}>{words.dropLead}</p>
      </Upload.Dragger>
      {keep.error && <FileProblem error={keep.error} />}
    </>
  )
}

/** A file may be refused for what templates are refused for: their words say it. */
function FileProblem({ error }: { error: Error }) {
  const ofFolders = useWords(folderWords)
  const ofTemplates = useWords(registerWords)
  const problems = { ...ofTemplates.problems, ...ofFolders.problems }
  return <Problem error={error} words={{ load: () => Promise.resolve({ problems }) }} />
}
