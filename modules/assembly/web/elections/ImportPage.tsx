import { useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import lines from '../../../../web/ui/table.module.css'
import type { Election } from '../../contract/elections.ts'
import { importVoters, previewVoters, type VoterImport } from '../../contract/voters.ts'
import styles from '../committee/Committee.module.css'
import { ElectionFrame } from './ElectionFrame.tsx'
import { electionWords } from './words.ts'

/** A register from a file: first what it would do, line by line, then all of it or nothing. */
export default function ImportPage() {
  return <ElectionFrame>{(election) => <Import election={election} />}</ElectionFrame>
}

function Import({ election }: { election: Election }) {
  const words = useWords(electionWords).importing
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<VoterImport | null>(null)
  const params = { id: election.id }
  const look = useSend(previewVoters, { onDone: setPreview })
  const send = useSend(importVoters, { onDone: () => setPreview(null) })
  const choose = (chosen: File | undefined) => {
    setPreview(null)
    send.reset()
    setFile(chosen ?? null)
    if (chosen) look.mutate({ params, body: {}, files: { file: chosen } })
  }
  return (
    <>
      <p className={styles.lead}>{words.lead}</p>
      <p>
        <label className={styles.upload}>
          {preview ? words.again : words.choose}
          <input
            type="file"
            accept=".xlsx,.csv,.txt"
            onChange={(event) => {
              choose(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </label>
      </p>
      {file && <p lang="zh-CN">{file.name}</p>}
      {look.isPending && <p className={styles.quiet}>{words.reading}</p>}
      {look.error && <Problem error={look.error} words={electionWords} />}
      {send.error && <Problem error={send.error} words={electionWords} />}
      {send.data && (
        <Remark tone="kept">
          {words.done(send.data.enters, send.data.moves)}{' '}
          <Link to={`/assembly/elections/${election.id}/register`}>→</Link>
        </Remark>
      )}
      {preview && (
        <>
          <p className={styles.facts}>
            <span className={styles.ink}>{words.enters(preview.enters)}</span>
            {preview.moves > 0 && <span className={styles.ink}>{words.moves(preview.moves)}</span>}
            {preview.stays > 0 && <span>{words.stays(preview.stays)}</span>}
            {preview.unread.length > 0 && <span>{words.unread(preview.unread.join('、'))}</span>}
          </p>
          {preview.faulty > 0 ? (
            <Remark tone="late">{words.faulty(preview.faulty)}</Remark>
          ) : (
            preview.enters + preview.moves > 0 && (
              <p>
                <PlainButton
                  kind="main"
                  disabled={send.isPending}
                  onClick={() => file && send.mutate({ params, body: {}, files: { file } })}
                >
                  {words.submit}
                </PlainButton>
              </p>
            )
          )}
          <Preview preview={preview} />
        </>
      )}
    </>
  )
}

function Preview({ preview }: { preview: VoterImport }) {
  const all = useWords(electionWords)
  const words = all.importing
  const shown = preview.enters + preview.moves + preview.stays + preview.faulty > preview.lines.length
  return (
    <div className={lines.scroll}>
      {shown && <p className={styles.quiet}>{words.shown(preview.lines.length)}</p>}
      <table className={lines.table}>
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            <th scope="col">{all.register.name}</th>
            <th scope="col">{all.register.building}</th>
            <th scope="col">{all.register.room}</th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {preview.lines.map((one) => (
            <tr key={one.line} data-state={one.faults.length > 0 ? 'wrong' : undefined}>
              <td>{one.line}</td>
              <td lang="zh-CN">{one.name}</td>
              <td lang="zh-CN">{one.building}</td>
              <td lang="zh-CN">{one.room}</td>
              <td>
                {one.act
                  ? words.acts[one.act]
                  : `▲ ${one.faults.map((fault) => all.faults[fault]).join('；')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
