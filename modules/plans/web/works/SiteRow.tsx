import { Link } from 'react-router'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { getSitePhoto, type SiteSummary } from '../../contract/works.ts'
import { plansWords } from '../words.ts'
import styles from './works.module.css'

/** One site in a list: before and after side by side, where it is, by whom, and how far it is. */
export function SiteRow({ site, ofProject }: { site: SiteSummary; ofProject: boolean }) {
  const words = useWords(plansWords).works
  const facts = [
    site.place.name,
    site.areaM2 === null ? '' : words.area(sayNumber(site.areaM2)),
    site.contractor ?? '',
    ofProject ? '' : site.projectTitle,
  ].filter(Boolean)
  return (
    <li className={styles.row}>
      <span className={styles.pair} aria-hidden="true">
        {([site.before, site.after] as const).map((photoId, at) =>
          photoId ? (
            <img
              key={at === 0 ? 'before' : 'after'}
              src={addressOf(getSitePhoto, { params: { id: site.id, photoId }, query: { width: 320 } })}
              alt=""
              width={72}
              height={54}
              loading="lazy"
              decoding="async"
            />
          ) : (
            <span key={at === 0 ? 'before' : 'after'} className={styles.noPhoto} />
          ),
        )}
      </span>
      <span className={styles.what}>
        <Link to={`/plans/sites/${site.id}`}>{site.title}</Link>
        <span className={styles.quiet}>{facts.join(' · ')}</span>
      </span>
      <span className={styles.phase} data-phase={site.phase}>
        {words.phases[site.phase]}
        <span className={styles.quiet}>
          {site.isLate ? (
            <span className={styles.late}>{words.late}</span>
          ) : (
            site.phaseOn && <DateSaid on={site.phaseOn} />
          )}
        </span>
      </span>
    </li>
  )
}
