import { App, Button, Input, Upload } from 'antd'
import { useId, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import {
  addStandards,
  type Folder,
  getFolder,
  type ReadStandard,
  readStandardSheet,
  readStandards,
} from '../../contract/folders.ts'
import { OfficeSelect } from '../papers/OfficeSelect.tsx'
import styles from './folders.module.css'
import { folderWords } from './words.ts'

/** Standards from a pasted block or an xlsx: read, looked at line by line, then added. */
export default function ImportPage() {
  const { id = '' } = useParams()
  const folder = useAsked(getFolder, { params: { id } })
  return (
    <Asked of={folder} words={folderWords} rows={6}>
      {(answer) => <Import folder={answer} />}
    </Asked>
  )
}

function Import({ folder }: { folder: Folder }) {
  const words = useWords(folderWords).import
  const [text, setText] = useState('')
  const [rows, setRows] = useState<readonly ReadStandard[] | null>(null)
  const params = { id: folder.id }
  const read = useSend(readStandards, { onDone: (answer) => setRows(answer.rows) })
  const readSheet = useSend(readStandardSheet, { onDone: (answer) => setRows(answer.rows) })
  const error = read.error ?? readSheet.error
  return (
    <Page
      title={words.title}
      kicker={
        <Link to={`/documents/folders/${folder.id}`} lang="zh-CN">
          {folder.title}
        </Link>
      }
      lead={words.lead}
    >
      <Section>
        <Input.TextArea
          aria-label={words.paste}
          placeholder={words.paste}
          className={styles.paste}
          value={text}
          autoSize={{ minRows: 6, maxRows: 18 }}
          onChange={(event) => setText(event.target.value)}
        />
        <div className={styles.acts}>
          <Button
            type={rows === null ? 'primary' : 'default'}
            disabled={text.trim() === ''}
            loading={read.isPending}
            onClick={() => read.mutate({ params, body: { text } })}
          >
            {words.read}
          </Button>
        </div>
        <Upload.Dragger
          accept=".xlsx"
          maxCount={1}
          showUploadList={false}
          disabled={readSheet.isPending}
          className={styles.drop}
          beforeUpload={(file) => {
            readSheet.mutate({ params, files: { sheet: file } })
            return false
          }}
        >
          <p>{readSheet.isPending ? words.reading : words.drop}</p>
          <p className={styles.lead}>{words.dropLead}</p>
        </Upload.Dragger>
        {error && <Problem error={error} words={folderWords} />}
      </Section>
      {rows && <Found folder={folder} rows={rows} />}
    </Page>
  )
}

function Found({ folder, rows }: { folder: Folder; rows: readonly ReadStandard[] }) {
  const all = useWords(folderWords)
  const words = all.import
  const { message } = App.useApp()
  const go = useNavigate()
  const id = useId()
  const [officeId, setOffice] = useState<string | null>(folder.office.id)
  const good = rows.filter(({ problem }) => problem === null)
  const wrong = rows.length - good.length
  const add = useSend(addStandards, {
    onDone: ({ added }) => {
      message.success(words.added(added))
      go(`/documents/folders/${folder.id}`)
    },
  })
  return (
    <Section
      title={words.rows(rows.length)}
      aside={wrong > 0 && <span className={styles.missing}>{words.wrong(wrong)}</span>}
    >
      <div className={styles.scroll}>
        <table className={`${styles.table} ${styles.cards}`}>
          <thead>
            <tr>
              {(['code', 'section', 'words', 'kind', 'count', 'weight', 'office', 'problem'] as const).map(
                (column) => (
                  <th key={column} scope="col">
                    {words.columns[column]}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody lang="zh-CN">
            {rows.map((row) => (
              <tr key={row.line} data-wrong={row.problem ?? undefined}>
                <td>{row.code}</td>
                <td>{row.section}</td>
                <td>{row.words}</td>
                <td>{row.needsKind && all.kinds[row.needsKind]}</td>
                <td>{row.needsCount}</td>
                <td>{row.weight}</td>
                <td>{row.officeName}</td>
                <td>{row.problem && words.problems[row.problem]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.fields}>
        <div className={styles.field}>
          <label htmlFor={`${id}-office`}>{words.office}</label>
          <OfficeSelect id={`${id}-office`} value={officeId} onChange={setOffice} />
        </div>
      </div>
      {wrong > 0 && <p className={styles.quiet}>{words.leftOut}</p>}
      {add.error && <Problem error={add.error} words={folderWords} />}
      <div className={styles.acts}>
        <Button
          type="primary"
          disabled={good.length === 0 || !officeId}
          loading={add.isPending}
          onClick={() => {
            if (!officeId) return
            add.mutate({
              params: { id: folder.id },
              body: {
                standards: good.map((row) => ({
                  code: row.code,
                  section: row.section,
                  words: row.words,
                  needsKind: row.needsKind,
                  needsCount: row.needsCount,
                  from: null,
                  until: null,
                  weight: row.weight,
                  officeId: row.officeId ?? officeId,
                  dueOn: row.dueOn,
                })),
              },
            })
          }}
        >
          {words.add(good.length)}
        </Button>
      </div>
    </Section>
  )
}
