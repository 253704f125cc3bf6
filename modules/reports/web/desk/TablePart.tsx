import { useWords } from '../../../../web/lib/language.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { numberIn, sharesOf } from '../../rules/shares.ts'
import { filledIn } from '../../rules/text.ts'
import { standing } from '../told/told.ts'
import { reportsWords } from '../words.ts'
import { addColumn, addRow, changeBlock, dropColumn, dropRow, type Table } from './content.ts'
import styles from './Desk.module.css'
import { useDesk } from './desk.ts'
import { useNumbers } from './numbers.ts'
import { TextLine } from './TextLine.tsx'

/** A table being written, cell by cell; one of its columns may be a distribution whose shares stand beside it. */
export function TablePart({ table }: { table: Table }) {
  const words = useWords(reportsWords)
  const say = words.reports.desk
  const desk = useDesk()
  const numbers = useNumbers()
  const become = (next: Table) => desk.write((content) => changeBlock(content, next))
  const fill = (text: string) => filledIn(text, (id) => numbers.shown(id).said)
  const { sharesOf: column } = table
  const shares = column === null ? null : sharesOf(table.rows.map((row) => numberIn(fill(row[column] ?? ''))))
  const name = (at: number) => fill(table.columns[at] ?? '').trim() || say.column(at + 1)
  return (
    <>
      <TextLine
        spot={{ block: table.id, part: 'title' }}
        text={table.title}
        label={say.empty.caption}
        placeholder={say.empty.caption}
      />
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              {standing(table.columns).map(({ key, at, value }) => (
                <th key={key} scope="col">
                  <TextLine
                    spot={{ block: table.id, part: 'column', at }}
                    text={value}
                    label={say.column(at + 1)}
                    placeholder={say.column(at + 1)}
                  />
                </th>
              ))}
              {shares && <th scope="col">{words.lines.sharesColumn}</th>}
            </tr>
          </thead>
          <tbody>
            {standing(table.rows).map(({ key, at: row, value }) => (
              <tr key={key}>
                {standing(table.columns).map(({ key: cell, at }) => (
                  <td key={cell}>
                    <TextLine
                      spot={{ block: table.id, part: 'cell', row, at }}
                      text={value[at] ?? ''}
                      label={`${say.row(row + 1)} ${name(at)}`}
                    />
                  </td>
                ))}
                {shares && <td>{shares[row]}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {column !== null && (
        <p className={styles.quiet}>{shares ? words.lines.sharesNote : words.lines.sharesNone}</p>
      )}
      <div className={styles.buttons}>
        <PlainButton kind="text" onClick={() => become(addRow(table))}>
          {say.addRow}
        </PlainButton>
        <PlainButton kind="text" onClick={() => become(addColumn(table))}>
          {say.addColumn}
        </PlainButton>
        <PlainButton kind="text" onClick={() => become(dropRow(table))}>
          {say.dropRow}
        </PlainButton>
        <PlainButton kind="text" onClick={() => become(dropColumn(table))}>
          {say.dropColumn}
        </PlainButton>
        <label className={styles.quiet}>
          {say.shares}{' '}
          <select
            value={column ?? ''}
            onChange={(event) =>
              become({ ...table, sharesOf: event.target.value === '' ? null : Number(event.target.value) })
            }
          >
            <option value="">{say.sharesNone}</option>
            {standing(table.columns).map(({ key, at }) => (
              <option key={key} value={at}>
                {say.sharesOf(name(at))}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  )
}
