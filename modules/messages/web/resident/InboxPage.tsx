import { useWords } from '../../../../web/lib/language.tsx'
import { useResident } from '../../../../web/lib/resident.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { InboxList } from '../InboxList.tsx'
import { messagesWords } from '../words.ts'

/** A resident reads what they were told. */
export default function InboxPage() {
  const { personId } = useResident()
  const words = useWords(messagesWords).inbox
  return (
    <Page title={words.title}>
      <InboxList personId={personId} />
    </Page>
  )
}
