import { App, Button, Popconfirm } from 'antd'
import { Link, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useLanguage, useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { closeRegister, getPrintFile, getRegister, type Register } from '../../contract/registers.ts'
import styles from './keeping.module.css'
import { PrintPart } from './PrintPart.tsx'
import { TemplatesPart } from './TemplatesPart.tsx'
import { registerWords } from './words.ts'

/** One register: print it, keep the upper office's template, look at what was printed. */
export default function RegisterPage() {
  const { id = '' } = useParams()
  const register = useAsked(getRegister, { params: { id } }, { topics: [`documents.register:${id}`] })
  return (
    <Asked of={register} words={registerWords} rows={8}>
      {(answer) => <One register={answer} />}
    </Asked>
  )
}

function One({ register }: { register: Register }) {
  const words = useWords(registerWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const close = useSend(closeRegister, { onDone: () => message.success(words.closed) })
  const source = register.source && (language === 'en' ? register.source.labelEn : register.source.label)
  const facts = [
    source,
    register.office.name,
    register.isShared && words.shared,
    register.isClosed && words.closed,
  ]
  return (
    <Page
      title={register.title}
      kicker={<Link to="/documents/registers">{words.title}</Link>}
      lead={facts.filter(Boolean).join(' · ')}
      actions={
        register.may.includes('keep') && (
          <Popconfirm
            title={words.closeSure}
            onConfirm={() => close.mutate({ params: { id: register.id } })}
            okText={words.close}
          >
            <Button>{words.close}</Button>
          </Popconfirm>
        )
      }
    >
      {close.error && <Problem error={close.error} words={registerWords} />}
      {register.may.includes('print') && register.source && (
        <PrintPart register={register} source={register.source} />
      )}
      <Prints register={register} />
      <TemplatesPart register={register} />
    </Page>
  )
}

function Prints({ register }: { register: Register }) {
  const words = useWords(registerWords).prints
  const templates = useWords(registerWords)
  if (register.prints.length === 0 && register.isClosed) return null
  return (
    <Section title={words.title}>
      {register.prints.length === 0 ? (
        <p className={styles.lead}>{words.none}</p>
      ) : (
        <ul className={styles.list}>
          {register.prints.map((print) => (
            <li key={print.id}>
              <span>
                <a href={addressOf(getPrintFile, { params: { id: print.id } })} download lang="zh-CN">
                  {print.name}
                </a>{' '}
                <span className={styles.quiet}>
                  {[
                    words.rows(print.rows),
                    print.templateOrdinal && templates.version(print.templateOrdinal),
                    print.place?.name,
                    print.office?.name,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className={styles.quiet}>
                {words.by(print.printedBy.name)} · <DateSaid at={print.printedAt} />
              </span>
              <span className={styles.hash} title={print.sha256}>
                {words.hash} {print.sha256.slice(0, 16)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
