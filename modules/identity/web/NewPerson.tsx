import { useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { type FormEvent, useDeferredValue, useId, useState } from 'react'
import { Problem } from '../../../web/lib/Asked.tsx'
import { send } from '../../../web/lib/ask.ts'
import { useWords } from '../../../web/lib/language.tsx'
import { useAsked } from '../../../web/lib/queries.ts'
import { Remark } from '../../../web/ui/Broken.tsx'
import { dayAndTimeOf } from '../../../web/ui/dates.ts'
import { Field } from '../../../web/ui/Field.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { enterPerson, findStaff } from '../../people/contract.ts'
import { cleanName } from '../../people/rules.ts'
import { peopleWords } from '../../people/web/index.ts'
import type { Role } from '../../units/rules.ts'
import { unitsWords } from '../../units/web/index.ts'
import { giveGrant, listAccounts, openAccount } from '../contract.ts'
import { cleanStaffNumber } from '../rules.ts'
import styles from './FirstPosts.module.css'
import type { Handing } from './HandOver.tsx'
import { treeOf } from './posts.ts'
import { useUnits } from './useUnits.ts'
import { identityWords } from './words.ts'

const blank = { name: '', phone: '', staffNumber: '' }

/**
 * Somebody who was not here yet: entered, given an account, given a post, each an act of its own. What was done is done; when a later
 * step is refused the form says so, keeps what was typed, and goes on from there.
 */
export function NewPerson(props: { offered: readonly Role[]; onOpened: (handing: Handing) => void }) {
  const { offered } = props
  const say = useWords(identityWords)
  const words = say.newPerson
  const { roles } = useWords(unitsWords)
  const queries = useQueryClient()
  const id = useId()
  const [typed, setTyped] = useState(blank)
  const [chosen, setRole] = useState<Role>()
  const role = offered.find((one) => one === chosen) ?? offered[0]!
  const [unitId, setUnitId] = useState<string>()
  const { street, unit, options } = useUnits(role, unitId)
  const [person, setPerson] = useState<{ id: string; name: string }>()
  const [opened, setOpened] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<{ error: unknown; entering: boolean }>()
  const known = useKnown(person ? '' : typed.name)

  const beginAgain = () => {
    setTyped(blank)
    setUnitId(undefined)
    setPerson(undefined)
    setOpened(false)
    setFailure(undefined)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!unit || !street || busy) return
    setBusy(true)
    setFailure(undefined)
    let who = person
    try {
      who ??= await send(enterPerson, {
        body: {
          name: typed.name,
          phone: typed.phone.trim() || null,
          title: null,
          ...(treeOf(role) === 'place' ? { placeId: unit.id } : { placeId: street.id, officeId: unit.id }),
        },
      })
      setPerson(who)
      if (!opened) {
        const staffNumber = cleanStaffNumber(typed.staffNumber)
        const { oneTimePassword } = await send(openAccount, { body: { personId: who.id, staffNumber } })
        setOpened(true)
        props.onOpened({ name: who.name, staffNumber, oneTimePassword })
      }
      const fromOn = dayAndTimeOf(new Date()).on
      await send(giveGrant, { body: { personId: who.id, role, unitId: unit.id, fromOn } })
      beginAgain()
    } catch (error) {
      setFailure({ error, entering: who === undefined })
    }
    setBusy(false)
    await Promise.all(['people', 'identity'].map((name) => queries.invalidateQueries({ queryKey: [name] })))
  }
  const put = (field: keyof typeof blank) => ({
    value: typed[field],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [field]: event.target.value }),
  })
  return (
    <form className={styles.person} onSubmit={submit}>
      <Field label={words.name} required maxLength={60} disabled={person !== undefined} {...put('name')} />
      <Field
        label={words.phone}
        hint={words.phoneHint}
        inputMode="tel"
        maxLength={40}
        disabled={person !== undefined}
        {...put('phone')}
      />
      <Field
        label={say.firstRun.staffNumber}
        hint={words.staffNumberHint}
        required
        maxLength={32}
        disabled={opened}
        {...put('staffNumber')}
      />
      <div className={styles.field}>
        <label htmlFor={`${id}-role`}>{say.firstPosts.role}</label>
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
        <label htmlFor={`${id}-unit`}>{say.firstPosts.unit}</label>
        <Select
          id={`${id}-unit`}
          showSearch={{ optionFilterProp: 'label' }}
          value={unit?.id}
          onChange={setUnitId}
          options={options}
        />
      </div>
      <div className={styles.wide}>
        {known.map((one) => (
          <Remark key={one.id}>
            {words.known(one.name, one.posts.map(({ office }) => office).join('、'))}{' '}
            <PlainButton kind="text" onClick={() => setPerson(one)}>
              {words.goOnWith}
            </PlainButton>
          </Remark>
        ))}
        {person && <Remark>{opened ? words.accountOpened(person.name) : words.entered(person.name)}</Remark>}
        {failure && <Problem error={failure.error} words={failure.entering ? peopleWords : identityWords} />}
        <div className={styles.ways}>
          <PlainButton kind="main" type="submit" disabled={!unit || !street || busy}>
            {person ? words.goOn : words.enter}
          </PlainButton>
          {person && !busy && (
            <PlainButton kind="text" onClick={beginAgain}>
              {words.another}
            </PlainButton>
          )}
        </div>
      </div>
    </form>
  )
}

/** Those of this very name who are entered and have no account: somebody began and was interrupted. */
function useKnown(typed: string) {
  const name = cleanName(useDeferredValue(typed)) ?? ''
  const enabled = [...name].length >= 2
  const accounts = useAsked(listAccounts, { query: {} }, { topics: ['identity.access'] })
  const staff = useAsked(findStaff, { query: { search: name } }, { enabled })
  if (!enabled || !accounts.data) return []
  const held = new Set(accounts.data.accounts.map(({ person }) => person.id))
  return (staff.data?.people ?? []).filter((one) => one.name === name && !held.has(one.id))
}
