import { Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Asked } from '../../../web/lib/Asked.tsx'
import { useWords } from '../../../web/lib/language.tsx'
import { usePermissionNames } from '../../../web/lib/permissionNames.ts'
import { useAsked, useSend } from '../../../web/lib/queries.ts'
import { Remark } from '../../../web/ui/Broken.tsx'
import { Choice } from '../../../web/ui/Choice.tsx'
import { DayField } from '../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../web/ui/dates.ts'
import { Empty } from '../../../web/ui/Empty.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { findStaff } from '../../people/contract.ts'
import { getTree } from '../../units/contract.ts'
import { unitsWords } from '../../units/web/index.ts'
import { type Authority, endGrant, getAccess } from '../contract.ts'
import styles from './AccessPage.module.css'
import { EndDialog } from './EndDialog.tsx'
import { identityWords } from './words.ts'

const bys = ['person', 'unit', 'permission'] as const
type By = (typeof bys)[number]

/** Who may do what where, and by which post. The address keeps the question. */
export default function AccessPage() {
  const words = useWords(identityWords).access
  const [search, setSearch] = useSearchParams()
  const today = dayAndTimeOf(new Date()).on
  const by = bys.find((one) => one === search.get('by')) ?? 'person'
  const chosen = search.get('of') ?? undefined
  const on = search.get('on') ?? today
  const show = (next: { by?: By; of?: string; on?: string }) => {
    const of = next.by && next.by !== by ? undefined : (next.of ?? chosen)
    const day = next.on ?? on
    setSearch(
      { by: next.by ?? by, ...(of ? { of } : {}), ...(day === today || day === '' ? {} : { on: day }) },
      { replace: true },
    )
  }
  const query = {
    on,
    ...(by === 'person' && chosen ? { personId: chosen } : {}),
    ...(by === 'unit' && chosen ? { unitId: chosen } : {}),
    ...(by === 'permission' && chosen ? { permission: chosen } : {}),
  }
  const access = useAsked(getAccess, { query }, { topics: ['identity.access'], keep: true })
  return (
    <Page title={words.title} lead={words.lead}>
      <div className={styles.asking}>
        <Choice
          label={words.by}
          value={by}
          onChoose={(value) => show({ by: value })}
          options={bys.map((value) => ({ value, word: words.bys[value] }))}
        />
        <div className={styles.of}>
          {by === 'person' && <PersonChoice value={chosen} onChoose={(of) => show({ of })} />}
          {by === 'unit' && <UnitChoice value={chosen} onChoose={(of) => show({ of })} />}
          {by === 'permission' && (
            <PermissionChoice
              value={chosen}
              permissions={Object.keys(access.data?.permissions ?? {})}
              onChoose={(of) => show({ of })}
            />
          )}
        </div>
        <DayField label={words.day} value={on} onChange={(day) => show({ on: day })} />
      </div>
      {chosen === undefined ? (
        <Empty title={words.choose}>{words.asks}</Empty>
      ) : (
        <Asked of={access} words={identityWords} rows={8}>
          {({ authorities, permissions, hasMore }) =>
            authorities.length === 0 ? (
              <Empty title={words.none} />
            ) : (
              <>
                <Authorities
                  authorities={authorities}
                  permissions={permissions}
                  asked={by === 'unit' ? chosen : undefined}
                  showsMay={by !== 'permission'}
                />
                {hasMore && <Remark tone="late">{words.hasMore}</Remark>}
              </>
            )
          }
        </Asked>
      )}
    </Page>
  )
}

