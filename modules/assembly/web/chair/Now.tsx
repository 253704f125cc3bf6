import { useEffect, useState } from 'react'
import type { Watched } from '../../../../web/lib/broadcast.ts'
import { useKeys } from '../../../../web/lib/keys.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { usePageKeys } from '../../../../web/lib/pageKeys.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { KeyHint } from '../../../../web/ui/KeyHint.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import type { Desk, DeskItem } from '../../contract/desk.ts'
import type { HallState } from '../../contract/now.ts'
import { assemblyWords } from '../words.ts'
import styles from './Chair.module.css'
import { Figure } from './Figure.tsx'
import { NextStep } from './NextStep.tsx'
import { stepOf } from './step.ts'

/** What is read now, the number that belongs to it, and the one thing to do. */
export function Now({ desk, watched }: { desk: Desk; watched: Watched<HallState> }) {
  const words = useWords(assemblyWords)
  const current = desk.items.find(({ state }) => state === 'under_way')
  const step = stepOf(desk)
  // Before the first item what is read to begin it stands here already.
  const reading = current ?? (step.name === 'item' ? step.item : undefined)
  usePageKeys([
    [['n'], words.now.desk.keys.main],
    [['→'], words.now.desk.keys.line],
    [['←'], words.now.desk.keys.back],
  ])
  return (
    <section className={styles.now} aria-label={words.now.desk.script}>
      {reading ? (
        <>
          <header>
            <p className={styles.kicker}>
              {words.now.desk.position({ n: reading.position })} · {words.core.items[reading.kind]}
              {reading.speaker && (
                <>
                  {' · '}
                  <Han>{reading.speaker}</Han>
                </>
              )}
            </p>
            <h2 className={styles.title}>
              <Han>{reading.title}</Han>
            </h2>
          </header>
          <Script key={reading.id} item={reading} />
        </>
      ) : (
        <p className={styles.title}>
          {desk.state === 'closed'
            ? words.now.desk.closed
            : desk.run
              ? words.now.desk.allDone
              : words.now.desk.notSitting}
        </p>
      )}
      {watched.connection === 'lost' && (
        <p className={styles.wait} role="status">
          {words.now.desk.lost}
        </p>
      )}
      <Figure desk={desk} watched={watched} item={current} />
      <NextStep desk={desk} step={step} item={current} state={watched.state} />
    </section>
  )
}

/** What stands where a number is not known yet. */
const blank = '＿＿'

/** One sentence at a time, as large as is read standing up. */
function Script({ item }: { item: DeskItem }) {
  const words = useWords(assemblyWords).now.desk
  const [at, setAt] = useState(0)
  const last = Math.max(0, item.script.length - 1)
  const shown = Math.min(at, last)
  useEffect(() => setAt((former) => Math.min(former, last)), [last])
  const go = (by: number) => setAt(Math.min(last, Math.max(0, shown + by)))
  useKeys({ arrowright: () => go(1), arrowleft: () => go(-1) })
  if (item.script.length === 0) return <p className={styles.quiet}>{words.noScript}</p>
  return (
    <div className={styles.script}>
      <p className={styles.sentence} lang="zh-CN" aria-live="polite">
        {item.script[shown]}
      </p>
      {item.script[shown]?.includes(blank) && <p className={styles.quiet}>{words.missing}</p>}
      {last > 0 && (
        <div className={styles.lines}>
          <PlainButton disabled={shown === 0} onClick={() => go(-1)}>
            {words.back} <KeyHint keys={['←']} />
          </PlainButton>
          <span className={styles.quiet}>{words.line({ at: shown + 1, of: last + 1 })}</span>
          <PlainButton disabled={shown === last} onClick={() => go(1)}>
            {words.readOn} <KeyHint keys={['→']} />
          </PlainButton>
        </div>
      )}
    </div>
  )
}
