import { Button, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { type Counting, enterHands } from '../../contract/counts.ts'
import type { RoundFacts } from '../../contract/polls.ts'
import styles from './polls.module.css'
import { pollsWords } from './words.ts'

type Box = Counting['boxes'][number]
const ways = ['counted', 'derived', 'unanimous'] as const
type Way = (typeof ways)[number]

/** Hands, venue by venue: three numbers, or all of one mind, or those for it as the rest. */
export function HandsForm({ round, counting }: { round: RoundFacts; counting: Counting }) {
  return counting.boxes.map((box) => <HandsOfBox key={box.id} round={round} box={box} />)
}

function HandsOfBox({ round, box }: { round: RoundFacts; box: Box }) {
  const words = useWords(pollsWords)
  const say = words.hands
  const [how, setHow] = useState<Way>('counted')
  const [numbers, setNumbers] = useState<Readonly<Record<string, number | null>>>({})
  const send = useSend(enterHands)
  const columns =
    how === 'counted' ? (['for', 'against', 'abstain'] as const) : (['against', 'abstain'] as const)
  const missing =
    how !== 'unanimous' &&
    round.options.some(({ id }) => columns.some((column) => typeof numbers[`${id} ${column}`] !== 'number'))
  const lines =
    how === 'unanimous'
      ? []
      : round.options.map(({ id }) => ({
          option: id,
          ...Object.fromEntries(columns.map((column) => [column, numbers[`${id} ${column}`] ?? 0])),
        }))
  return (
    <form
      className={styles.reconcile}
      aria-label={`${say.title} ${box.name}`}
      onSubmit={(event) => {
        event.preventDefault()
        if (!missing) send.mutate({ params: { id: round.id }, body: { boxId: box.id, how, lines } })
      }}
    >
      <h4 lang="zh-CN">
        {box.name} <span className={styles.quiet}>{words.poll.people(box.assigned)}</span>
        {box.state === 'agreed' && <span className={styles.kept}> ✓ {say.entered}</span>}
      </h4>
      <Radio.Group
        aria-label={say.how}
        value={how}
        onChange={(event) => setHow(event.target.value as Way)}
        options={ways.map((value) => ({ value, label: say[value] }))}
      />
      {how === 'derived' && <p className={styles.quiet}>{say.derivedNote}</p>}
      {how !== 'unanimous' && (
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column} scope="col">
                  {words.result[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {round.options.map((option) => (
              <tr key={option.id}>
                <th scope="row" lang="zh-CN">
                  {option.label}
                </th>
                {columns.map((column) => (
                  <td key={column}>
                    <InputNumber
                      aria-label={`${option.label} ${words.result[column]}`}
                      min={0}
                      max={1_000_000}
                      precision={0}
                      value={numbers[`${option.id} ${column}`] ?? null}
                      onChange={(value) => setNumbers({ ...numbers, [`${option.id} ${column}`]: value })}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {send.error && <Problem error={send.error} words={pollsWords} />}
      <div className={styles.acts}>
        <Button type="primary" htmlType="submit" disabled={missing} loading={send.isPending}>
          {say.send}
        </Button>
      </div>
    </form>
  )
}
