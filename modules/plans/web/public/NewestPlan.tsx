import { useEffect } from 'react'
import { Asked } from '../../../../web/lib/Asked.tsx'
import type { HomePartProps } from '../../../../web/lib/module.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { listPublicPlans } from '../../contract/figures.ts'
import { PublicDocument } from './PublicDocument.tsx'

/** On the first page of the public door: the newest list that was adopted. Before there is one the page itself says what will come. */
export default function NewestPlan({ tell }: HomePartProps) {
  // A list that was adopted a moment ago appears by itself.
  const plans = useAsked(listPublicPlans, {}, { topics: ['plans.public'] })
  const count = plans.data?.length
  useEffect(() => {
    if (count !== undefined) tell(count)
  }, [count, tell])
  return <Asked of={plans}>{([newest]) => (newest ? <PublicDocument planId={newest.id} /> : null)}</Asked>
}
