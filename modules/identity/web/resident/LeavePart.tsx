import { useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../web/lib/problem.ts'
import { useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { leaveResident } from '../../contract/phone.ts'
import styles from './MePage.module.css'
import { useAtHome } from './resident.ts'
import { residentWords } from './words.ts'

/** Leaving cannot be undone: what goes and what stays is said before, in the same place, without a window over the page. */
export function LeavePart() {
  const words = useWords(residentWords).me
  const say = useProblemSentence(residentWords)
  const { resident } = useAtHome()
  const [asked, setAsked] = useState(false)
  const leaving = useSend(leaveResident, { onDone: () => location.assign('/my') })
  return (
    <Section title={asked ? words.leaveTitle : undefined}>
      {asked ? (
        <>
          <p role="status">{resident.selfEntered ? words.leaveAll : words.leaveKept}</p>
          {leaving.error && <Remark tone="now">{say(leaving.error)}</Remark>}
          <div className={styles.acts}>
            <PlainButton onClick={() => setAsked(false)}>{words.leaveNot}</PlainButton>
            <PlainButton kind="main" disabled={leaving.isPending} onClick={() => leaving.mutate({})}>
              {words.leaveSure}
            </PlainButton>
          </div>
        </>
      ) : (
        <div>
          <PlainButton onClick={() => setAsked(true)}>{words.leave}</PlainButton>
        </div>
      )}
    </Section>
  )
}
