import { Link, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { PhotoStrip } from '../../../../web/ui/photos.tsx'
import { Sentence, Sentences } from '../../../../web/ui/Sentence.tsx'
import { getSite, getSitePhoto, type Site, type SiteAct, siteMoments } from '../../contract/works.ts'
import { plansWords } from '../words.ts'
import { SiteActs } from './SiteActs.tsx'
import { TakeSitePhoto } from './TakeSitePhoto.tsx'
import styles from './works.module.css'

/** One site: before and after, how far it is, what it counts, what happened, and what may be done now. */
export default function SitePage() {
  const { id = '' } = useParams()
  const site = useAsked(getSite, { params: { id } })
  return (
    <Asked of={site} words={plansWords} rows={10}>
      {(answer) => <OneSite site={answer} />}
    </Asked>
  )
}

function OneSite({ site }: { site: Site }) {
  const all = useWords(plansWords)
  const words = all.works
  useAsked(getSite, { params: { id: site.id } }, { topics: [`plans.project:${site.projectId}`] })
  const facts = [
    site.place.name,
    site.areaM2 === null ? '' : words.area(sayNumber(site.areaM2)),
    site.contractor ?? '',
    words.carriedBy(site.office.name),
    words.acceptedBy(site.acceptanceOffice.name),
    words.planned(site.plannedStartOn, site.plannedFinishOn),
  ].filter(Boolean)
  return (
    <Page
      title={site.title}
      kicker={
        <>
          <Link to={`/plans/projects/${site.projectId}`}>{site.projectTitle}</Link>{' '}
          <Link to={`/plans/sites?project=${site.projectId}`}>{words.title}</Link>
        </>
      }
      lead={
        <>
          <strong>{words.phases[site.phase]}</strong>
          {site.phaseOn && (
            <>
              {' '}
              <DateSaid on={site.phaseOn} />
            </>
          )}
          {site.isLate && <span className={styles.late}> {words.late}</span>}
        </>
      }
    >
      <p className={styles.facts}>{facts.join(' · ')}</p>
      {site.stoppedReason && <Remark tone="late">{site.stoppedReason}</Remark>}
      <SiteActs site={site} />
      <Section title={words.photos}>
        {site.photos.length === 0 && <p className={styles.quiet}>{words.noPhotos}</p>}
        <div className={styles.moments}>
          {siteMoments.map((moment) => {
            const photos = site.photos.filter((photo) => photo.moment === moment)
            if (photos.length === 0 && !site.may.includes('photograph')) return null
            return (
              <div key={moment} className={styles.moment}>
                <h3 className={styles.momentTitle}>{words.moments[moment]}</h3>
                <PhotoStrip
                  photos={photos.map(({ id: photoId, takenOn }) => ({
                    id: photoId,
                    small: addressOf(getSitePhoto, {
                      params: { id: site.id, photoId },
                      query: { width: 320 },
                    }),
                    whole: addressOf(getSitePhoto, {
                      params: { id: site.id, photoId },
                      query: { width: 1280 },
                    }),
                    caption: words.photo(site.title, words.moments[moment], takenOn),
                  }))}
                />
                {site.may.includes('photograph') && <TakeSitePhoto siteId={site.id} moment={moment} />}
              </div>
            )
          })}
        </div>
      </Section>
      <div className={styles.columns}>
        <div>
          <Section title={words.steps}>
            <Sentences label={words.steps}>
              {[...site.steps].reverse().map((step) => (
                <li key={`${step.at} ${step.act}`}>
                  <Sentence aside={<DateSaid on={step.happenedOn} />}>
                    {words.step(step.by.name, words.acts[step.act as SiteAct])}
                    {step.words && <span className={styles.quiet}> {step.words}</span>}
                  </Sentence>
                </li>
              ))}
            </Sentences>
          </Section>
        </div>
        <aside>
          <Section title={words.counts}>
            {site.counts.length === 0 ? (
              <p className={styles.quiet}>{words.noCounts}</p>
            ) : (
              <Sentences>
                {site.counts.map((count) => (
                  <li key={`${count.targetId} ${count.phase}`}>
                    <Sentence>
                      {sayNumber(count.quantity)} {count.unit}{' '}
                      <span className={styles.quiet}>
                        {words.counted(count.quoted, words.phases[count.phase])}
                      </span>
                    </Sentence>
                  </li>
                ))}
              </Sentences>
            )}
          </Section>
          {site.records.length > 0 && (
            <Section title={words.records}>
              <Sentences>
                {site.records.map((record) => (
                  <li key={record.id}>
                    <Sentence
                      aside={(all.records.states as Record<string, string>)[record.state] ?? record.state}
                    >
                      <Link to={`/plans/records/${record.id}`}>
                        {sayNumber(record.quantity)} {record.unit}
                      </Link>{' '}
                      {words.phases[record.phase]}
                    </Sentence>
                  </li>
                ))}
              </Sentences>
            </Section>
          )}
        </aside>
      </div>
    </Page>
  )
}
