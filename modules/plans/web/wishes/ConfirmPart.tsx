import { Button } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { listPlans } from '../../contract/drafts.ts'
import { type Candidate, confirmAdoption } from '../../contract/wishes.ts'
import { plansWords } from '../words.ts'
import { ProjectSelect, useProjects } from './forms/ProjectSelect.tsx'
import styles from './Wishes.module.css'

/** After the vote: what each candidate became, proposed by its paragraph and confirmed by a person. */
export function ConfirmPart({ candidates }: { candidates: readonly Candidate[] }) {
  const words = useWords(plansWords).wishes.candidates
  const plans = useAsked(listPlans)
  const adopted = (plans.data ?? []).filter((plan) => plan.adoptedOn !== null)
  const waiting = candidates.filter(
    (one) => one.state === 'listed' && one.project === null && adopted.some((plan) => plan.id === one.planId),
  )
  if (waiting.length === 0) return null
  const byPlan = Map.groupBy(waiting, (one) => one.planId ?? '')
  return (
    <Section title={words.confirm}>
      <p>{words.confirmLead(waiting.length)}</p>
      {[...byPlan].map(([planId, list]) => (
        <Confirm key={planId} planId={planId} candidates={list} />
      ))}
    </Section>
  )
}

function Confirm({ planId, candidates }: { planId: string; candidates: readonly Candidate[] }) {
  const words = useWords(plansWords).wishes.candidates
  const id = useId()
  const projects = useProjects(planId)
  const [links, setLinks] = useState<
    Readonly<Record<string, { projectId: string | null; targetId: string | null }>>
  >({})
  const confirm = useSend(confirmAdoption)
  // What its paragraph proposes stands there to be confirmed; where it proposes one number only, that number too.
  const linkOf = (one: Candidate) =>
    links[one.id] ?? {
      projectId: one.proposed?.projectId ?? null,
      targetId: one.proposed?.targets.length === 1 ? (one.proposed.targets[0]?.id ?? null) : null,
    }
  const ready = candidates.flatMap((one) => {
    const { projectId, targetId } = linkOf(one)
    return projectId ? [{ candidateId: one.id, projectId, targetId }] : []
  })
  return (
    <>
      <ul className={styles.rows}>
        {candidates.map((one) => (
          <li key={one.id} className={styles.form}>
            <p>
              <Link to={`/plans/wishes/${one.wishId}`}>{one.title}</Link>
            </p>
            {one.proposed ? (
              <p className={styles.quiet}>
                {words.confirmProposed}
                <span lang="zh-CN">{one.proposed.text}</span>
              </p>
            ) : (
              <p className={styles.late}>{words.confirmNone}</p>
            )}
            <div className={styles.two}>
              <ProjectSelect
                id={`${id}-${one.id}`}
                projects={projects}
                {...linkOf(one)}
                onChange={(projectId, targetId) =>
                  setLinks((now) => ({ ...now, [one.id]: { projectId, targetId } }))
                }
                labels={{
                  project: words.confirmProject,
                  target: words.confirmTarget,
                  whole: words.confirmWhole,
                }}
              />
            </div>
          </li>
        ))}
      </ul>
      {confirm.error && <Problem error={confirm.error} words={plansWords} />}
      <div>
        <Button
          type="primary"
          disabled={ready.length === 0}
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ body: { links: ready } })}
        >
          {words.confirmSend(ready.length)}
        </Button>
      </div>
    </>
  )
}
