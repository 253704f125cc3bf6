import { App, Button, Input, Select } from 'antd'
import { useId, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { findStaff } from '../../../people/contract.ts'
import { blankPaper } from '../../contract/layout.ts'
import { draftPaper } from '../../contract/papers.ts'
import { kindRules, type PaperKind, paperKinds } from '../../rules/kinds.ts'
import { documentsWords } from '../words.ts'
import styles from './forms.module.css'
import { OfficeSelect, useOffices } from './OfficeSelect.tsx'

/** A new paper begins with what it is, what it is called and whose it is; the rest is written on its own page. */
export function NewDraft() {
  const all = useWords(documentsWords)
  const words = all.desk.draft
  const { message } = App.useApp()
  const me = useMe()
  const go = useNavigate()
  const id = useId()
  const { offices } = useOffices()
  // One's own posts: the register of staff knows them by name.
  const staff = useAsked(findStaff, { query: { search: me.name, limit: 20 } })
  const own = useMemo(
    () =>
      staff.data?.people.find((person) => person.id === me.personId)?.posts.map((post) => post.officeId) ??
      [],
    [staff.data, me.personId],
  )
  const root = offices?.find((unit) => unit.parentId === null)
  const [officeId, setOffice] = useState<string | null>(null)
  const [organId, setOrgan] = useState<string | null>(null)
  const [kind, setKind] = useState<PaperKind>('notice')
  const [title, setTitle] = useState('')
  const office = officeId ?? own[0] ?? null
  const organ = organId ?? root?.id ?? null
  const send = useSend(draftPaper, {
    onDone: (made) => {
      message.success(words.saved)
      go(`/documents/papers/${made.id}/edit`, { replace: true })
    },
  })
  const isReady = office !== null && organ !== null && title.trim() !== ''
  return (
    <Page title={words.newTitle}>
      <form
        className={styles.form}
        style={{ maxInlineSize: '46em' }}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isReady) return
          send.mutate({
            body: {
              officeId: office,
              content: {
                kind,
                title: title.trim(),
                organId: organ,
                isInternal: false,
                urgency: null,
                dueOn: null,
                mainOfficeIds: [],
                copyOfficeIds: [],
                body: blankPaper(title.trim(), kindRules[kind].form),
                attachments: [],
              },
            },
          })
        }}
      >
        <div className={styles.field}>
          <label htmlFor={`${id}-kind`}>{words.kind}</label>
          <Select<PaperKind>
            id={`${id}-kind`}
            value={kind}
            onChange={setKind}
            options={paperKinds.map((value) => ({ value, label: all.names.kinds[value] }))}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-title`}>{words.title}</label>
          <Input
            id={`${id}-title`}
            autoFocus
            value={title}
            maxLength={200}
            placeholder={words.titleHint}
            onChange={(event) => setTitle(event.target.value)}
          />
        </div>
        <div className={styles.two}>
          <div className={styles.field}>
            <label htmlFor={`${id}-office`}>{words.office}</label>
            <OfficeSelect
              id={`${id}-office`}
              only={own.length > 0 ? own : undefined}
              value={office}
              onChange={setOffice}
              placeholder={words.chooseOffice}
            />
            <p className={styles.hint}>{words.officeHint}</p>
          </div>
          <div className={styles.field}>
            <label htmlFor={`${id}-organ`}>{words.organ}</label>
            <OfficeSelect
              id={`${id}-organ`}
              value={organ}
              onChange={setOrgan}
              placeholder={words.chooseOffice}
            />
          </div>
        </div>
        {send.error && <Problem error={send.error} words={documentsWords} />}
        <div className={styles.acts}>
          <Button type="primary" htmlType="submit" disabled={!isReady} loading={send.isPending}>
            {words.begin}
          </Button>
        </div>
      </form>
    </Page>
  )
}
