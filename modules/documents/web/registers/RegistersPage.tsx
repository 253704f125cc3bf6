import { Button, Checkbox, Select } from 'antd'
import { useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { listRegisters, listSources, openRegister, type RegisterLine } from '../../contract/registers.ts'
import { OfficeSelect } from '../papers/OfficeSelect.tsx'
import styles from './keeping.module.css'
import { registerWords } from './words.ts'

/** Every register this person may see. */
export default function RegistersPage() {
  const words = useWords(registerWords)
  const me = useMe()
  const [opening, setOpening] = useState(false)
  const registers = useAsked(listRegisters, {}, { topics: ['documents.registers'] })
  const open = me.holds('documents.keep_registers') && (
    <Button type="primary" onClick={() => setOpening(true)}>
      {words.open}
    </Button>
  )
  return (
    <Page title={words.title} lead={words.lead} actions={open}>
      <Asked of={registers} words={registerWords} rows={6}>
        {(list) =>
          list.length === 0 ? <Empty title={words.none}>{words.noneLead}</Empty> : <Registers list={list} />
        }
      </Asked>
      {opening && <OpenForm onClose={() => setOpening(false)} />}
    </Page>
  )
}

function Registers({ list }: { list: readonly RegisterLine[] }) {
  const words = useWords(registerWords)
  const language = useLanguage()
  return (
    <table className={`${styles.table} ${styles.cards}`}>
      <thead>
        <tr>
          {(['title', 'source', 'office', 'templates', 'printed'] as const).map((column) => (
            <th key={column} scope="col">
              {words.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.map((register) => (
          <tr key={register.id}>
            <td>
              <Link to={`/documents/registers/${register.id}`} className={styles.name} lang="zh-CN">
                {register.title}
              </Link>
              {register.isShared && <span className={styles.quiet}> {words.shared}</span>}
              {register.isClosed && <span className={styles.quiet}> {words.closed}</span>}
            </td>
            <td>{language === 'en' ? register.sourceLabelEn : register.sourceLabel}</td>
            <td lang="zh-CN">{register.office.name}</td>
            <td>{register.templates > 0 ? words.version(register.templates) : '—'}</td>
            <td>
              {register.lastPrintedAt ? (
                <DateSaid at={register.lastPrintedAt} />
              ) : (
                <span className={styles.quiet}>{words.never}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function OpenForm({ onClose }: { onClose: () => void }) {
  const words = useWords(registerWords)
  const language = useLanguage()
  const go = useNavigate()
  const id = useId()
  const sources = useAsked(listSources)
  const [title, setTitle] = useState('')
  const [sourceKey, setSource] = useState<string>()
  const [officeId, setOffice] = useState<string | null>(null)
  const [isShared, setShared] = useState(false)
  const open = useSend(openRegister, { onDone: (made) => go(`/documents/registers/${made.id}`) })
  return (
    <Dialog title={words.open} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (sourceKey && officeId) open.mutate({ body: { title, sourceKey, officeId, isShared } })
        }}
      >
        <Field
          label={words.form.title}
          placeholder={words.form.titleHint}
          value={title}
          maxLength={120}
          autoFocus
          onChange={(event) => setTitle(event.target.value)}
        />
        <div className={styles.field}>
          <label htmlFor={`${id}-source`}>{words.form.source}</label>
          <Select
            id={`${id}-source`}
            loading={sources.isPending}
            value={sourceKey}
            onChange={setSource}
            options={(sources.data ?? []).map((source) => ({
              value: source.key,
              label: language === 'en' ? source.labelEn : source.label,
            }))}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-office`}>{words.form.office}</label>
          <OfficeSelect id={`${id}-office`} value={officeId} onChange={setOffice} />
        </div>
        <Checkbox checked={isShared} onChange={(event) => setShared(event.target.checked)}>
          {words.form.shared}
        </Checkbox>
        {open.error && <Problem error={open.error} words={registerWords} />}
        <div className={styles.acts}>
          <Button
            type="primary"
            htmlType="submit"
            disabled={!title.trim() || !sourceKey || !officeId}
            loading={open.isPending}
          >
            {words.form.save}
          </Button>
          <Button onClick={onClose}>{words.form.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
