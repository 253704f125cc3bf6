import { useEffect, useState } from 'react'
import { useWords } from '../../../web/lib/language.tsx'
import type { HomePartProps } from '../../../web/lib/module.ts'
import { useAsked } from '../../../web/lib/queries.ts'
import { Choice } from '../../../web/ui/Choice.tsx'
import { dayAndTimeOf } from '../../../web/ui/dates.ts'
import { Section } from '../../../web/ui/Page.tsx'
import type { Role } from '../../units/rules.ts'
import { unitsWords } from '../../units/web/index.ts'
import { listGrants } from '../contract.ts'
import styles from './FirstPosts.module.css'
import { GivePost } from './GivePost.tsx'
import { type Handing, HandOver } from './HandOver.tsx'
import { NewPerson } from './NewPerson.tsx'
import { identityWords } from './words.ts'

/** Without these nothing is promised, nothing counted and nothing made public, in the order in which they are needed. */
const needed: readonly Role[] = [
  'plans_clerk',
  'leader',
  'office_head',
  'committee_secretary',
  'release_officer',
]

/** In an empty house the administrator hands out the posts the work cannot begin without. Once each is held this is gone. */
export default function FirstPosts({ tell }: HomePartProps) {
  const words = useWords(identityWords).firstPosts
  const { roles } = useWords(unitsWords)
  const today = dayAndTimeOf(new Date()).on
  const grants = useAsked(listGrants, { query: { on: today } }, { topics: ['identity.access'] })
  const held = new Set(grants.data?.grants.map(({ role }) => role))
  const missing = grants.data ? needed.filter((role) => !held.has(role)) : []
  const [who, setWho] = useState<'known' | 'fresh'>('known')
  const [passwords, setPasswords] = useState<readonly Handing[]>([])
  const known = grants.data !== undefined
  const count = missing.length + passwords.length
  useEffect(() => {
    if (known) tell(count)
  }, [known, count, tell])
  const [next] = missing
  if (count === 0) return null
  return (
    <Section title={words.title}>
      <HandOver
        passwords={passwords}
        onHanded={(number) => setPasswords(passwords.filter(({ staffNumber }) => staffNumber !== number))}
      />
      {next && (
        <>
          <p className={styles.lead}>{words.lead(missing.map((role) => roles[role]))}</p>
          <p className={styles.lead}>{words.does[next as keyof typeof words.does]}</p>
          <div className={styles.who}>
            <Choice
              label={words.who}
              labelShown
              value={who}
              onChoose={setWho}
              options={(['known', 'fresh'] as const).map((value) => ({ value, word: words.whos[value] }))}
            />
          </div>
          {who === 'known' ? (
            <GivePost key={next} offered={missing} kind="main" stay={passwords.length > 0} />
          ) : (
            <NewPerson
              offered={missing}
              onOpened={(handing) => setPasswords((former) => [...former, handing])}
            />
          )}
        </>
      )}
    </Section>
  )
}
