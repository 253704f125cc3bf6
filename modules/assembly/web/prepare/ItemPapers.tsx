import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { addItemFile, getItemPaper, type ItemPaper, removeItemPaper } from '../../contract/prepare-agenda.ts'
import { assemblyWords } from '../words.ts'
import styles from './Agenda.module.css'
import forms from './forms.module.css'
import { LinkDialog } from './LinkDialog.tsx'

/** What lies on the table for an item, and how many have opened it. */
export function ItemPapers(props: {
  itemId: string
  papers: readonly ItemPaper[]
  readers: number
  mayChange: boolean
}) {
  const say = useWords(assemblyWords).arrange.agenda
  const params = { id: props.itemId }
  const [linking, setLinking] = useState(false)
  const upload = useSend(addItemFile)
  const remove = useSend(removeItemPaper)
  return (
    <div className={forms.form}>
      <strong>{say.papers}</strong>
      {props.papers.length > 0 && (
        <ul className={forms.list}>
          {props.papers.map((paper) => (
            <li key={paper.id} className={styles.paper}>
              <a href={addressOf(getItemPaper, { params: { id: paper.id } })} download lang="zh-CN">
                {paper.title}
              </a>
              <span className={forms.quiet}>{say.sources[paper.source]}</span>
              {paper.readBy !== null && (
                <span className={forms.quiet}>{say.readBy(paper.readBy, props.readers)}</span>
              )}
              {props.mayChange && (
                <PlainButton
                  kind="text"
                  disabled={remove.isPending}
                  onClick={() => remove.mutate({ params: { id: paper.id } })}
                >
                  {say.paperRemove}
                </PlainButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {props.mayChange && (
        <div className={forms.buttons}>
          <label className={styles.upload}>
            <input
              type="file"
              className="spoken"
              accept=".pdf,.docx"
              disabled={upload.isPending}
              onChange={(event) => {
                const [file] = event.target.files ?? []
                if (file) upload.mutate({ params, body: {}, files: { file } })
                event.target.value = ''
              }}
            />
            {say.upload}
          </label>
          <PlainButton onClick={() => setLinking(true)}>{say.link}</PlainButton>
        </div>
      )}
      {(upload.error ?? remove.error) && (
        <Problem error={upload.error ?? remove.error} words={assemblyWords} />
      )}
      {linking && <LinkDialog itemId={props.itemId} onClose={() => setLinking(false)} />}
    </div>
  )
}
