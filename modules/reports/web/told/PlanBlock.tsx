import { Han } from '../../../../web/ui/Han.tsx'
import { LiveQuantity } from '../../../../web/ui/LiveQuantity.tsx'
import { Standing, type StandingKind } from '../../../../web/ui/Standing.tsx'
import type { Block } from '../../contract/content.ts'
import type { PlanLine, ProjectLine, TargetLine } from '../../contract/told.ts'
import { nameIn } from '../../rules/lines.ts'
import { groupsOf, officesOf, progressGroups } from '../../rules/progress.ts'
import styles from './Told.module.css'
import { filledBy, useTold } from './told.ts'

type OfPlan = Extract<Block, { planId: string }>

/** The parts of a report that are made of a plan's figures. */
export function PlanBlock({ block, last }: { block: OfPlan; last: string }) {
  const { told } = useTold()
  const plan = told.plans.find(({ planId }) => planId === block.planId)
  if (!plan) return null
  if (block.kind === 'completion') return <Completion plan={plan} last={last} />
  if (block.kind === 'narrative') return <Narrative plan={plan} />
  if (block.kind === 'promises') return <Promises plan={plan} />
  return <Progress plan={plan} byOffice={block.byOffice?.reason ?? null} />
}

const standingOf = (kind: string): StandingKind =>
  (progressGroups as readonly string[]).includes(kind) ? (kind as StandingKind) : 'on_track'

/** 序号 | 项目 | 完成情况 | 占全年计划. */
export function Completion({ plan, last }: { plan: PlanLine; last: string }) {
  const { lines } = useTold()
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.middle}>
              {lines.columns.number}
            </th>
            <th scope="col">{lines.columns.project}</th>
            <th scope="col">{lines.columns.done}</th>
            <th scope="col" className={styles.figure}>
              {lines.columns.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.passages.flatMap(({ project }) =>
            project ? [<ProjectRows key={project.projectId} plan={plan} project={project} />] : [],
          )}
        </tbody>
      </table>
      <p className={styles.note}>{lines.tableNote(last)}</p>
    </div>
  )
}

function ProjectRows({ plan, project }: { plan: PlanLine; project: ProjectLine }) {
  const { lines } = useTold()
  const rows: (TargetLine | null)[] = project.targets.length > 0 ? project.targets : [null]
  return rows.map((target, at) => (
    <tr
      key={target?.targetId ?? project.projectId}
      className={at < rows.length - 1 ? styles.joined : undefined}
    >
      <td className={styles.middle}>{at === 0 ? project.number : ''}</td>
      <td lang="zh-CN">{at === 0 ? project.title : ''}</td>
      <td>{target ? <Done plan={plan} project={project} target={target} /> : lines.unreported}</td>
      <td className={styles.figure}>
        {target ? (
          <span
            className={styles.share}
            data-kept={target.isKept || undefined}
            data-late={target.standing === 'late' || target.standing === 'at_risk' || undefined}
          >
            {lines.share(target)}
          </span>
        ) : (
          lines.unreported
        )}
      </td>
    </tr>
  ))
}

/** What was done, open to the target; beside it what it is since. */
function Done(props: { plan: PlanLine; project: ProjectLine; target: TargetLine }) {
  const { lines, addressOf, since, language } = useTold()
  const { plan, project, target } = props
  const changed = since.get(`target.${target.targetId}`)
  return (
    <span id={`target-${target.targetId}`}>
      <a
        className={styles.number}
        data-gap={target.done === null ? 'not_reported' : undefined}
        href={addressOf({ planId: plan.planId, projectId: project.projectId, targetId: target.targetId })}
      >
        <Han>{nameIn(project, target) + lines.done(target)}</Han>
      </a>
      {changed && (
        <span className={styles.changed}>
          {language === 'en' ? ' now ' : ' 现为'}
          {lines.value(changed.became, changed.unit, changed.decimals)}
        </span>
      )}
    </span>
  )
}

/** What was done, category by category, in sentences. */
export function Narrative({ plan }: { plan: PlanLine }) {
  const { language } = useTold()
  return plan.narrative.map(({ category, zh, en }) => (
    <section key={category ?? ''} className={styles.group}>
      {category && (
        <h3 className={styles.h2} lang="zh-CN">
          {category}
        </h3>
      )}
      {language === 'en' ? (
        <p>
          <Han>{en}</Han>
        </p>
      ) : (
        <p lang="zh-CN">{zh}</p>
      )}
    </section>
  ))
}

