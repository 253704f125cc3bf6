/** What the pages of groups watch; the server tells the same names. */
export const talkTopic = (groupId: string) => `assembly.talk:${groupId}`
export const chatTopic = (groupId: string) => `assembly.chat:${groupId}`
export const talksTopic = (sessionId: string) => `assembly.talks:${sessionId}`