function Authorities(props: {
  authorities: readonly Authority[]
  permissions: Readonly<Record<string, readonly string[]>>
  /** The unit that was asked about: a role held above it says so. */
  asked: string | undefined
  showsMay: boolean
}) {
  const { access: words } = useWords(identityWords)
  const units = useWords(unitsWords)
  const names = usePermissionNames()
  const [ending, setEnding] = useState<Authority>()
  const mayOf = (role: string) =>
    Object.entries(props.permissions)
      .filter(([, roles]) => roles.includes(role))
      .map(([permission]) => names(permission))
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {(['person', 'role', 'where', 'lines', 'why'] as const).map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {props.authorities.map((one) => (
            <tr key={one.grantId}>
              <td>{one.person.name}</td>
              <td>
                {units.roles[one.role]}
                {props.showsMay && (
                  <details className={styles.may}>
                    <summary>
                      {words.may} {mayOf(one.role).length}
                    </summary>
                    {units.answers.list(mayOf(one.role))}
                  </details>
                )}
              </td>
              <td>
                {props.asked && props.asked !== one.unit.id ? words.above(one.unit.name) : one.unit.name}
              </td>
              <td>
                {one.lines ? units.answers.list(one.lines.map((line) => units.lines[line])) : words.everyLine}
              </td>
              <td>
                {one.givenBy ? words.givenBy(one.givenBy.name) : words.initial} {words.from(one.fromOn)}
                {one.untilOn && ` ${words.until(one.untilOn)}`}
              </td>
              <td>
                {one.mayEnd && (
                  <PlainButton
                    kind="text"
                    aria-label={words.endFor(one.person.name, units.roles[one.role])}
                    onClick={() => setEnding(one)}
                  >
                    {words.end}
                  </PlainButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {ending && <EndPost authority={ending} onClose={() => setEnding(undefined)} />}
    </div>
  )
}

function EndPost({ authority, onClose }: { authority: Authority; onClose: () => void }) {
  const words = useWords(identityWords).access
  const { roles } = useWords(unitsWords)
  const [untilOn, setUntilOn] = useState(() => dayAndTimeOf(new Date()).on)
  const end = useSend(endGrant)
  return (
    <EndDialog
      title={words.endFor(authority.person.name, roles[authority.role])}
      lead={words.ends}
      word={words.submit}
      sending={end}
      onYes={(done) =>
        untilOn !== '' &&
        end.mutate({ params: { id: authority.grantId }, body: { untilOn } }, { onSuccess: done })
      }
      onClose={onClose}
    >
      <DayField label={words.endOn} value={untilOn} onChange={setUntilOn} />
    </EndDialog>
  )
}

interface Choosing {
  value: string | undefined
  onChoose: (of: string) => void
}

function PersonChoice({ value, onChoose }: Choosing) {
  const words = useWords(identityWords).access
  const [typed, setTyped] = useState('')
  const people = useAsked(findStaff, { query: { search: typed, limit: 50 } }, { keep: true })
  return (
    <Select
      aria-label={words.person}
      placeholder={words.person}
      className={styles.select}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value}
      onChange={onChoose}
      options={(people.data?.people ?? []).map(({ id, name, posts }) => ({
        value: id,
        label: [name, ...posts.map(({ office, title }) => title ?? office)].join(' · '),
      }))}
    />
  )
}

function UnitChoice({ value, onChoose }: Choosing) {
  const words = useWords(identityWords).access
  const { kinds } = useWords(unitsWords)
  const places = useAsked(getTree, { query: { tree: 'place' } })
  const offices = useAsked(getTree, { query: { tree: 'office' } })
  const units = [...(offices.data?.units ?? []), ...(places.data?.units ?? [])]
  return (
    <Select
      aria-label={words.unit}
      placeholder={words.unit}
      className={styles.select}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={onChoose}
      options={units.map(({ id, name, kind }) => ({
        value: id,
        label: `${name} ${(kinds as Record<string, string>)[kind] ?? ''}`,
      }))}
    />
  )
}

function PermissionChoice({ value, onChoose, permissions }: Choosing & { permissions: readonly string[] }) {
  const words = useWords(identityWords).access
  const names = usePermissionNames()
  return (
    <Select
      aria-label={words.permission}
      placeholder={words.permission}
      className={styles.select}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={onChoose}
      options={permissions.map((permission) => ({ value: permission, label: names(permission) }))}
    />
  )
}
