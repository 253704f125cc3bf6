import { App, InputNumber, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import type { Paper } from '../../contract/papers.ts'
import { applyForSeal, sealsForPaper } from '../../contract/seals.ts'
import styles from '../papers/forms.module.css'
import { documentsWords } from '../words.ts'

/** Asks for a seal, and says beforehand what the list of the seal says about this paper. */
export function ApplySealForm({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const all = useWords(documentsWords)
  const words = all.desk.acts
  const common = useWords(webWords)
  const { message } = App.useApp()
  const id = useId()
  const seals = useAsked(sealsForPaper, { params: { id: paper.id } })
  const [chosen, choose] = useState<string>()
  const [copies, setCopies] = useState(1)
  const [pages, setPages] = useState(1)
  const send = useSend(applyForSeal, {
    onDone: ({ refusal }) => {
      if (refusal) message.warning(words.refusedAtOnce(all.names.refusals[refusal]))
      else message.success(words.asked)
      onClose()
    },
  })
  const list = seals.data ?? []
  const seal = list.find((one) => one.id === chosen) ?? list.find((one) => one.refusal === null) ?? list[0]
  return (
    <Modal
      open
      title={words.sealTitle}
      okText={words.apply}
      cancelText={common.cancel}
      okButtonProps={{ disabled: !seal }}
      confirmLoading={send.isPending}
      onCancel={onClose}
      onOk={() => seal && send.mutate({ params: { id: paper.id }, body: { sealId: seal.id, copies, pages } })}
    >
      <div className={styles.form}>
        <p className={styles.hint}>{words.sealLead}</p>
        <Asked of={seals} words={documentsWords} rows={3}>
          {() =>
            !seal ? (
              <Remark>{words.noSeals}</Remark>
            ) : (
              <>
                <div className={styles.field}>
                  <label htmlFor={`${id}-seal`}>{words.seal}</label>
                  <Select
                    id={`${id}-seal`}
                    value={seal.id}
                    onChange={choose}
                    options={list.map((one) => ({
                      value: one.id,
                      label: [one.name, one.keeper && words.keptBy(one.keeper.name)]
                        .filter(Boolean)
                        .join(' · '),
                    }))}
                  />
                  {seal.refusal && (
                    <p className={styles.wrong}>{words.wouldRefuse(all.names.refusals[seal.refusal])}</p>
                  )}
                </div>
                <div className={styles.two}>
                  <div className={styles.field}>
                    <label htmlFor={`${id}-copies`}>{words.copies}</label>
                    <InputNumber
                      id={`${id}-copies`}
                      min={1}
                      max={10_000}
                      precision={0}
                      value={copies}
                      onChange={(value) => setCopies(value ?? 1)}
                    />
                  </div>
                  <div className={styles.field}>
                    <label htmlFor={`${id}-pages`}>{words.pages}</label>
                    <InputNumber
                      id={`${id}-pages`}
                      min={1}
                      max={10_000}
                      precision={0}
                      value={pages}
                      onChange={(value) => setPages(value ?? 1)}
                    />
                  </div>
                </div>
              </>
            )
          }
        </Asked>
        {send.error && <Problem error={send.error} words={documentsWords} />}
      </div>
    </Modal>
  )
}
