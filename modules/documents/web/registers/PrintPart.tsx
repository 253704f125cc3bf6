import { App, Button, Select } from 'antd'
import { useId, useState } from 'react'
import { addDays } from '../../../../platform/civil.ts'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { Section } from '../../../../web/ui/Page.tsx'
import {
  previewRegister,
  printRegister,
  type Register,
  type RegisterPreview,
  type RegisterSourceShown,
} from '../../contract/registers.ts'
import { OfficeSelect } from '../papers/OfficeSelect.tsx'
import styles from './keeping.module.css'
import { PlaceSelect } from './PlaceSelect.tsx'
import { periodOf, periods } from './periods.ts'
import { registerWords } from './words.ts'

/** Choose template, days, place and office; see the first rows; print. */
export function PrintPart({ register }: { register: Register; source: RegisterSourceShown }) {
  const words = useWords(registerWords).print
  const all = useWords(registerWords)
  const { message } = App.useApp()
  const id = useId()
  const today = dayAndTimeOf(new Date()).on
  const [templateId, setTemplate] = useState<string | null>(register.templates[0]?.id ?? null)
  const [days, setDays] = useState(() => periodOf('year', today))
  const [placeId, setPlace] = useState<string | null>(null)
  const [officeId, setOffice] = useState<string | null>(null)
  const chosen = { from: days.from, until: days.last === '' ? '' : addDays(days.last, 1) }
  const isWhole = days.from !== '' && days.last !== '' && days.from <= days.last
  const preview = useAsked(
    previewRegister,
    {
      params: { id: register.id },
      query: {
        ...chosen,
        ...(templateId ? { templateId } : {}),
        ...(placeId ? { placeId } : {}),
        ...(officeId ? { officeId } : {}),
      },
    },
    { enabled: isWhole, keep: true },
  )
  const print = useSend(printRegister, { onDone: ({ rows }) => message.success(words.done(rows)) })
  return (
    <Section title={words.title}>
      <div className={styles.fields}>
        <div className={styles.field}>
          <label htmlFor={`${id}-template`}>{words.template}</label>
          <Select
            id={`${id}-template`}
            value={templateId ?? ''}
            onChange={(value: string) => setTemplate(value === '' ? null : value)}
            options={[
              ...register.templates.map((template) => ({
                value: template.id,
                label: `${all.version(template.ordinal)} ${template.name}`,
              })),
              { value: '', label: words.plain },
            ]}
          />
        </div>
        <DayField
          label={words.from}
          value={days.from}
          max={days.last}
          onChange={(from) => setDays({ ...days, from })}
        />
        <DayField
          label={words.until}
          value={days.last}
          min={days.from}
          onChange={(last) => setDays({ ...days, last })}
        />
      </div>
      <div className={styles.acts}>
        {periods.map((period) => (
          <Button key={period} size="small" onClick={() => setDays(periodOf(period, today))}>
            {words.periods[period]}
          </Button>
        ))}
      </div>
      <div className={styles.fields}>
        <div className={styles.field}>
          <label htmlFor={`${id}-place`}>{words.place}</label>
          <PlaceSelect id={`${id}-place`} value={placeId} onChange={setPlace} placeholder={words.anyPlace} />
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-office`}>{words.office}</label>
          <OfficeSelect
            id={`${id}-office`}
            value={officeId}
            onChange={setOffice}
            placeholder={words.anyOffice}
          />
        </div>
      </div>
      {isWhole && (
        <Asked of={preview} words={registerWords} rows={6}>
          {(answer) => <Preview preview={answer} />}
        </Asked>
      )}
      {print.error && <Problem error={print.error} words={registerWords} />}
      <div className={styles.acts}>
        <Button
          type="primary"
          disabled={!isWhole || !preview.data || preview.data.count === 0}
          loading={print.isPending}
          onClick={() =>
            print.mutate({ params: { id: register.id }, body: { templateId, ...chosen, placeId, officeId } })
          }
        >
          {words.save}
        </Button>
      </div>
      <p className={styles.lead}>{words.masked}</p>
    </Section>
  )
}

function Preview({ preview }: { preview: RegisterPreview }) {
  const words = useWords(registerWords).print
  const numbered = preview.rows.map((row, at) => ({ key: String(at), row }))
  if (preview.count === 0) return <p className={styles.lead}>{words.empty}</p>
  return (
    <>
      <p className={styles.quiet}>{words.preview(preview.count)}</p>
      {preview.emptyColumns.length > 0 && (
        <p className={styles.note}>{words.emptyColumns(preview.emptyColumns.join('、'))}</p>
      )}
      <section className={styles.scroll} aria-label={words.preview(preview.count)}>
        <table className={styles.table} lang="zh-CN">
          <thead>
            <tr>
              {preview.columns.map((column) => (
                <th key={column.key} scope="col" data-kind={column.kind}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbered.map(({ key, row }) => (
              <tr key={key}>
                {preview.columns.map((column, at) => (
                  <td key={column.key} data-kind={column.kind}>
                    {row[at]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
