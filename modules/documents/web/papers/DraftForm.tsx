import { App, Button, Checkbox, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { refusalType } from '../../../../web/lib/problem.ts'
import { useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { type Paper, type PaperContent, savePaper } from '../../contract/papers.ts'
import { type PaperKind, paperKinds } from '../../rules/kinds.ts'
import { blocksOf, textOf } from '../../rules/writing.ts'
import { documentsWords } from '../words.ts'
import { AttachmentsField } from './AttachmentsField.tsx'
import styles from './DraftForm.module.css'
import forms from './forms.module.css'
import { OfficeSelect } from './OfficeSelect.tsx'
import { PaperText } from './PaperText.tsx'

/** The words of a paper beside the page they make. Saving keeps a version; nothing typed is lost when somebody else saved meanwhile. */
export function DraftForm({ paper, onSubmit }: { paper: Paper; onSubmit: () => void }) {
  const all = useWords(documentsWords)
  const words = all.desk.draft
  const { message } = App.useApp()
  const id = useId()
  const [base, setBase] = useState({ version: paper.version, content: paper.content })
  const [content, setContent] = useState(paper.content)
  const [text, setText] = useState(() => textOf(paper.content.body.blocks))
  const change = (news: Partial<PaperContent>) => setContent((now) => ({ ...now, ...news }))
  const changeBody = (news: Partial<PaperContent['body']>) =>
    setContent((now) => ({ ...now, body: { ...now.body, ...news } }))
  const written: PaperContent = {
    ...content,
    body: { ...content.body, title: content.title || ' ', blocks: blocksOf(text, paper.content.body.blocks) },
  }
  const save = useSend(savePaper)
  const isChanged =
    JSON.stringify(written) !==
    JSON.stringify({ ...base.content, body: { ...base.content.body, title: base.content.title } })
  const keep = async (then?: () => void) => {
    if (!content.title.trim()) return
    const sent = {
      ...written,
      title: content.title.trim(),
      body: { ...written.body, title: content.title.trim() },
    }
    const { version } = await save.mutateAsync({
      params: { id: paper.id },
      body: { version: base.version, content: sent },
    })
    setBase({ version, content: sent })
    message.success(words.savedVersion(version))
    then?.()
  }
  const run = (then?: () => void) => void keep(then).catch(() => undefined)
  return (
    <div className={styles.columns}>
      <form
        className={forms.form}
        onSubmit={(event) => {
          event.preventDefault()
          run()
        }}
        onKeyDown={(event) => {
          if ((event.ctrlKey || event.metaKey) && event.key === 's') {
            event.preventDefault()
            run()
          }
        }}
      >
        <div className={styles.head}>
          <div className={forms.field}>
            <label htmlFor={`${id}-kind`}>{words.kind}</label>
            <Select<PaperKind>
              id={`${id}-kind`}
              value={content.kind}
              onChange={(kind) => change({ kind })}
              options={paperKinds.map((value) => ({ value, label: all.names.kinds[value] }))}
            />
          </div>
          <div className={forms.field}>
            <label htmlFor={`${id}-title`}>{words.title}</label>
            <Input
              id={`${id}-title`}
              value={content.title}
              maxLength={200}
              onChange={(event) => change({ title: event.target.value })}
            />
          </div>
        </div>
        <div className={forms.field}>
          <label htmlFor={`${id}-text`}>{words.text}</label>
          <Input.TextArea
            id={`${id}-text`}
            className={styles.text}
            value={text}
            maxLength={200_000}
            autoSize={{ minRows: 14 }}
            onChange={(event) => setText(event.target.value)}
          />
          <p className={forms.hint}>{words.textHint}</p>
        </div>
        <div className={forms.two}>
          <div className={forms.field}>
            <label htmlFor={`${id}-main`}>{words.main}</label>
            <OfficeSelect
              id={`${id}-main`}
              many
              value={content.mainOfficeIds}
              onChange={(mainOfficeIds) => change({ mainOfficeIds })}
            />
          </div>
          <div className={forms.field}>
            <label htmlFor={`${id}-main-more`}>{words.mainMore}</label>
            <Input
              id={`${id}-main-more`}
              value={content.body.mainTo ?? ''}
              maxLength={1_000}
              onChange={(event) => changeBody({ mainTo: event.target.value || null })}
            />
          </div>
          <div className={forms.field}>
            <label htmlFor={`${id}-copies`}>{words.copies}</label>
            <OfficeSelect
              id={`${id}-copies`}
              many
              value={content.copyOfficeIds}
              onChange={(copyOfficeIds) => change({ copyOfficeIds })}
              without={content.mainOfficeIds}
            />
          </div>
          <div className={forms.field}>
            <label htmlFor={`${id}-copies-more`}>{words.copyMore}</label>
            <Input
              id={`${id}-copies-more`}
              value={content.body.copyTo ?? ''}
              maxLength={1_000}
              onChange={(event) => changeBody({ copyTo: event.target.value || null })}
            />
          </div>
          <div className={forms.field}>
            <label htmlFor={`${id}-urgency`}>{words.urgency}</label>
            <Select<'' | 'urgent' | 'most_urgent'>
              id={`${id}-urgency`}
              value={content.urgency ?? ''}
              onChange={(value) => change({ urgency: value === '' ? null : value })}
              options={[
                { value: '', label: words.normal },
                { value: 'urgent', label: all.names.urgencies.urgent },
                { value: 'most_urgent', label: all.names.urgencies.most_urgent },
              ]}
            />
          </div>
          <DayField
            label={words.due}
            value={content.dueOn ?? ''}
            onChange={(on) => change({ dueOn: on || null })}
          />
        </div>
        <div className={forms.field}>
          <Checkbox
            checked={content.isInternal}
            onChange={(event) => change({ isInternal: event.target.checked })}
          >
            {words.internal}
          </Checkbox>
          <p className={forms.hint}>{words.internalHint}</p>
        </div>
        <AttachmentsField
          paperId={paper.id}
          value={content.attachments}
          onChange={(attachments) => change({ attachments })}
        />
        <div className={forms.field}>
          <label htmlFor={`${id}-notes`}>{words.notes}</label>
          <Input
            id={`${id}-notes`}
            value={content.body.notes ?? ''}
            maxLength={500}
            onChange={(event) => changeBody({ notes: event.target.value || null })}
          />
        </div>
        {save.error &&
          (refusalType(save.error) === 'stale_version' ? (
            <Remark>{words.stale}</Remark>
          ) : (
            <Problem error={save.error} words={documentsWords} />
          ))}
        <div className={styles.foot}>
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={!content.title.trim()}>
            {words.save}
          </Button>
          <Button disabled={!content.title.trim()} onClick={() => run(onSubmit)}>
            {words.submit}
          </Button>
          {isChanged && <span className={forms.quiet}>{words.unsaved}</span>}
        </div>
      </form>
      <section className={styles.preview} aria-label={words.preview}>
        <PaperText
          body={{
            ...paper.body,
            ...written.body,
            organ: paper.body.organ,
            signature: paper.body.signature,
            title: content.title,
            mainTo: paper.body.mainTo,
            copyTo: paper.body.copyTo,
            attachments: content.attachments.map(({ name }) => name.replace(/\.[^.]+$/, '')),
          }}
        />
      </section>
    </div>
  )
}
