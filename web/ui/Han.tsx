import { useSaying } from './say.ts'

/** Chinese words with the signs and numbers between them. */
const run = /\p{Script=Han}[\p{Script=Han}\u3000-\u303f\uff00-\uffef]*/gu

/**
 * A sentence in the reader's language that names places, things and sittings in Chinese. In English those names say that they are
 * Chinese, or they are read aloud as noise and set with the wrong signs.
 */
export function Han({ children }: { children: string }) {
  const { language } = useSaying()
  if (language !== 'en') return children
  const parts: (string | { han: string; at: number })[] = []
  let at = 0
  for (const match of children.matchAll(run)) {
    if (match.index > at) parts.push(children.slice(at, match.index))
    parts.push({ han: match[0], at: match.index })
    at = match.index + match[0].length
  }
  parts.push(children.slice(at))
  return parts.map((part) =>
    typeof part === 'string' ? (
      part
    ) : (
      <span key={part.at} lang="zh-CN">
        {part.han}
      </span>
    ),
  )
}
