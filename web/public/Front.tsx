import { useCallback, useState } from 'react'
import { useWords } from '../lib/language.tsx'
import { Arriving, lazily } from '../lib/pages.tsx'
import { Empty } from '../ui/Empty.tsx'
import { useTab } from '../ui/Page.tsx'
import { modules } from './modules.ts'
import { publicWords } from './words.ts'

const parts = modules
  .flatMap((module) =>
    (module.public?.home ?? []).map((part) => ({ ...part, name: `${module.name} ${part.key}` })),
  )
  .sort((a, b) => a.order - b.order)

/** The first page for everybody: what the modules publish, or a sentence that says what will stand here. */
export function Front() {
  const words = useWords(publicWords)
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({})
  const tell = useCallback(
    (name: string, count: number) =>
      setCounts((former) => (former[name] === count ? former : { ...former, [name]: count })),
    [],
  )
  useTab(words.name)
  return (
    <>
      {parts.map((part) => (
        <Piece key={part.name} part={part} tell={tell} />
      ))}
      {parts.every(({ name }) => counts[name] === 0) && (
        <Empty title={words.emptyTitle}>{words.emptyLead}</Empty>
      )}
    </>
  )
}

function Piece({
  part,
  tell,
}: {
  part: (typeof parts)[number]
  tell: (name: string, count: number) => void
}) {
  const Content = lazily(part)
  const count = useCallback((n: number) => tell(part.name, n), [part.name, tell])
  return (
    <Arriving rows={6}>
      <Content tell={count} />
    </Arriving>
  )
}
