import { Button, Upload } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { getPlan } from '../../contract/drafts.ts'
import { getSheetTemplate, uploadSheet } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import styles from './SheetsPage.module.css'

/** A sheet to take along and to bring back. */
export default function SheetsPage() {
  const { id = '' } = useParams()
  const words = useWords(plansWords).records.sheets
  const go = useNavigate()
  const plan = useAsked(getPlan, { params: { id } })
  const upload = useSend(uploadSheet, { onDone: (sheet) => go(`/plans/sheets/${sheet.id}`) })
  return (
    <Page
      title={words.title}
      kicker={plan.data && <Link to={`/plans/${id}`}>{plan.data.title}</Link>}
      lead={words.lead}
    >
      <Section title={words.out}>
        <p className={styles.lead}>{words.outLead}</p>
        <div>
          <Button href={addressOf(getSheetTemplate, { params: { id } })} download>
            {words.download}
          </Button>
        </div>
        <p className={styles.lead}>{words.noPhotosLead}</p>
      </Section>
      <Section title={words.back}>
        <Upload.Dragger
          accept=".xlsx"
          maxCount={1}
          showUploadList={false}
          disabled={upload.isPending}
          className={styles.drop}
          beforeUpload={(file) => {
            upload.mutate({ params: { id }, files: { sheet: file } })
            return false
          }}
        >
          <p className={styles.dropTitle}>{upload.isPending ? words.reading : words.drop}</p>
          <p className={styles.lead}>{words.backLead}</p>
        </Upload.Dragger>
        {upload.error && <Problem error={upload.error} words={plansWords} />}
      </Section>
    </Page>
  )
}
