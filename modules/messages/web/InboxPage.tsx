import { useWords } from '../../../web/lib/language.tsx'
import { useMe } from '../../../web/lib/me.ts'
import { Page } from '../../../web/ui/Page.tsx'
import { InboxList } from './InboxList.tsx'
import { messagesWords } from './words.ts'

/** A member of staff reads what they were told. */
export default function InboxPage() {
  const { personId } = useMe()
  const words = useWords(messagesWords).inbox
  return (
    <Page title={words.title}>
      <InboxList personId={personId} />
    </Page>
  )
}
