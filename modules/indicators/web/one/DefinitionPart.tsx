import { Link } from 'react-router'
import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import type { Indicator, Version } from '../../contract/definitions.ts'
import { said, sayPlain } from '../saying.ts'
import { indicatorsWords } from '../words.ts'
import styles from './DefinitionPart.module.css'

/** The reason of a version that nobody wrote: one of its parts was defined anew. */
const followed = 'part_changed'

/** Every version of the 口径 with who made it and why, what a rate consists of, what stands on it, and the register it is held against. */
export function DefinitionPart({ indicator, shown }: { indicator: Indicator; shown: Version | undefined }) {
  const words = useWords(indicatorsWords).pages
  const { language } = useSaying()
  const current = shown?.id ?? indicator.versionId
  const { register } = indicator
  return (
    <>
      {register && (
        <Section title={words.one.register}>
          <p className={register.differs ? styles.late : undefined}>
            {register.differs
              ? words.one.registerDiffers(
                  said(register.name, language),
                  number(register.counted),
                  number(register.registered),
                )
              : words.one.registerSame(said(register.name, language), number(register.counted))}
          </p>
        </Section>
      )}
      {[
        { title: words.one.parts, list: indicator.parts },
        { title: words.one.usedBy, list: indicator.usedBy },
      ]
        .filter(({ list }) => list.length > 0)
        .map(({ title, list }) => (
          <Section key={title} title={title}>
            <ul className={styles.names}>
              {list.map(({ id, name }) => (
                <li key={id}>
                  <Link to={`/indicators/${id}`}>
                    <Han>{name}</Han>
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      <Section title={words.one.versions}>
        <p className={styles.quiet}>{words.one.versionsLead}</p>
        <ol className={styles.versions}>
          {indicator.versions.toReversed().map((version) => (
            <li
              key={version.id}
              className={styles.version}
              data-current={version.id === current || undefined}
            >
              <p className={styles.facts}>
                <strong>{words.version(version.number)}</strong>
                <span className={styles.quiet}>
                  <DateSaid at={version.savedAt} />
                  {version.savedBy && ` · ${words.one.savedBy(version.savedBy)}`}
                </span>
                {version.id !== current && (
                  <Link
                    to={
                      version.id === indicator.versionId
                        ? `/indicators/${indicator.id}`
                        : `/indicators/${indicator.id}?version=${version.number}`
                    }
                  >
                    {words.one.showVersion}
                  </Link>
                )}
              </p>
              <p>
                {version.reason === null
                  ? words.one.firstVersion
                  : version.reason === followed
                    ? words.one.followed
                    : version.reason}
              </p>
              <p className={styles.quiet}>{said(version.sentence, language)}</p>
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
  function number(value: number | null): string {
    return value === null ? words.why.not_reported : sayPlain(value, indicator.decimals, language)
  }
}
