import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { getSession } from '../../contract/prepare.ts'
import { getCheckIn } from '../../contract/presence.ts'
import { SessionFrame } from '../prepare/SessionFrame.tsx'
import { assemblyWords } from '../words.ts'
import { checkinWords } from './words.ts'

/** What a page at the door watches. */
export const doorTopics = (id: string) => [`assembly.presence:${id}`, `assembly.session:${id}`]

/** A page at the door: within the session’s frame for whoever prepares or reads it, alone for an usher who was only given a venue. */
export function DoorPage({ children }: { children: (id: string) => ReactNode }) {
  const { id = '' } = useParams()
  const me = useMe()
  const reads = me.holds('assembly.read')
  // Settled once: a page that changes its frame whenever the question is asked again would lose what was being typed.
  const [alone, setAlone] = useState(!reads)
  const session = useAsked(getSession, { params: { id } }, { enabled: !alone })
  if (!alone && session.error) setAlone(true)
  if (!alone) return <SessionFrame tab="checkin">{children(id)}</SessionFrame>
  return <Alone id={id}>{children}</Alone>
}

function Alone({ id, children }: { id: string; children: (id: string) => ReactNode }) {
  const words = useWords(checkinWords)
  const checkIn = useAsked(getCheckIn, { params: { id } }, { topics: doorTopics(id) })
  return (
    <Page
      title={checkIn.data ? <span lang="zh-CN">{checkIn.data.title}</span> : words.title}
      tab={words.title}
      kicker={words.title}
    >
      <Asked of={checkIn} words={assemblyWords} rows={8}>
        {() => children(id)}
      </Asked>
    </Page>
  )
}
