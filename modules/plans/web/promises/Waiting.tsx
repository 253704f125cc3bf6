import { type ReactNode, useEffect } from 'react'
import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { Sentence, Sentences } from '../../../../web/ui/Sentence.tsx'
import { Standing } from '../../../../web/ui/Standing.tsx'
import { listPlans } from '../../contract/drafts.ts'
import { getProject } from '../../contract/projects.ts'
import { type Deed, getWaiting } from '../../contract/records.ts'
import { standingOf } from '../public/saying.ts'
import { plansWords } from '../words.ts'
import { sayDeed } from './saying.ts'
import { usePlanTopics } from './topics.ts'
import styles from './Waiting.module.css'

const most = 5

/** What waits for me in the promises: to accept, to release, what came back, what is late. Nothing when nothing waits. */
export default function Waiting({ tell }: HomePartProps) {
  const topics = usePlanTopics()
  const waiting = useAsked(getWaiting, {}, { topics })
  const me = useMe()
  const plans = useAsked(listPlans)
  const { data } = waiting
  // The first year begins with a text, and somebody has to be told.
  const nothingYet = plans.data?.length === 0 && me.holds('plans.draft')
  const count = data
    ? (nothingYet ? 1 : 0) +
      data.toAccept.length +
      data.toRelease.length +
      data.cameBack.length +
      data.toSample +
      data.late.length
    : undefined
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  return (
    <>
      {nothingYet && <BeginYear />}
      <Asked of={waiting} words={plansWords} rows={4}>
        {(answer) => <Parts waiting={answer} />}
      </Asked>
    </>
  )
}

function BeginYear() {
  const { plans } = useWords(plansWords).promises
  return (
    <Section title={plans.begin}>
      <Sentence>
        {plans.noneLead} <Link to="/plans/import">{plans.new}</Link>
      </Sentence>
    </Section>
  )
}

function Parts({
  waiting,
}: {
  waiting: NonNullable<ReturnType<typeof useAsked<typeof getWaiting>>['data']>
}) {
  const words = useWords(plansWords).records.waiting
  const plans = useAsked(listPlans)
  // The list to which the first of them belongs: papers of the year before may still wait.
  const first = waiting.toRelease[0]?.projectId
  const ofFirst = useAsked(getProject, { params: { id: first ?? '' } }, { enabled: first !== undefined })
  const newest = (plans.data ?? [])
    .filter((plan) => plan.adoptedOn)
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
    .at(0)
  return (
    <>
      <DeedsWaiting
        title={words.cameBack}
        deeds={waiting.cameBack}
        more={
          <Link to="/plans/records?show=mine&state=returned">
            {words.more(waiting.cameBack.length - most)}
          </Link>
        }
        reason
      />
      <DeedsWaiting
        title={words.accept(waiting.toAccept.length)}
        deeds={waiting.toAccept}
        way={<Link to="/plans/records?show=forMe">{words.acceptAll}</Link>}
      />
      <DeedsWaiting
        title={words.release(waiting.toRelease.length)}
        deeds={waiting.toRelease}
        way={ofFirst.data && <Link to={`/plans/${ofFirst.data.planId}/release`}>{words.releaseAll}</Link>}
      />
      {waiting.toSample > 0 && (
        <Section
          title={words.sample(waiting.toSample)}
          aside={newest && <Link to={`/plans/${newest.id}/samples`}>{words.sampleAll}</Link>}
        >
          {null}
        </Section>
      )}
      {waiting.late.length > 0 && (
        <Section title={words.late}>
          <Sentences label={words.late}>
            {waiting.late.map((target) => (
              <li key={`${target.projectId} ${target.targetQuoted}`} className={styles.line}>
                <Sentence>
                  <Link to={`/plans/projects/${target.projectId}`}>
                    {words.lateLine(target.title, target.targetQuoted)}
                  </Link>
                </Sentence>
                <Standing kind={standingOf(target.standing)} />
              </li>
            ))}
          </Sentences>
        </Section>
      )}
    </>
  )
}

function DeedsWaiting(props: {
  title: string
  deeds: readonly Deed[]
  way?: ReactNode
  more?: ReactNode
  /** Whether the reason for which it came back is said. */
  reason?: boolean
}) {
  const words = useWords(plansWords)
  if (props.deeds.length === 0) return null
  return (
    <Section title={props.title} aside={props.way}>
      <Sentences label={props.title}>
        {props.deeds.slice(0, most).map((deed) => (
          <li key={deed.id} className={styles.line}>
            <Sentence
              aside={
                <>
                  {deed.projectTitle} · <DateSaid on={deed.happenedOn} />
                </>
              }
            >
              <Link to={`/plans/records/${deed.id}`}>{sayDeed(deed, words)}</Link>
            </Sentence>
            {props.reason && deed.decidedBy && (
              <p className={styles.reason}>
                {words.records.returnedBy(deed.decidedBy.name, deed.returnReason ?? '')}
              </p>
            )}
          </li>
        ))}
      </Sentences>
      {props.deeds.length > most &&
        (props.more ?? (
          <p className={styles.more}>{words.records.waiting.more(props.deeds.length - most)}</p>
        ))}
    </Section>
  )
}
