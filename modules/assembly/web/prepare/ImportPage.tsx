import { Button, Checkbox, Upload } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { listSessions } from '../../contract/prepare.ts'
import { importRoster, listMembers, previewRoster, type RosterReport } from '../../contract/prepare-roster.ts'
import { termTitle } from '../../words/titles.ts'
import { assemblyWords } from '../words.ts'
import styles from './forms.module.css'
import { RosterLines } from './RosterLines.tsx'

/** A roster from a file: first every line is told what it would do, then all of it is done, or nothing. */
export default function ImportPage() {
  const { id = '' } = useParams()
  const words = useWords(assemblyWords).prepare
  const roster = useAsked(listMembers, { params: { id } })
  return (
    <Page
      title={words.importing.title}
      lead={words.importing.lead}
      kicker={
        roster.data && (
          <Link to={`/assembly/terms/${id}`} lang="zh-CN">
            {words.roster.title(roster.data.body.name, termTitle(roster.data.ordinal))}
          </Link>
        )
      }
    >
      <Asked of={roster} words={assemblyWords} rows={4}>
        {() => <Import termId={id} />}
      </Asked>
    </Page>
  )
}

function Import({ termId }: { termId: string }) {
  const words = useWords(assemblyWords).prepare
  const say = words.importing
  const [file, setFile] = useState<File | null>(null)
  const [sessionId, setSession] = useState('')
  const [lettingGo, setLettingGo] = useState(false)
  const preview = useSend(previewRoster)
  const submit = useSend(importRoster)
  const sessions = useAsked(listSessions, { query: { termId } })
  const open = (sessions.data?.sessions ?? []).filter(
    ({ state }) => state !== 'closed' && state !== 'cancelled',
  )
  const params = { id: termId }
  const asked = (session: string) => (session ? { sessionId: session } : {})
  const look = (chosen: File, session: string) => {
    setFile(chosen)
    submit.reset()
    setLettingGo(false)
    preview.mutate({ params, body: asked(session), files: { file: chosen } })
  }
  const report = preview.data
  const changes = report ? report.sum.enter + report.sum.join + report.sum.change + report.sum.observe : 0
  const ready = report && report.sum.faulty === 0 && (changes > 0 || lettingGo)
  return (
    <>
      <p className={styles.hint}>{say.formats}</p>
      {open.length > 0 && (
        <label className={styles.label}>
          {say.session}
          <select
            className={styles.input}
            value={sessionId}
            onChange={(event) => {
              setSession(event.target.value)
              if (file) look(file, event.target.value)
            }}
          >
            <option value="">{say.noSession}</option>
            {open.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
      )}
      <Upload.Dragger
        accept=".xlsx,.csv"
        maxCount={1}
        showUploadList={false}
        disabled={preview.isPending || submit.isPending}
        beforeUpload={(chosen) => {
          look(chosen, sessionId)
          return false
        }}
      >
        <p>{preview.isPending ? say.reading : (file?.name ?? say.drop)}</p>
      </Upload.Dragger>
      {preview.error && <Problem error={preview.error} words={assemblyWords} />}
      {submit.isSuccess ? (
        <Remark tone="kept">
          {say.done} {say.sum({ ...submit.data.sum, same: 0 })}{' '}
          <Link to={`/assembly/terms/${termId}`}>{say.see}</Link>
        </Remark>
      ) : (
        report && (
          <Section title={report.sum.faulty > 0 ? say.faulty(report.sum.faulty) : say.sum(report.sum)}>
            <RosterLines lines={report.lines} hasFaults={report.sum.faulty > 0} />
            <Missing report={report} checked={lettingGo} onChange={setLettingGo} />
            {submit.error && <Problem error={submit.error} words={assemblyWords} />}
            {ready && (
              <div>
                <Button
                  type="primary"
                  loading={submit.isPending}
                  onClick={() =>
                    file &&
                    submit.mutate({
                      params,
                      body: { ...asked(sessionId), ...(lettingGo ? { endMissing: 'true' } : {}) },
                      files: { file },
                    })
                  }
                >
                  {say.submit}
                </Button>
              </div>
            )}
          </Section>
        )
      )}
    </>
  )
}

function Missing(props: { report: RosterReport; checked: boolean; onChange: (checked: boolean) => void }) {
  const say = useWords(assemblyWords).prepare.importing
  const { missing, sum } = props.report
  if (missing.length === 0 || sum.faulty > 0) return null
  return (
    <details>
      <summary>{say.missing(missing.length)}</summary>
      <ul lang="zh-CN">
        {missing.map(({ id, name, constituency }) => (
          <li key={id}>
            {name} {constituency}
          </li>
        ))}
      </ul>
      <Checkbox checked={props.checked} onChange={(event) => props.onChange(event.target.checked)}>
        {say.endMissing(missing.length)}
      </Checkbox>
    </details>
  )
}
