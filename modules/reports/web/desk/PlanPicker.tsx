import { useEffect } from 'react'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { listPlans } from '../../../plans/contract.ts'
import { reportsWords } from '../words.ts'
import styles from './Desk.module.css'

export const planKinds = ['completion', 'narrative', 'promises', 'progress'] as const

/** Which list a part tells of; where there is only one nobody is asked. */
export function PlanPicker(props: {
  kind: (typeof planKinds)[number]
  onPick: (planId: string) => void
  onClose: () => void
}) {
  const words = useWords(reportsWords).reports.desk
  const common = useWords(webWords)
  const plans = useAsked(listPlans)
  const adopted = plans.data?.filter((plan) => plan.adoptedOn !== null)
  const only = adopted?.length === 1 ? adopted[0]?.id : undefined
  const { onPick } = props
  useEffect(() => {
    if (only) onPick(only)
  }, [only, onPick])
  if (only) return null
  return (
    <Dialog title={`${words.parts[props.kind]} · ${words.pickPlan}`} onClose={props.onClose}>
      <Asked of={plans} words={reportsWords} rows={3}>
        {() =>
          adopted?.length === 0 ? (
            <p className={styles.quiet}>{words.noPlans}</p>
          ) : (
            <div className={styles.found}>
              {adopted?.map((plan) => (
                <button key={plan.id} type="button" className={styles.option} onClick={() => onPick(plan.id)}>
                  <span lang="zh-CN">{plan.title}</span>
                </button>
              ))}
            </div>
          )
        }
      </Asked>
      <div className={styles.buttons}>
        <PlainButton onClick={props.onClose}>{common.cancel}</PlainButton>
      </div>
    </Dialog>
  )
}
