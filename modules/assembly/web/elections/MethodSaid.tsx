import { useWords } from '../../../../web/lib/language.tsx'
import type { ElectionMethod } from '../../contract/elections.ts'
import styles from '../committee/Committee.module.css'
import { electionWords } from './words.ts'

/** A method in sentences: what the neighbourhood decided, and what it left out. */
export function MethodSaid({ method }: { method: ElectionMethod }) {
  const words = useWords(electionWords)
  const { said } = words
  const share = ([numerator, denominator]: readonly [number, number]) => `${numerator}/${denominator}`
  const lines = [
    words.electors[method.electors],
    said.age(method.votingAge),
    ...method.posts.map(({ post, seats, more }) => said.post(words.posts[post], seats, more)),
    said.turnout(share(method.turnout.share), method.turnout.strict),
    `${words.form.winning}：${said.share(share(method.winning.share), method.winning.strict, words.form.bases[method.winning.base])}`,
    said.writeIns[method.writeIns],
    method.shownFrom && method.shownUntil && method.objectionsUntil
      ? said.publication(method.shownFrom, method.shownUntil, method.objectionsUntil)
      : said.publicationNone,
    said.names[method.namesShown],
    said.decided(method.decidedWithinDays),
    method.registrationUntil ? said.registration(method.registrationUntil) : said.registrationNone,
    said.entrusted(method.entrustedMost),
    ...(method.entrustedMost > 0 ? [said.carry(method.candidatesMayCarry)] : []),
    said.roving(method.rovingBox),
    said.onRegister(method.candidatesOnRegister),
  ]
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <li key={line} className={styles.item}>
          {line}
        </li>
      ))}
    </ul>
  )
}
