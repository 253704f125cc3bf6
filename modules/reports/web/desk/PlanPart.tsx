import { useState } from 'react'
import { useWords } from '../../../../web/lib/language.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { SkeletonRows } from '../../../../web/ui/Skeleton.tsx'
import type { Block } from '../../contract/content.ts'
import { lastDay } from '../../rules/periods.ts'
import { PlanBlock } from '../told/PlanBlock.tsx'
import { useTold } from '../told/told.ts'
import { reportsWords } from '../words.ts'
import { changeBlock } from './content.ts'
import styles from './Desk.module.css'
import { useDesk, useDeskState } from './desk.ts'

type OfPlan = Extract<Block, { planId: string }>

/** A part that writes itself from a plan's figures. */
export function PlanPart({ block }: { block: OfPlan }) {
  const words = useWords(reportsWords).reports.desk
  const { told } = useTold()
  const until = useDeskState((state) => state.history.present.until)
  const plan = told.plans.find(({ planId }) => planId === block.planId)
  return (
    <section className={styles.part} aria-label={words.parts[block.kind]}>
      <div className={styles.partHead}>
        <span>{words.parts[block.kind]}</span>
        {plan && <span lang="zh-CN">{words.ofPlan(plan.title)}</span>}
        {block.kind === 'progress' && <ByOffice block={block} />}
      </div>
      {plan ? <PlanBlock block={block} last={lastDay({ until })} /> : <SkeletonRows rows={4} />}
    </section>
  )
}

/** Offices are compared only where somebody says why; the reason is printed. */
function ByOffice({ block }: { block: Extract<Block, { kind: 'progress' }> }) {
  const words = useWords(reportsWords).reports.desk
  const desk = useDesk()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const put = (byOffice: { reason: string } | null) =>
    desk.write((content) => changeBlock(content, { ...block, byOffice }))
  if (block.byOffice)
    return (
      <PlainButton kind="text" onClick={() => put(null)}>
        {words.byOfficeClosed}
      </PlainButton>
    )
  return (
    <>
      <PlainButton kind="text" onClick={() => setAsking(true)}>
        {words.byOffice}
      </PlainButton>
      {asking && (
        <Dialog title={words.byOffice} onClose={() => setAsking(false)}>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (reason.trim() === '') return
              put({ reason: reason.trim() })
              setAsking(false)
            }}
          >
            <Field
              label={words.byOfficeReason}
              hint={words.byOfficeWhy}
              value={reason}
              maxLength={300}
              autoFocus
              onChange={(event) => setReason(event.target.value)}
            />
            <div className={styles.buttons}>
              <PlainButton kind="main" type="submit" disabled={reason.trim() === ''}>
                {words.byOffice}
              </PlainButton>
            </div>
          </form>
        </Dialog>
      )}
    </>
  )
}
