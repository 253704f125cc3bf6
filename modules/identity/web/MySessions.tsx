import { Asked, Problem } from '../../../web/lib/Asked.tsx'
import { useWords } from '../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../web/lib/queries.ts'
import { Remark } from '../../../web/ui/Broken.tsx'
import { DateSaid } from '../../../web/ui/DateSaid.tsx'
import { Section } from '../../../web/ui/Page.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { Sentence, Sentences } from '../../../web/ui/Sentence.tsx'
import { endOtherSessions, endSession, listSessions } from '../contract.ts'
import styles from './FirstPosts.module.css'
import { identityWords } from './words.ts'

/** Where somebody is signed in, and the way to end it there. */
export function MySessions() {
  const words = useWords(identityWords).sessions
  const sessions = useAsked(listSessions, {}, { topics: ['identity.access'] })
  const end = useSend(endSession)
  const endOthers = useSend(endOtherSessions)
  return (
    <Section title={words.title} aside={words.lead}>
      <Asked of={sessions} words={identityWords} rows={2}>
        {(answer) => (
          <Sentences label={words.title}>
            {answer.sessions.map(({ id, device, seenAt, isThis }) => (
              <li key={id} className={styles.account}>
                <Sentence
                  aside={
                    isThis ? (
                      words.here
                    ) : (
                      <>
                        {words.seen} <DateSaid at={seenAt} />
                      </>
                    )
                  }
                >
                  {device}
                </Sentence>
                {!isThis && (
                  <PlainButton
                    kind="text"
                    aria-label={words.endThis(device)}
                    disabled={end.isPending}
                    onClick={() => end.mutate({ params: { id } })}
                  >
                    {words.end}
                  </PlainButton>
                )}
              </li>
            ))}
          </Sentences>
        )}
      </Asked>
      {(sessions.data?.sessions.length ?? 0) > 1 && (
        <div>
          <PlainButton disabled={endOthers.isPending} onClick={() => endOthers.mutate({})}>
            {words.endOthers}
          </PlainButton>
        </div>
      )}
      {endOthers.isSuccess && <Remark tone="kept">{words.ended(endOthers.data.ended)}</Remark>}
      {(end.error ?? endOthers.error) && (
        <Problem error={end.error ?? endOthers.error} words={identityWords} />
      )}
    </Section>
  )
}
