import { Button, Checkbox, Upload } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Problem } from '../../../web/lib/Asked.tsx'
import { useWords } from '../../../web/lib/language.tsx'
import { useSend } from '../../../web/lib/queries.ts'
import { Remark } from '../../../web/ui/Broken.tsx'
import { DayField } from '../../../web/ui/DayField.tsx'
import { dayAndTimeOf } from '../../../web/ui/dates.ts'
import { Page, Section } from '../../../web/ui/Page.tsx'
import table from '../../../web/ui/table.module.css'
import { type ImportedLine, importTree, previewImport } from '../contract.ts'
import type { UnitKind } from '../rules.ts'
import styles from './ImportPage.module.css'
import { unitsWords } from './words.ts'

/** So many lines are drawn; a browser that draws five thousand stands still, and nobody reads them. */
const most = 400

/** A file of units: first every line is told what it would do, then all of it is done, or nothing. */
export default function ImportPage() {
  const words = useWords(unitsWords)
  const say = words.importing
  const [file, setFile] = useState<File | null>(null)
  const [fromOn, setFromOn] = useState(() => dayAndTimeOf(new Date()).on)
  const preview = useSend(previewImport)
  const submit = useSend(importTree)
  const look = (chosen: File, on: string) => {
    setFile(chosen)
    submit.reset()
    if (on !== '') preview.mutate({ body: { fromOn: on }, files: { file: chosen } })
  }
  const lines = preview.data?.lines ?? []
  const faulty = lines.filter((line) => line.faults.length > 0)
  const count = (act: ImportedLine['acts'][number]) => lines.filter(({ acts }) => acts.includes(act)).length
  const sum = {
    open: count('open'),
    move: count('move'),
    draw: count('draw'),
    same: lines.filter(({ acts, faults }) => acts.length + faults.length === 0).length,
  }
  const ready = preview.isSuccess && faulty.length === 0 && sum.open + sum.move + sum.draw > 0
  return (
    <Page title={say.title} kicker={<Link to="/units/trees">{words.trees.title}</Link>} lead={say.lead}>
      <p className={styles.lead}>{say.formats}</p>
      <div className={styles.day}>
        <DayField
          label={say.fromOn}
          value={fromOn}
          onChange={(on) => {
            setFromOn(on)
            if (file) look(file, on)
          }}
        />
      </div>
      <Upload.Dragger
        accept=".geojson,.json,.xlsx,.csv"
        maxCount={1}
        showUploadList={false}
        disabled={preview.isPending || submit.isPending}
        className={styles.drop}
        beforeUpload={(chosen) => {
          look(chosen, fromOn)
          return false
        }}
      >
        <p className={styles.dropTitle}>{preview.isPending ? say.reading : (file?.name ?? say.drop)}</p>
      </Upload.Dragger>
      {preview.error && <Problem error={preview.error} words={unitsWords} />}
      {submit.isSuccess ? (
        <Remark tone="kept">
          {say.done} {say.sum({ ...sum, same: 0 })} <Link to="/units/trees">{say.see}</Link>
        </Remark>
      ) : (
        lines.length > 0 && (
          <Section title={faulty.length > 0 ? say.faulty(faulty.length) : say.sum(sum)}>
            <Lines lines={lines} hasFaults={faulty.length > 0} />
            {submit.error && <Problem error={submit.error} words={unitsWords} />}
            {ready && (
              <div>
                <Button
                  type="primary"
                  loading={submit.isPending}
                  onClick={() => file && submit.mutate({ body: { fromOn }, files: { file } })}
                >
                  {say.submit}
                </Button>
              </div>
            )}
          </Section>
        )
      )}
    </Page>
  )
}

function Lines({ lines, hasFaults }: { lines: readonly ImportedLine[]; hasFaults: boolean }) {
  const words = useWords(unitsWords)
  const say = words.importing
  const [onlyFaults, setOnlyFaults] = useState(true)
  const listed = hasFaults && onlyFaults ? lines.filter(({ faults }) => faults.length > 0) : lines
  return (
    <>
      {hasFaults && (
        <Checkbox checked={onlyFaults} onChange={(event) => setOnlyFaults(event.target.checked)}>
          {say.onlyFaults}
        </Checkbox>
      )}
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              {(['line', 'kind', 'name', 'parent', 'act'] as const).map((column) => (
                <th key={column} scope="col">
                  {say.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {listed.slice(0, most).map((line) => (
              <tr key={line.line} data-state={line.faults.length > 0 ? 'wrong' : undefined}>
                <td>{line.line}</td>
                <td>{words.kinds[line.kind as UnitKind] ?? line.kind}</td>
                <td>
                  {line.name} {line.code && <span className={styles.lead}>{line.code}</span>}
                </td>
                <td>{line.parent}</td>
                <td>
                  {line.faults.length > 0
                    ? line.faults.map((fault) => say.faults[fault]).join(' ')
                    : sayActs(line, say)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {listed.length > most && <p className={styles.lead}>{say.more(listed.length - most)}</p>}
    </>
  )
}

function sayActs({ acts, parent, corners }: ImportedLine, say: ReturnType<typeof useSay>): string {
  if (acts.length === 0) return say.same
  return acts
    .map((act) =>
      act === 'move' ? say.movedTo(parent ?? '') : act === 'draw' ? say.corners(corners ?? 0) : say.acts[act],
    )
    .join(' · ')
}
const useSay = () => useWords(unitsWords).importing
