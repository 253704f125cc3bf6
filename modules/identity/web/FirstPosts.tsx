import { Select } from 'antd'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { Problem } from '../../../web/lib/Asked.tsx'
import { useWords } from '../../../web/lib/language.tsx'
import { useMe } from '../../../web/lib/me.ts'
import type { HomePartProps } from '../../../web/lib/module.ts'
import { useAsked, useSend } from '../../../web/lib/queries.ts'
import { dayAndTimeOf } from '../../../web/ui/dates.ts'
import { Section } from '../../../web/ui/Page.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { getTree } from '../../units/contract.ts'
import type { Role } from '../../units/rules.ts'
import { unitsWords } from '../../units/web/index.ts'
import { giveGrant, listAccounts, listGrants } from '../contract.ts'
import styles from './FirstPosts.module.css'
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
  const known = grants.data !== undefined
  const count = missing.length
  useEffect(() => {
    if (known) tell(count)
  }, [known, count, tell])
  const [next] = missing
  if (!next) return null
  return (
    <Section title={words.title}>
      <p className={styles.lead}>{words.lead(missing.map((role) => roles[role]))}</p>
      <p className={styles.lead}>{words.does[next as keyof typeof words.does]}</p>
      <GiveOne key={next} role={next} missing={missing} />
    </Section>
  )
}

function GiveOne({ role: first, missing }: { role: Role; missing: readonly Role[] }) {
  const words = useWords(identityWords).firstPosts
  const { roles } = useWords(unitsWords)
  const me = useMe()
  const id = useId()
  const [role, setRole] = useState(first)
  const [personId, setPersonId] = useState(me.personId)
  const [unitId, setUnitId] = useState<string>()
  const accounts = useAsked(listAccounts, { query: {} })
  const offices = useAsked(getTree, { query: { tree: 'office' } }, { topics: ['units.trees'] })
  const places = useAsked(getTree, { query: { tree: 'place' } }, { topics: ['units.trees'] })
  const units = role === 'committee_secretary' ? places.data?.units : offices.data?.units
  const unit = units?.find((one) => one.id === unitId) ?? units?.[0]
  const give = useSend(giveGrant, {
    // What the page may show was asked once, at the beginning; with another post it is another page.
    onDone: () => personId === me.personId && location.assign('/'),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!unit || give.isPending) return
    give.mutate({ body: { personId, role, unitId: unit.id, fromOn: dayAndTimeOf(new Date()).on } })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.field}>
        <label htmlFor={`${id}-role`}>{words.role}</label>
        <Select
          id={`${id}-role`}
          value={role}
          onChange={(value: Role) => {
            setRole(value)
            setUnitId(undefined)
          }}
          options={missing.map((value) => ({ value, label: roles[value] }))}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-unit`}>{words.unit}</label>
        <Select
          id={`${id}-unit`}
          showSearch={{ optionFilterProp: 'label' }}
          value={unit?.id}
          onChange={setUnitId}
          options={(units ?? []).map((one) => ({ value: one.id, label: one.shortName }))}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-person`}>{words.person}</label>
        <Select
          id={`${id}-person`}
          showSearch={{ optionFilterProp: 'label' }}
          value={personId}
          onChange={setPersonId}
          options={(accounts.data?.accounts ?? [])
            .filter(({ closedAt }) => closedAt === null)
            .map(({ person }) => ({ value: person.id, label: person.name }))}
        />
      </div>
      <PlainButton kind="main" type="submit" disabled={!unit || give.isPending}>
        {words.give}
      </PlainButton>
      {give.error && <Problem error={give.error} words={identityWords} />}
    </form>
  )
}
