/** Where a target opens at the desk: on its project, the panel of its records open. */
export const staffAddress = (of: { projectId: string | null; targetId: string }): string =>
  of.projectId ? `/plans/projects/${of.projectId}?target=${of.targetId}` : '/plans'

/** Where it opens in public: in the adopted text itself. */
export const publicAddress = (of: { planId: string | null; targetId: string }): string =>
  of.planId ? `/public/plans/${of.planId}?target=${of.targetId}` : '/public'
