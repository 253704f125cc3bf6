import { Button, Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { Choice } from '../../../../web/ui/Choice.tsx'
import type { CheckIn, PersonLine } from '../../contract/presence.ts'
import styles from './checkin.module.css'
import { type Filter, filters, isIn } from './finding.ts'
import list from './list.module.css'
import { PersonRow, type RowActs } from './PersonRow.tsx'
import { checkinWords } from './words.ts'

/** So many rows are drawn at once; a polling day has thousands. */
const step = 200

/** Everybody asked to the session, to find and tick. */
export function PeopleList(
  props: RowActs & {
    checkIn: CheckIn
    all: readonly PersonLine[]
    shown: readonly PersonLine[]
    /** The row that Enter would sign in; −1 for none. */
    chosen: number
    filter: Filter
    onFilter: (filter: Filter) => void
    /** A search of its own, where there is no line to scan into. */
    search: { typed: string; onType: (typed: string) => void } | undefined
  },
) {
  const words = useWords(checkinWords)
  const [most, setMost] = useState(step)
  const { all, shown, chosen } = props
  return (
    <section className={list.list} aria-label={words.list.title}>
      <div className={list.sift}>
        <Choice
          label={words.list.title}
          value={props.filter}
          onChoose={props.onFilter}
          options={filters.map((value) => ({
            value,
            word: `${words.list.filters[value]} ${all.filter((line) => isIn(line, value)).length}`,
          }))}
        />
        {props.search && (
          <Input
            value={props.search.typed}
            placeholder={words.list.search}
            aria-label={words.list.search}
            onChange={(event) => props.search?.onType(event.target.value)}
          />
        )}
      </div>
      {shown.length === 0 ? (
        <p className={styles.hint}>{words.list.none}</p>
      ) : (
        <table className={list.people}>
          <thead>
            <tr>
              {(['name', 'from', 'venue', 'ballot', 'state', 'act'] as const).map((column) => (
                <th key={column} scope="col">
                  {words.list[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, most).map((line, at) => (
              <PersonRow
                key={line.attendeeId}
                id={props.id}
                line={line}
                chosen={at === chosen}
                mayPrepare={props.checkIn.mayPrepare}
                onTick={props.onTick}
                onDone={props.onDone}
                onRefused={props.onRefused}
              />
            ))}
          </tbody>
        </table>
      )}
      {shown.length > most && <Button onClick={() => setMost(most + step)}>{words.acts.more}</Button>}
    </section>
  )
}
