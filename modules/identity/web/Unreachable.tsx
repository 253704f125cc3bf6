import { Problem } from '../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../web/lib/language.tsx'
import { FrontPage } from './FrontPage.tsx'

/** Nobody answered who sits here. */
export function Unreachable({ error, again }: { error: unknown; again: () => void }) {
  const words = useWords(webWords)
  return (
    <FrontPage title={words.brokenTitle}>
      <Problem error={error} again={again} />
    </FrontPage>
  )
}
