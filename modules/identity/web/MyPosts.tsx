import { useState } from 'react'
import { Asked } from '../../../web/lib/Asked.tsx'
import { useWords } from '../../../web/lib/language.tsx'
import { useAsked } from '../../../web/lib/queries.ts'
import { Remark } from '../../../web/ui/Broken.tsx'
import { dayAndTimeOf, sayDay } from '../../../web/ui/dates.ts'
import { Empty } from '../../../web/ui/Empty.tsx'
import { Page, Section } from '../../../web/ui/Page.tsx'
import { Sentence, Sentences } from '../../../web/ui/Sentence.tsx'
import { useSaying } from '../../../web/ui/say.ts'
import { unitsWords } from '../../units/web/index.ts'
import { getMe } from '../contract.ts'
import { ChangePassword } from './ChangePassword.tsx'
import styles from './MyPosts.module.css'
import { MySessions } from './MySessions.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { identityWords } from './words.ts'

/** What somebody holds, where and since when, and their password. */
export default function MyPosts() {
  const words = useWords(identityWords)
  const units = useWords(unitsWords)
  const saying = useSaying()
  const today = dayAndTimeOf(new Date()).on
  const me = useAsked(getMe)
  const [changed, setChanged] = useState(0)
  return (
    <Page title={words.me.title}>
      <Section title={words.me.posts}>
        <Asked of={me} words={identityWords} rows={2}>
          {({ roles }) =>
            roles.length === 0 ? (
              <Empty title={words.me.noRoles} />
            ) : (
              <Sentences>
                {roles.map((held) => (
                  <li key={held.grantId}>
                    <Sentence aside={words.me.since(sayDay(held.fromOn, today, saying))}>
                      {held.unit.name} {units.roles[held.role]}
                      {held.lines && `（${units.answers.list(held.lines.map((line) => units.lines[line]))}）`}
                    </Sentence>
                  </li>
                ))}
              </Sentences>
            )
          }
        </Asked>
      </Section>
      <SecondFactor />
      <MySessions />
      <Section title={words.password.title}>
        <div className={styles.narrow}>
          {changed > 0 && <Remark tone="kept">{words.password.done}</Remark>}
          <ChangePassword key={changed} onDone={() => setChanged(changed + 1)} />
        </div>
      </Section>
    </Page>
  )
}
