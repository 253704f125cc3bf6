import { Button } from 'antd'
import { useRef, useState } from 'react'
import { Link } from 'react-router'
import type { ReplyOf } from '../../../../platform/contract.ts'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { checkFile } from '../../contract/papers.ts'
import { documentsWords } from '../words.ts'
import styles from './CheckPage.module.css'

/** Drop a file: is it, byte for byte, one that the register knows, and which paper is it. */
export default function CheckPage() {
  const all = useWords(documentsWords).desk
  const words = all.check
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [over, setOver] = useState(false)
  const send = useSend(checkFile)
  const look = (file: File | undefined) => {
    if (!file) return
    setName(file.name)
    send.mutate({ files: { file } })
  }
  return (
    <Page title={words.title} lead={words.lead} kicker={<Link to="/documents/papers">{all.paper.back}</Link>}>
      <section
        className={styles.drop}
        aria-label={words.choose}
        data-over={over ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          look(event.dataTransfer.files[0])
        }}
      >
        <span>{words.drop}</span>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={words.choose}
          onChange={(event) => {
            look(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <Button type="primary" loading={send.isPending} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
      </section>
      <div aria-live="polite">
        {send.isPending && <p>{words.checking}</p>}
        {send.error && <Problem error={send.error} words={documentsWords} />}
        {send.data && <Outcome name={name} outcome={send.data} />}
      </div>
    </Page>
  )
}

function Outcome({ name, outcome }: { name: string; outcome: ReplyOf<typeof checkFile> }) {
  const words = useWords(documentsWords).desk.check
  return (
    <section className={styles.outcome} data-known={outcome.known}>
      <p className={styles.file}>{name}</p>
      <h2>{outcome.known ? words.known : words.unknown}</h2>
      {!outcome.known && <p>{words.unknownLead}</p>}
      {outcome.found.map((one) => (
        <dl key={`${one.as} ${one.keptAt}`} className={styles.found}>
          <dt>{one.as === 'scan' ? words.scanOf : words.attachmentOf}</dt>
          <dd>
            {one.paper ? (
              <Link to={`/documents/papers/${one.paper.id}`}>{one.paper.name}</Link>
            ) : (
              words.notYours
            )}
          </dd>
          {one.number && (
            <>
              <dt>{words.number}</dt>
              <dd>{one.number}</dd>
            </>
          )}
          <dt>{words.keptAt}</dt>
          <dd>
            <DateSaid at={one.keptAt} />
          </dd>
          {(one.isReplaced || one.isVoid) && (
            <>
              <dt />
              <dd className={styles.warn}>
                {[one.isVoid && words.isVoid, one.isReplaced && words.replaced].filter(Boolean).join(' ')}
              </dd>
            </>
          )}
        </dl>
      ))}
      <p className={styles.hash}>
        {words.hash} <code>{outcome.sha256}</code>
      </p>
    </section>
  )
}
