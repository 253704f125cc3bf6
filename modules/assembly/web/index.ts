import type { WebModule } from '../../../web/lib/module.ts'
import { chairPages } from './chair/index.ts'
import { checkinHome, checkinPages } from './checkin/index.ts'
import { committeeMenu, committeePages } from './committee/index.ts'
import { electionMenu, electionPages } from './elections/index.ts'
import { papersPages } from './papers/index.ts'
import { pollHome, pollPages } from './polls/index.ts'
import { prepareHome, prepareMenu, preparePages } from './prepare/index.ts'
import { talkHome, talkPages } from './talk/index.ts'
import { assemblyWords } from './words.ts'

/** The conference at the desk of the staff. */
export const web: WebModule = {
  name: 'assembly',
  words: assemblyWords,
  staff: {
    pages: [
      ...pollPages,
      ...committeePages,
      ...electionPages,
      ...preparePages,
      ...checkinPages,
      ...chairPages,
      ...papersPages,
      ...talkPages,
    ],
    menu: [...prepareMenu, ...committeeMenu, ...electionMenu],
    home: [...prepareHome, ...pollHome, ...checkinHome, ...talkHome],
  },
}
