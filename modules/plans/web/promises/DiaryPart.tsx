import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { sayDay } from '../../../../web/ui/dates.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { type Saying, useSaying } from '../../../../web/ui/say.ts'
import type { Project } from '../../contract/projects.ts'
import { projectStates } from '../../contract/words.ts'
import type { Words } from '../../words.zh-CN.ts'
import { plansWords } from '../words.ts'
import styles from './ProjectPage.module.css'
import { today } from './saying.ts'

type Entry = Project['diary'][number]

function sayEntry(entry: Entry, words: Words['promises'], saying: Saying): string {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const day = (value: unknown) => (typeof value === 'string' ? sayDay(value, today(), saying) : '')
  const state = projectStates.find((one) => one === entry.params.state)
  const say = words.diaryKinds[entry.kind] ?? words.diaryKinds.other
  return (
    say?.({
      who: entry.who ?? words.somebody,
      named: text(entry.params.named),
      fromOn: day(entry.params.fromOn),
      dueOn: day(entry.params.dueOn),
      state: state ? words.states[state] : '',
    }) ?? ''
  )
}

/** What happened to the project itself, newest first, in sentences. */
export function DiaryPart({ project }: { project: Project }) {
  const words = useWords(plansWords).promises
  const saying = useSaying()
  return (
    <Section title={words.project.diary}>
      {project.diary.length === 0 ? (
        <p className={styles.hint}>{words.project.noDiary}</p>
      ) : (
        <ul className={styles.diary}>
          {project.diary.map((entry) => (
            <li
              key={`${entry.at} ${entry.kind} ${String(entry.params.named ?? '')}`}
              className={styles.entry}
            >
              <p>{sayEntry(entry, words, saying)}</p>
              <p className={styles.entryAt}>
                <DateSaid at={entry.at} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
