import { Button } from 'antd'
import { useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { addDays } from '../../../../platform/civil.ts'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { type FolderLine, listFolders, openFolder } from '../../contract/folders.ts'
import { OfficeSelect } from '../papers/OfficeSelect.tsx'
import styles from './folders.module.css'
import { folderWords } from './words.ts'

/** Folders this person has to do with, with what is missing in each. */
export default function FoldersPage() {
  const words = useWords(folderWords)
  const me = useMe()
  const [opening, setOpening] = useState(false)
  const folders = useAsked(listFolders, {}, { topics: ['documents.folders'] })
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        me.holds('documents.keep_folders') && (
          <Button type="primary" onClick={() => setOpening(true)}>
            {words.open}
          </Button>
        )
      }
    >
      <Asked of={folders} words={folderWords} rows={6}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <ul className={styles.list}>
              {list.map((folder) => (
                <Line key={folder.id} folder={folder} />
              ))}
            </ul>
          )
        }
      </Asked>
      {opening && <OpenForm onClose={() => setOpening(false)} />}
    </Page>
  )
}

function Line({ folder }: { folder: FolderLine }) {
  const words = useWords(folderWords)
  const share = folder.standards === 0 ? 0 : folder.met / folder.standards
  return (
    <li className={styles.line}>
      <div>
        <Link to={`/documents/folders/${folder.id}`} className={styles.name} lang="zh-CN">
          {folder.title}
        </Link>
        <div className={styles.quiet}>
          <span lang="zh-CN">{folder.office.name}</span> · {words.states[folder.state]} · {words.standard.due}{' '}
          <DateSaid on={folder.dueOn} />
        </div>
      </div>
      <div className={styles.bar}>
        <span>{words.progress(folder.met, folder.standards)}</span>
        <div className={styles.track}>
          <div className={styles.fill} style={{ inlineSize: `${Math.floor(share * 100)}%` }} />
        </div>
      </div>
      <div>
        {folder.missing > 0 ? (
          <span className={styles.missing}>
            {words.columns.missing} {folder.missing}
          </span>
        ) : (
          folder.standards > 0 && <span className={styles.met}>{words.nothingMissing}</span>
        )}
        {folder.missingMine > 0 && (
          <div className={styles.quiet}>{words.missingMine(folder.missingMine)}</div>
        )}
      </div>
    </li>
  )
}

function OpenForm({ onClose }: { onClose: () => void }) {
  const words = useWords(folderWords).form
  const all = useWords(folderWords)
  const go = useNavigate()
  const id = useId()
  const year = dayAndTimeOf(new Date()).on.slice(0, 4)
  const [said, setSaid] = useState({
    title: '',
    basis: '',
    inspector: '',
    dueOn: '',
    from: `${year}-01-01`,
    last: `${year}-12-31`,
  })
  const [officeId, setOffice] = useState<string | null>(null)
  const open = useSend(openFolder, { onDone: (made) => go(`/documents/folders/${made.id}`) })
  const isWhole =
    said.title.trim() !== '' && said.dueOn !== '' && said.from !== '' && said.last !== '' && officeId
  return (
    <Dialog title={all.open} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWhole || !officeId) return
          const { title, basis, inspector, dueOn, from, last } = said
          open.mutate({
            body: {
              title,
              basis: basis.trim() || null,
              inspector: inspector.trim() || null,
              dueOn,
              from,
              until: addDays(last, 1),
              officeId,
            },
          })
        }}
      >
        <Field
          label={words.title}
          placeholder={words.titleHint}
          value={said.title}
          maxLength={120}
          autoFocus
          onChange={(event) => setSaid({ ...said, title: event.target.value })}
        />
        <Field
          label={words.basis}
          placeholder={words.basisHint}
          value={said.basis}
          maxLength={300}
          onChange={(event) => setSaid({ ...said, basis: event.target.value })}
        />
        <Field
          label={words.inspector}
          value={said.inspector}
          maxLength={120}
          onChange={(event) => setSaid({ ...said, inspector: event.target.value })}
        />
        <div className={styles.field}>
          <label htmlFor={`${id}-office`}>{words.office}</label>
          <OfficeSelect id={`${id}-office`} value={officeId} onChange={setOffice} />
        </div>
        <div className={styles.fields}>
          <DayField
            label={words.from}
            value={said.from}
            max={said.last}
            onChange={(from) => setSaid({ ...said, from })}
          />
          <DayField
            label={words.until}
            value={said.last}
            min={said.from}
            onChange={(last) => setSaid({ ...said, last })}
          />
          <DayField label={words.due} value={said.dueOn} onChange={(dueOn) => setSaid({ ...said, dueOn })} />
        </div>
        {open.error && <Problem error={open.error} words={folderWords} />}
        <div className={styles.acts}>
          <Button type="primary" htmlType="submit" disabled={!isWhole} loading={open.isPending}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
