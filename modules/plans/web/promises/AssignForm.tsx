import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { refusalType } from '../../../../web/lib/problem.ts'
import { useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { assignProject, type Project } from '../../contract/projects.ts'
import { plansWords } from '../words.ts'
import { type Assigned, assignedOf, mergeAssigned } from './assigning.ts'
import { PersonSelect } from './PersonSelect.tsx'
import styles from './ProjectPage.module.css'
import { readNumber } from './saying.ts'
import { UnitSelect } from './UnitSelect.tsx'

/**
 * Who carries a project out. When somebody saved meanwhile nothing typed is lost: the newest is read, and saving again is then a
 * choice made with both in sight.
 */
export function AssignForm({ project, onClose }: { project: Project; onClose: () => void }) {
  const words = useWords(plansWords).promises.people
  const common = useWords(webWords)
  const { message } = App.useApp()
  const queries = useQueryClient()
  const id = useId()
  const [base, setBase] = useState(() => ({ version: project.version, assigned: assignedOf(project) }))
  const [form, setForm] = useState(base.assigned)
  const change = (news: Partial<Assigned>) => setForm((now) => ({ ...now, ...news }))
  const { leadOfficeId, joining, contact, budget, site, sitePlaceId } = form
  const save = useSend(assignProject, {
    onDone: () => {
      message.success(words.saved)
      onClose()
    },
  })
  // The page behind hears of every change; the form keeps the version it began with until the person has seen the other one.
  const stale = project.version !== base.version
  const see = () => {
    const now = assignedOf(project)
    setForm(mergeAssigned(form, base.assigned, now))
    setBase({ version: project.version, assigned: now })
    save.reset()
  }
  const yuan = budget.trim() === '' ? null : readNumber(budget)
  const budgetWrong = yuan === undefined || (yuan !== null && yuan < 0)
  const submit = () => {
    if (budgetWrong || stale) return
    save.mutate(
      {
        params: { id: project.id },
        body: {
          version: base.version,
          leadOfficeId,
          joiningOfficeIds: joining.filter((office) => office !== leadOfficeId),
          contactPersonId: contact?.id ?? null,
          budgetFen: yuan === null ? null : Math.round(yuan * 1_000_000),
          site: site.trim() || null,
          sitePlaceId,
        },
      },
      // The page behind the form reads the newest version, and with it the number the next attempt must name.
      { onError: () => queries.invalidateQueries({ queryKey: ['plans'] }) },
    )
  }
  return (
    <Modal
      open
      afterOpenChange={toFirstField}
      title={words.title}
      okText={words.save}
      cancelText={common.cancel}
      onOk={submit}
      onCancel={onClose}
      confirmLoading={save.isPending}
      okButtonProps={{ disabled: stale }}
    >
      <div className={styles.form}>
        {stale && <Stale project={project} see={see} />}
        <div className={styles.field}>
          <label htmlFor={`${id}-lead`}>{words.leadOffice}</label>
          <UnitSelect
            id={`${id}-lead`}
            tree="office"
            placeholder={words.choose}
            value={leadOfficeId}
            onChange={(id) => change({ leadOfficeId: id })}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-joining`}>{words.joining}</label>
          <UnitSelect
            id={`${id}-joining`}
            tree="office"
            many
            placeholder={words.choose}
            value={joining}
            onChange={(ids) => change({ joining: ids })}
            without={leadOfficeId ? [leadOfficeId] : []}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-contact`}>{words.contact}</label>
          <PersonSelect
            id={`${id}-contact`}
            placeholder={words.contactHint}
            value={contact}
            onChange={(person) => change({ contact: person })}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-budget`}>{words.budget}</label>
          <Input
            id={`${id}-budget`}
            inputMode="decimal"
            value={budget}
            status={budgetWrong ? 'error' : ''}
            onChange={(event) => change({ budget: event.target.value })}
          />
          <p className={budgetWrong ? styles.wrong : styles.hint}>{words.budgetHint}</p>
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-place`}>{words.sitePlace}</label>
          <UnitSelect
            id={`${id}-place`}
            tree="place"
            placeholder={words.choose}
            value={sitePlaceId}
            onChange={(id) => change({ sitePlaceId: id })}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-site`}>{words.site}</label>
          <Input
            id={`${id}-site`}
            maxLength={200}
            placeholder={words.siteHint}
            value={site}
            onChange={(event) => change({ site: event.target.value })}
          />
        </div>
        {save.error && !stale && refusalType(save.error) !== 'stale_version' && (
          <Problem error={save.error} words={plansWords} />
        )}
      </div>
    </Modal>
  )
}

/** What stands there now, beside what was typed. */
function Stale({ project, see }: { project: Project; see: () => void }) {
  const words = useWords(plansWords).promises
  const now = [
    project.leadOffice?.name,
    ...project.joiningOffices.map(({ name }) => name),
    project.contact?.name,
    project.budgetFen === null ? null : words.money(project.budgetFen / 100),
    project.site,
  ].filter(Boolean)
  return (
    <Remark tone="late">
      <p>{words.people.stale}</p>
      {now.length > 0 && <p>{now.join(' · ')}</p>}
      <Button onClick={see}>{words.people.seen}</Button>
    </Remark>
  )
}
