import { Asked, Problem } from '../../../web/lib/Asked.tsx'
import { useLanguage, useWords } from '../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../web/lib/queries.ts'
import { DateSaid } from '../../../web/ui/DateSaid.tsx'
import { Empty } from '../../../web/ui/Empty.tsx'
import { Figure, Figures } from '../../../web/ui/Figure.tsx'
import { Han } from '../../../web/ui/Han.tsx'
import { Page, Section } from '../../../web/ui/Page.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { listTexts, tryTextAgain } from '../contract.ts'
import styles from './TextsPage.module.css'
import { messagesWords } from './words.ts'

/** How texts to phones went in the last week, and those that did not arrive, for whoever looks after it. */
export default function TextsPage() {
  const words = useWords(messagesWords).texts
  const language = useLanguage()
  const texts = useAsked(listTexts, { query: { language } }, { keep: true })
  const again = useSend(tryTextAgain)
  return (
    <Page title={words.title} lead={words.lead}>
      <Asked of={texts} words={messagesWords}>
        {({ sent, waiting, spared, failed }) => (
          <>
            <Figures>
              <Figure value={sent}>{words.sent}</Figure>
              <Figure value={waiting}>{words.waiting}</Figure>
              <Figure value={spared}>{words.spared}</Figure>
              <Figure value={failed.length}>{words.failed}</Figure>
            </Figures>
            {again.error && <Problem error={again.error} words={messagesWords} />}
            {failed.length === 0 ? (
              <Empty title={words.none} />
            ) : (
              <Section title={words.failedTitle}>
                <ul className={styles.list}>
                  {failed.map(({ id, person, kind, title, endedAt, tries, why, trouble }) => (
                    <li key={id} className={styles.row}>
                      <div>
                        <p className={styles.title}>
                          <Han>{person?.name ?? words.nobody}</Han>
                          {' · '}
                          <Han>{title ?? (kind === null ? words.code : words.gone)}</Han>
                        </p>
                        <p className={styles.aside}>
                          <DateSaid at={endedAt} /> · {why && words.why[why]} · {words.tries(tries)}
                          {trouble && <code className={styles.trouble}>{trouble}</code>}
                        </p>
                      </div>
                      {kind !== null && (
                        <PlainButton
                          disabled={again.isPending}
                          onClick={() => again.mutate({ params: { id } })}
                        >
                          {words.again}
                        </PlainButton>
                      )}
                    </li>
                  ))}
                </ul>
              </Section>
            )}
          </>
        )}
      </Asked>
    </Page>
  )
}
