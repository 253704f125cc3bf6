import { shareOf } from '../../rules/percent.ts'
import styles from './Told.module.css'
import { inLanguage, useTold } from './told.ts'

/** A number inside the text: said in words, open to what stands behind it; beside it what it is since, where that is another one. */
export function NumberSaid({ id }: { id: string }) {
  const { told, since, language, lines, addressOf, onOpen, open } = useTold()
  const number = told.numbers.find((one) => one.id === id)
  if (!number) return null
  const said = inLanguage(number.said, language)
  const changed = since.get(id)
  const marks = {
    className: styles.number,
    'data-kind': number.kind,
    'data-gap': number.gap ?? undefined,
    title: [
      number.title,
      number.source ? lines.external(number.source.title, number.source.on) : number.counted,
    ]
      .filter(Boolean)
      .join('。'),
  }
  return (
    <span id={`number-${id}`}>
      {onOpen ? (
        <a
          {...marks}
          href={`#number-${id}`}
          aria-expanded={open === id}
          onClick={(event) => {
            event.preventDefault()
            onOpen(number)
          }}
        >
          {said}
        </a>
      ) : number.targetId ? (
        <a {...marks} href={addressOf({ ...number, targetId: number.targetId })}>
          {said}
        </a>
      ) : (
        <span {...marks}>{said}</span>
      )}
      {changed && (
        <span className={styles.changed}>
          {language === 'en' ? ' (now ' : '（现为'}
          {number.form === 'share'
            ? (shareOf(changed.became, number.whole) ?? lines.unreported)
            : lines.value(changed.became, changed.unit, changed.decimals)}
          {language === 'en' ? ')' : '）'}
        </span>
      )}
    </span>
  )
}
