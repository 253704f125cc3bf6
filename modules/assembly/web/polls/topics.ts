/** What pages of polls watch. Who comes and goes moves what stands in the way of opening. */
export const pollsTopics = (sessionId: string) => [
  `assembly.polls:${sessionId}`,
  `assembly.session:${sessionId}`,
]
export const roundTopics = (roundId: string) => [`assembly.round:${roundId}`]
export const openingTopics = (sessionId: string) => [
  `assembly.polls:${sessionId}`,
  `assembly.presence:${sessionId}`,
  `assembly.session:${sessionId}`,
]
