import { Button, InputNumber, Popconfirm, Select } from 'antd'
import { useId, useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { DayField } from '../../../../web/ui/DayField.tsx'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { Field } from '../../../../web/ui/Field.tsx'
import { changeStandard, dropStandard, type Standard } from '../../contract/folders.ts'
import { evidenceKinds } from '../../rules/folders.ts'
import { OfficeSelect } from '../papers/OfficeSelect.tsx'
import styles from './folders.module.css'
import { folderWords } from './words.ts'

/** What a standard asks, whose it is, or why nothing is needed. */
export function ChangeForm({ standard, onClose }: { standard: Standard; onClose: () => void }) {
  const all = useWords(folderWords)
  const words = all.change
  const id = useId()
  const [needsKind, setKind] = useState(standard.needsKind)
  const [needsCount, setCount] = useState(standard.needsCount)
  const [officeId, setOffice] = useState<string | null>(standard.office.id)
  const [dueOn, setDue] = useState('')
  const [waived, setWaived] = useState(standard.waivedReason ?? '')
  const change = useSend(changeStandard, { onDone: onClose })
  const drop = useSend(dropStandard, { onDone: onClose })
  return (
    <Dialog title={words.title(standard.code)} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (officeId)
            change.mutate({
              params: { id: standard.id },
              body: {
                needsKind,
                needsCount,
                officeId,
                dueOn: dueOn || null,
                waivedReason: waived.trim() || null,
              },
            })
        }}
      >
        <p lang="zh-CN">{standard.words}</p>
        <div className={styles.fields}>
          <div className={styles.field}>
            <label htmlFor={`${id}-kind`}>{words.kind}</label>
            <Select
              id={`${id}-kind`}
              value={needsKind ?? ''}
              onChange={(value) => setKind(evidenceKinds.find((kind) => kind === value) ?? null)}
              options={[
                { value: '', label: words.anyKind },
                ...evidenceKinds.map((value) => ({ value, label: all.kinds[value] })),
              ]}
            />
          </div>
          <div className={styles.field}>
            <label htmlFor={`${id}-count`}>{words.count}</label>
            <InputNumber
              id={`${id}-count`}
              min={1}
              max={999}
              precision={0}
              value={needsCount}
              onChange={(value) => setCount(value ?? 1)}
            />
          </div>
        </div>
        <div className={styles.field}>
          <label htmlFor={`${id}-office`}>{words.office}</label>
          <OfficeSelect id={`${id}-office`} value={officeId} onChange={setOffice} />
        </div>
        <DayField label={words.due} value={dueOn} onChange={setDue} />
        <Field
          label={words.waived}
          hint={words.waivedHint}
          value={waived}
          maxLength={500}
          onChange={(event) => setWaived(event.target.value)}
        />
        {(change.error ?? drop.error) && <Problem error={change.error ?? drop.error} words={folderWords} />}
        <div className={styles.acts}>
          <Button type="primary" htmlType="submit" disabled={!officeId} loading={change.isPending}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{words.cancel}</Button>
          {standard.evidence.length === 0 && (
            <Popconfirm
              title={all.standard.dropSure}
              okText={all.standard.drop}
              onConfirm={() => drop.mutate({ params: { id: standard.id } })}
            >
              <Button type="text" loading={drop.isPending}>
                {all.standard.drop}
              </Button>
            </Popconfirm>
          )}
        </div>
      </form>
    </Dialog>
  )
}
