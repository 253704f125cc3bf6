import { App, Upload } from 'antd'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import {
  getTemplateFile,
  keepTemplate,
  type Register,
  type RegisterTemplate,
} from '../../contract/registers.ts'
import styles from './keeping.module.css'
import { registerWords } from './words.ts'

/** The upper office's templates, version by version, and how to write one. */
export function TemplatesPart({ register }: { register: Register }) {
  const words = useWords(registerWords).templates
  const { message } = App.useApp()
  const keep = useSend(keepTemplate, { onDone: ({ ordinal }) => message.success(words.kept(ordinal)) })
  const mayKeep = register.may.includes('keep')
  return (
    <Section title={words.title}>
      {register.templates.length === 0 ? (
        <p className={styles.lead}>{words.none}</p>
      ) : (
        <ul className={styles.list}>
          {register.templates.map((template) => (
            <Template key={template.id} register={register} template={template} />
          ))}
        </ul>
      )}
      {mayKeep && (
        <>
          <Upload.Dragger
            accept=".docx,.xlsx"
            maxCount={1}
            showUploadList={false}
            disabled={keep.isPending}
            className={styles.drop}
            beforeUpload={(file) => {
              keep.mutate({ params: { id: register.id }, files: { template: file } })
              return false
            }}
          >
            <p className={styles.dropTitle}>{keep.isPending ? words.reading : words.drop}</p>
            <p className={styles.lead}>{words.dropLead}</p>
          </Upload.Dragger>
          {keep.error && <Problem error={keep.error} words={registerWords} />}
        </>
      )}
      {mayKeep && register.source && (
        <details>
          <summary>{words.howTitle}</summary>
          <ul className={styles.how}>
            {words.how.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className={styles.quiet}>{words.fields}</p>
          <p className={styles.keys} lang="zh-CN">
            <span className={styles.key}>序号</span>
            {register.source.fields.map((field) => (
              <span key={field.key} className={styles.key} title={field.also.join('、')}>
                {field.label}
              </span>
            ))}
          </p>
          <p className={styles.quiet}>{words.once}</p>
          <p className={styles.keys} lang="zh-CN">
            {register.commons.map((label) => (
              <span key={label} className={styles.key}>
                {label}
              </span>
            ))}
          </p>
        </details>
      )}
    </Section>
  )
}

function Template({ register, template }: { register: Register; template: RegisterTemplate }) {
  const words = useWords(registerWords)
  const labels = template.reads.fields.map(
    (key) => register.source?.fields.find((field) => field.key === key)?.label ?? '序号',
  )
  return (
    <li>
      <span>
        {words.version(template.ordinal)}{' '}
        <a
          href={addressOf(getTemplateFile, { params: { id: register.id, templateId: template.id } })}
          download
          lang="zh-CN"
        >
          {template.name}
        </a>
      </span>
      <span className={styles.quiet}>
        {words.templates.keptBy(template.keptBy.name)} · <DateSaid at={template.keptAt} />
      </span>
      <span className={styles.quiet}>{words.templates.prints(labels.join('、'))}</span>
    </li>
  )
}
