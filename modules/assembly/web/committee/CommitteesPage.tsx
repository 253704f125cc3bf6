import { useState } from 'react'
import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { type Committee, listCommittees } from '../../contract/committee.ts'
import styles from './Committee.module.css'
import { TermDialog } from './TermDialog.tsx'
import { committeeWords } from './words.ts'

/** Committees and Residents' Committees with their terms. */
export default function CommitteesPage() {
  const words = useWords(committeeWords)
  const committees = useAsked(listCommittees, { query: {} }, { topics: ['assembly.committees'] })
  const [asking, setAsking] = useState<'found' | Committee | null>(null)
  const conferences = committees.data?.conferences ?? []
  return (
    <Page
      title={words.list.title}
      lead={words.list.lead}
      actions={
        committees.data?.mayKeep && (
          <PlainButton kind="main" onClick={() => setAsking('found')}>
            {words.list.found}
          </PlainButton>
        )
      }
    >
      <Asked of={committees} words={committeeWords} rows={4}>
        {({ committees: list, mayKeep }) => {
          const own = list.filter(({ kind }) => kind === 'committee')
          const others = list.filter(({ kind }) => kind !== 'committee')
          return (
            <>
              {own.length === 0 && <Empty title={words.list.none}>{mayKeep && words.list.noneLead}</Empty>}
              {own.length > 0 && <Lines committees={own} openTerm={mayKeep ? setAsking : undefined} />}
              {others.length > 0 && (
                <Section title={words.list.others}>
                  <Lines committees={others} />
                </Section>
              )}
            </>
          )
        }}
      </Asked>
      {asking && (
        <TermDialog
          committee={asking === 'found' ? null : asking}
          conferences={conferences}
          onClose={() => setAsking(null)}
        />
      )}
    </Page>
  )
}

function Lines(props: { committees: readonly Committee[]; openTerm?: (committee: Committee) => void }) {
  const words = useWords(committeeWords)
  return (
    <ul className={styles.list}>
      {props.committees.map((one) => (
        <li key={one.id} className={styles.item}>
          <div className={styles.line}>
            <span className={styles.name} lang="zh-CN">
              {one.name}
            </span>
            {props.openTerm && (
              <PlainButton kind="text" onClick={() => props.openTerm?.(one)}>
                {words.list.openTerm}
              </PlainButton>
            )}
          </div>
          {one.of && (
            <p className={styles.facts} lang="zh-CN">
              {words.list.of(one.of.name)}
            </p>
          )}
          {one.terms.map((term) => (
            <p key={term.id} className={styles.facts}>
              <Link to={`/assembly/committees/${term.id}`}>{words.nth(term.ordinal)}</Link>
              <span>{words.until(term.fromOn, term.untilOn)}</span>
              <span>{words.list.members(term.members)}</span>
              {term.seats !== null && <span>{words.list.seats(term.seats)}</span>}
              <span>{term.isShown ? words.list.shown : words.list.notShown}</span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
