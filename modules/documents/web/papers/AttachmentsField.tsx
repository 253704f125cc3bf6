import { Button } from 'antd'
import { useRef } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { attachFile, type PaperContent } from '../../contract/papers.ts'
import { documentsWords } from '../words.ts'
import forms from './forms.module.css'
import parts from './parts.module.css'

/** Files laid beside a paper. What stands here belongs to it once it is saved. */
export function AttachmentsField(props: {
  paperId: string
  value: PaperContent['attachments']
  onChange: (attachments: PaperContent['attachments']) => void
}) {
  const words = useWords(documentsWords).desk.draft
  const input = useRef<HTMLInputElement>(null)
  const send = useSend(attachFile, {
    onDone: ({ id, name, sha256 }) => props.onChange([...props.value, { fileId: id, name, sha256 }]),
  })
  return (
    <div className={forms.field}>
      <span className={forms.label}>{words.attachments}</span>
      {props.value.length > 0 && (
        <ul className={parts.rows}>
          {props.value.map(({ fileId, name }) => (
            <li key={fileId} className={parts.row}>
              <span>{name}</span>
              <Button
                type="text"
                size="small"
                onClick={() => props.onChange(props.value.filter((one) => one.fileId !== fileId))}
              >
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.attach}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) send.mutate({ params: { id: props.paperId }, files: { file } })
          event.target.value = ''
        }}
      />
      <div>
        <Button loading={send.isPending} onClick={() => input.current?.click()}>
          {words.attach}
        </Button>
      </div>
      {send.error && <Problem error={send.error} words={documentsWords} />}
    </div>
  )
}
