import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { sayDay } from '../../../../web/ui/dates.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Project } from '../../contract/projects.ts'
import { plansWords } from '../words.ts'
import { AssignForm } from './AssignForm.tsx'
import { HandOverForm } from './HandOverForm.tsx'
import styles from './ProjectPage.module.css'
import { today } from './saying.ts'

/** Who answers for a promise: leader, offices, contact, money, place; and who did before. */
export function PeoplePart({ project }: { project: Project }) {
  const words = useWords(plansWords).promises
  const saying = useSaying()
  const [opened, setOpened] = useState<'assign' | 'hand_over' | null>(null)
  const day = (on: string) => sayDay(on, today(), saying)
  const people = words.project
  const site = [project.sitePlace?.name, project.site].filter(Boolean).join(' · ')
  const facts: [string, string | null][] = [
    [people.leader, project.leader?.name ?? null],
    [people.leadOffice, project.leadOffice?.name ?? null],
    [people.joining, project.joiningOffices.map(({ name }) => name).join('、') || null],
    [people.contact, project.contact?.name ?? null],
    [people.budget, project.budgetFen === null ? null : words.money(project.budgetFen / 100)],
    [people.site, site || null],
  ]
  return (
    <Section title={people.people}>
      {!project.leadOffice && <p className={styles.hint}>{people.nobodyLead}</p>}
      <dl className={styles.people}>
        {facts.map(([name, value]) => (
          <FactLine key={name} name={name} value={value} nobody={people.nobody} />
        ))}
      </dl>
      {project.leaders.length > 1 && (
        <ul className={styles.hint} aria-label={people.leaders}>
          {project.leaders.map((term) => (
            <li key={`${term.person.id} ${term.fromOn}`}>
              {people.leaderTerm(term.person.name, day(term.fromOn), term.untilOn && day(term.untilOn))}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.ways}>
        {project.may.includes('assign') && (
          <Button onClick={() => setOpened('assign')}>{people.assign}</Button>
        )}
        {project.may.includes('hand_over') && (
          <Button onClick={() => setOpened('hand_over')}>{people.handOver}</Button>
        )}
      </div>
      {opened === 'assign' && <AssignForm project={project} onClose={() => setOpened(null)} />}
      {opened === 'hand_over' && <HandOverForm project={project} onClose={() => setOpened(null)} />}
    </Section>
  )
}

function FactLine({ name, value, nobody }: { name: string; value: string | null; nobody: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={value === null ? styles.quiet : undefined}>{value ?? nobody}</dd>
    </>
  )
}
