import { Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { Problem } from '../../../web/lib/Asked.tsx'
import { useWords } from '../../../web/lib/language.tsx'
import { useMe } from '../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../web/lib/queries.ts'
import { Remark } from '../../../web/ui/Broken.tsx'
import { dayAndTimeOf } from '../../../web/ui/dates.ts'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import type { Role } from '../../units/rules.ts'
import { unitsWords } from '../../units/web/index.ts'
import { giveGrant, listAccounts } from '../contract.ts'
import styles from './FirstPosts.module.css'
import { useUnits } from './useUnits.ts'
import { identityWords } from './words.ts'

/** A post for somebody who has an account: which, where, who. */
export function GivePost(props: { offered: readonly Role[]; kind: 'main' | 'plain'; stay: boolean }) {
  const { offered, kind, stay } = props
  const words = useWords(identityWords).firstPosts
  const { roles } = useWords(unitsWords)
  const me = useMe()
  const id = useId()
  const [role, setRole] = useState(offered[0]!)
  const [personId, setPersonId] = useState(me.personId)
  const [unitId, setUnitId] = useState<string>()
  const accounts = useAsked(listAccounts, { query: {} }, { topics: ['identity.access'] })
  const { unit, options } = useUnits(role, unitId)
  const give = useSend(giveGrant, {
    // What the page may show was asked once, at the beginning; with another post it is another page.
    onDone: () => personId === me.personId && !stay && location.assign('/'),
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
          options={offered.map((value) => ({ value, label: roles[value] }))}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={`${id}-unit`}>{words.unit}</label>
        <Select
          id={`${id}-unit`}
          showSearch={{ optionFilterProp: 'label' }}
          value={unit?.id}
          onChange={setUnitId}
          options={options}
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
      <PlainButton kind={kind} type="submit" disabled={!unit || give.isPending}>
        {words.give}
      </PlainButton>
      {give.isSuccess && (
        <Remark tone="kept">{words.given(give.data.person.name, roles[give.data.role])}</Remark>
      )}
      {give.error && <Problem error={give.error} words={identityWords} />}
    </form>
  )
}