/** The adopted text word for word, each promised number with what became of it: the same text, a year later. */
export function Promises({ plan }: { plan: PlanLine }) {
  const { addressOf, lines } = useTold()
  let category: string | null = null
  return (
    <div className={styles.passages}>
      {plan.passages.map((passage) => {
        const opens = passage.category !== category && passage.category !== null
        category = passage.category
        const { project } = passage
        const targets = [...(project?.targets ?? [])].sort((a, b) => a.start - b.start)
        const parts = []
        let at = 0
        for (const target of targets) {
          if (target.start < at) continue
          parts.push(passage.text.slice(at, target.start))
          parts.push(
            <LiveQuantity
              key={target.targetId}
              done={filledBy(target)}
              of={1}
              standing={standingOf(target.standing)}
              count={lines.became(target)}
              label={`${target.quoted}，${lines.became(target)}`}
              href={addressOf({
                planId: plan.planId,
                projectId: project?.projectId ?? null,
                targetId: target.targetId,
              })}
              onOpen={() => {
                location.assign(
                  addressOf({
                    planId: plan.planId,
                    projectId: project?.projectId ?? null,
                    targetId: target.targetId,
                  }),
                )
              }}
            >
              {passage.text.slice(target.start, target.end)}
            </LiveQuantity>,
          )
          at = target.end
        }
        parts.push(passage.text.slice(at))
        return (
          <section key={passage.id} className={styles.group} lang="zh-CN">
            {opens && <h3 className={styles.h2}>{passage.category}</h3>}
            <p>
              {passage.number ? `${passage.number}. ` : ''}
              {parts}
            </p>
          </section>
        )
      })}
    </div>
  )
}

/** Which are ahead, on track, late and why, in the order of the list. */
export function Progress({ plan, byOffice }: { plan: PlanLine; byOffice: string | null }) {
  const { lines, language, addressOf } = useTold()
  return (
    <>
      {groupsOf(plan).map(({ group, projects }) => (
        <section key={group} className={styles.group}>
          <h3 className={styles.groupHead}>
            <Standing kind={group} mute />
            {lines.groupLead(group, projects.length)}
          </h3>
          <ul className={styles.list}>
            {projects.map((project) => {
              const held = project.targets.filter(({ standing }) => standing === group)
              const why = group === 'late' || group === 'at_risk' || group === 'not_begun'
              const first = held[0] ?? project.targets[0]
              return (
                <li key={project.projectId}>
                  <span lang="zh-CN">
                    {project.number ? `${project.number}. ` : ''}
                    {first ? (
                      <a
                        href={addressOf({
                          planId: plan.planId,
                          projectId: project.projectId,
                          targetId: first.targetId,
                        })}
                      >
                        {project.title}
                      </a>
                    ) : (
                      project.title
                    )}
                  </span>
                  {project.office && <span className={styles.why}> {project.office.name}</span>}
                  {why &&
                    held.map((target) => (
                      <p key={target.targetId} className={styles.why}>
                        <Han>{`${target.quoted}${language === 'en' ? ': ' : '：'}${(language === 'en' ? target.why.en : target.why.zh).join(language === 'en' ? ' ' : '')}`}</Han>
                      </p>
                    ))}
                </li>
              )
            })}
          </ul>
        </section>
      ))}
      <p className={styles.note}>{lines.inOrder}</p>
      {byOffice !== null && <Offices plan={plan} reason={byOffice} />}
    </>
  )
}

function Offices({ plan, reason }: { plan: PlanLine; reason: string }) {
  const { lines } = useTold()
  const titles = lines.byOfficeColumns
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption>{lines.byOffice}</caption>
        <thead>
          <tr>
            <th scope="col">{titles.office}</th>
            {[titles.projects, titles.onTime, titles.late, titles.notBegun].map((title) => (
              <th key={title} scope="col" className={styles.figure}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {officesOf(plan).map(({ office, projects, counts }) => (
            <tr key={office?.id ?? ''}>
              <td>{office?.name ?? lines.noOffice}</td>
              <td className={styles.figure}>{projects}</td>
              <td className={styles.figure}>{counts.met + counts.ahead + counts.on_track}</td>
              <td className={styles.figure}>{counts.late + counts.at_risk}</td>
              <td className={styles.figure}>{counts.not_begun}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>{lines.byOfficeNote(reason)}</p>
    </div>
  )
}
