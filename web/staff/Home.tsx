import { useCallback, useState } from 'react'
import { useLanguage, useWords } from '../lib/language.tsx'
import { useMe } from '../lib/me.ts'
import { Arriving, lazily } from '../lib/pages.tsx'
import { dayAndTimeOf, sayWholeDay } from '../ui/dates.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { modules } from './modules.ts'
import { staffWords } from './words.ts'

const parts = modules
  .flatMap((module) =>
    (module.staff?.home ?? []).map((part) => ({ ...part, name: `${module.name} ${part.key}` })),
  )
  .sort((a, b) => a.order - b.order)

/** Work of the day: what waits for me, what is late, what came back; nothing else. */
export function Home() {
  const me = useMe()
  const words = useWords(staffWords)
  const language = useLanguage()
  const mine = parts.filter(({ can }) => can === undefined || me.holds(can))
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({})
  const tell = useCallback(
    (name: string, count: number) =>
      setCounts((former) => (former[name] === count ? former : { ...former, [name]: count })),
    [],
  )
  const allQuiet = mine.every(({ name }) => counts[name] === 0)
  return (
    <Page
      title={words.home}
      kicker={sayWholeDay(dayAndTimeOf(new Date()).on, { language })}
      lead={words.homeLead}
    >
      {mine.map((part) => (
        <HomePiece key={part.name} part={part} tell={tell} />
      ))}
      {allQuiet && (
        <Empty title={words.quietTitle}>{mine.length > 0 ? words.quietLead : words.quietNothing}</Empty>
      )}
    </Page>
  )
}

function HomePiece({
  part,
  tell,
}: {
  part: (typeof parts)[number]
  tell: (name: string, count: number) => void
}) {
  const Content = lazily(part)
  const count = useCallback((n: number) => tell(part.name, n), [part.name, tell])
  return (
    <Arriving rows={3}>
      <Content tell={count} />
    </Arriving>
  )
}
