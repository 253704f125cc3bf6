// A day and an hour as a clerk types them, in Shanghai, which has no summer time.

/** '2026-01-20', '09:00' → the instant. */
export const instantOf = (on: string, hour: string): string =>
  new Date(`${on}T${hour}:00+08:00`).toISOString()

/** The hour of an instant as it is typed. */
export const hourOf = (at: string): string =>
  new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
