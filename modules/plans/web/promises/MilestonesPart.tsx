import { App, Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { sayDay } from '../../../../web/ui/dates.ts'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import { addMilestone, type Milestone, type Project, reachMilestone } from '../../contract/projects.ts'
import { plansWords } from '../words.ts'
import styles from './ProjectPage.module.css'
import { today } from './saying.ts'

/** The steps of a project: due, reached or overdue, each in words. */
export function MilestonesPart({ project }: { project: Project }) {
  const words = useWords(plansWords).promises
  const [adding, setAdding] = useState(false)
  const [reaching, setReaching] = useState<Milestone | null>(null)
  const mayReach = project.may.includes('reach_milestone')
  return (
    <Section title={words.project.milestones}>
      {project.milestones.length === 0 ? (
        <p className={styles.hint}>{words.milestone.noneLead}</p>
      ) : (
        <ul className={styles.milestones}>
          {project.milestones.map((milestone) => (
            <OneMilestone
              key={milestone.id}
              milestone={milestone}
              onReach={mayReach ? () => setReaching(milestone) : undefined}
            />
          ))}
        </ul>
      )}
      {project.may.includes('set_milestone') && (
        <div>
          <Button onClick={() => setAdding(true)}>{words.milestone.add}</Button>
        </div>
      )}
      {adding && <AddMilestone project={project} onClose={() => setAdding(false)} />}
      {reaching && <ReachMilestone milestone={reaching} onClose={() => setReaching(null)} />}
    </Section>
  )
}

function OneMilestone({ milestone, onReach }: { milestone: Milestone; onReach?: (() => void) | undefined }) {
  const words = useWords(plansWords).promises.milestone
  const saying = useSaying()
  const day = (on: string) => sayDay(on, today(), saying)
  const overdue = milestone.reachedOn === null && milestone.dueOn < today()
  return (
    <li
      className={styles.milestone}
      data-state={milestone.reachedOn ? 'reached' : overdue ? 'overdue' : 'waiting'}
    >
      <span>{milestone.title}</span>
      <span className={styles.quiet}>
        {milestone.reachedOn ? words.reached(day(milestone.reachedOn)) : words.due(day(milestone.dueOn))}
        {overdue && ` · ${words.overdue}`}{' '}
        {!milestone.reachedOn && onReach && (
          <button type="button" className={styles.link} onClick={onReach}>
            {words.reach}
          </button>
        )}
      </span>
    </li>
  )
}

function AddMilestone({ project, onClose }: { project: Project; onClose: () => void }) {
  const words = useWords(plansWords).promises.milestone
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const [title, setTitle] = useState('')
  const [dueOn, setDueOn] = useState('')
  const add = useSend(addMilestone, {
    onDone: () => {
      message.success(words.added)
      onClose()
    },
  })
  return (
    <Modal
      open
      afterOpenChange={toFirstField}
      title={words.add}
      okText={words.save}
      cancelText={common.cancel}
      okButtonProps={{ disabled: !title.trim() || !dueOn }}
      onOk={() => add.mutate({ params: { id: project.id }, body: { title: title.trim(), dueOn } })}
      onCancel={onClose}
      confirmLoading={add.isPending}
    >
      <div className={styles.form}>
        <div className={styles.field}>
          <label htmlFor={`${id}-title`}>{words.title}</label>
          <Input
            id={`${id}-title`}
            maxLength={100}
            placeholder={words.titleHint}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </div>
        <DayField label={words.dueOn} value={dueOn} onChange={setDueOn} />
        {add.error && <Problem error={add.error} words={plansWords} />}
      </div>
    </Modal>
  )
}

function ReachMilestone({ milestone, onClose }: { milestone: Milestone; onClose: () => void }) {
  const words = useWords(plansWords).promises.milestone
  const common = useWords(webWords)
  const { message } = App.useApp()
  const [reachedOn, setReachedOn] = useState(today())
  const reach = useSend(reachMilestone, {
    onDone: () => {
      message.success(words.reachedDone)
      onClose()
    },
  })
  return (
    <Modal
      open
      afterOpenChange={toFirstField}
      title={words.reachTitle(milestone.title)}
      okText={words.reach}
      cancelText={common.cancel}
      okButtonProps={{ disabled: !reachedOn }}
      onOk={() => reach.mutate({ params: { id: milestone.id }, body: { reachedOn } })}
      onCancel={onClose}
      confirmLoading={reach.isPending}
    >
      <div className={styles.form}>
        <DayField label={words.reachedOn} value={reachedOn} onChange={setReachedOn} max={today()} />
        {reach.error && <Problem error={reach.error} words={plansWords} />}
      </div>
    </Modal>
  )
}
