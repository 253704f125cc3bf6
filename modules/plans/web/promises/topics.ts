import { useAsked } from '../../../../web/lib/queries.ts'
import { listPlans } from '../../contract/drafts.ts'

/** The topics of every adopted list: for pages that show records of whichever year. */
export function usePlanTopics(): string[] {
  const plans = useAsked(listPlans)
  return (plans.data ?? []).filter((plan) => plan.adoptedOn).map((plan) => `plans:${plan.id}`)
}
