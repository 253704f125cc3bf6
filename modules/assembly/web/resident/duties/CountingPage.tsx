import { useState } from 'react'
import { useParams } from 'react-router'
import type { ReplyOf } from '../../../../../platform/contract.ts'
import { Asked, Problem } from '../../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../../web/lib/queries.ts'
import { Remark } from '../../../../../web/ui/Broken.tsx'
import { Page, Section } from '../../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { enterPaperCount, getMyCounts } from '../../../contract/counts.ts'
import type { Sheet } from '../vote/marking.ts'
import styles from './Counting.module.css'
import { CountSheet } from './CountSheet.tsx'
import { Counts } from './Counts.tsx'
import { typedOf } from './counting.ts'
import { SignPart } from './SignPart.tsx'
import { countingWords } from './words.ts'

type MyCounts = ReplyOf<typeof getMyCounts>
type Box = MyCounts['boxes'][number]

/** The counting table of one vote: my boxes, and what I sign. A teller sees their own numbers only. The same page at both doors. */
export default function CountingPage() {
  const { id = '' } = useParams()
  const words = useWords(countingWords)
  const mine = useAsked(getMyCounts, { params: { id } }, { topics: [`assembly.round:${id}`] })
  return (
    <Asked of={mine} words={countingWords} rows={8}>
      {(answer) => (
        <Page
          title={<span lang="zh-CN">{answer.round.question}</span>}
          tab={words.title}
          kicker={words.round(answer.round.number)}
        >
          <div className={styles.table}>
            <Table of={answer} />
          </div>
        </Page>
      )}
    </Asked>
  )
}

function Table({ of }: { of: MyCounts }) {
  const words = useWords(countingWords)
  const { round, boxes } = of
  const [open, setOpen] = useState<string | null>(null)
  const sheet: Sheet = {
    kind: round.kind,
    mode: round.mode,
    writeIns: round.writeIns,
    options: round.options.map(({ id, label }) => ({ id, name: label })),
    seats: 1,
    most: round.options.length,
  }
  const counted = boxes.filter(({ state }) => state !== 'poured')
  const only = counted.length === 1 ? counted[0] : undefined
  const box = boxes.find(({ id }) => id === open) ?? only
  return (
    <>
      {round.state === 'open' && <Remark>{words.notYet}</Remark>}
      {(round.state === 'closed' || round.state === 'void') && <Remark>{words.over}</Remark>}
      {boxes.length > 1 && (
        <ul className={styles.boxes}>
          {boxes.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className={styles.box}
                aria-pressed={one.id === box?.id}
                disabled={one.state === 'poured'}
                onClick={() => setOpen(one.id)}
              >
                <span className={styles.boxName} lang="zh-CN">
                  {words.box(one.name)}
                </span>
                <span
                  className={styles.boxState}
                  data-now={(round.state === 'counting' && one.state !== 'agreed') || undefined}
                >
                  {words.boxStates[one.state]}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {box && round.state !== 'open' && (
        <OneBox key={box.id} roundId={round.id} sheet={sheet} box={box} closed={round.state !== 'counting'} />
      )}
      {of.scrutineer && <SignPart roundId={round.id} sheet={sheet} />}
    </>
  )
}

/** One box of one teller: to be entered, entered, or to be counted again where the two differ. */
function OneBox({
  roundId,
  sheet,
  box,
  closed,
}: {
  roundId: string
  sheet: Sheet
  box: Box
  closed: boolean
}) {
  const words = useWords(countingWords)
  const enter = useSend(enterPaperCount)
  const [again, setAgain] = useState(false)
  const differs = box.state === 'differ'
  const agreed = box.state === 'agreed' || box.state === 'poured'
  const shown = !closed && !agreed && (box.mine === null || differs || again)
  return (
    <Section
      title={<span lang="zh-CN">{words.sheet.title(box.name)}</span>}
      aside={words.assigned(box.assigned)}
    >
      {agreed && (
        <Remark tone="kept">{box.state === 'agreed' ? words.sent.agreed : words.boxStates.poured}</Remark>
      )}
      {differs && (
        <Remark tone="now">
          <p>{words.differ.title}</p>
          <p>{words.differ.lead}</p>
        </Remark>
      )}
      {!agreed && !shown && box.mine && !closed && <Remark tone="kept">{words.sent.waiting}</Remark>}
      {shown ? (
        <CountSheet
          // Only one's own entry begins the form anew: what the other teller does meanwhile takes nothing away from under the hand.
          key={JSON.stringify(box.mine)}
          sheet={sheet}
          former={box.mine}
          differ={box.differences}
          sending={enter.isPending}
          onSend={(count) =>
            enter.mutate(
              { params: { id: roundId }, body: { boxId: box.id, ...count } },
              { onSuccess: () => setAgain(false) },
            )
          }
          told={enter.error && <Problem error={enter.error} words={countingWords} />}
        />
      ) : (
        box.mine && (
          <>
            <h3>{words.mine}</h3>
            <Counts
              sheet={sheet}
              sums={{ ...box.mine, valid: box.mine.returned - box.mine.invalid }}
              lines={box.mine.lines}
            />
            {box.mine.orders && <p className={styles.orders}>{typedOf(sheet, box.mine).typed.orders}</p>}
            {!agreed && !closed && (
              <div>
                <PlainButton onClick={() => setAgain(true)}>{words.differ.again}</PlainButton>
              </div>
            )}
          </>
        )
      )}
    </Section>
  )
}
