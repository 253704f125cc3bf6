import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { listSeals } from '../../contract/seals.ts'
import parts from '../papers/parts.module.css'
import { documentsWords } from '../words.ts'
import { EnterSealForm } from './EnterSealForm.tsx'

/** The register of seals. */
export default function SealsPage() {
  const all = useWords(documentsWords)
  const words = all.desk.seals
  const me = useMe()
  const seals = useAsked(listSeals, {}, { topics: ['documents.seals'] })
  const [entering, setEntering] = useState(false)
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        me.holds('documents.enter_seal') && (
          <Button type="primary" onClick={() => setEntering(true)}>
            {words.new}
          </Button>
        )
      }
    >
      {entering && <EnterSealForm onClose={() => setEntering(false)} />}
      <Asked of={seals} words={documentsWords} rows={5}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <ul className={parts.rows}>
              {list.map((seal) => (
                <li key={seal.id} className={parts.row} data-old={seal.untilOn ? true : undefined}>
                  <Link to={`/documents/seals/${seal.id}`} className={parts.who}>
                    {seal.name}
                  </Link>
                  <span className={parts.quiet}>{words.uses(seal.uses)}</span>
                  <p className={parts.quiet}>
                    {[
                      all.names.sealKinds[seal.kind],
                      seal.office.name,
                      seal.keeper ? all.desk.acts.keptBy(seal.keeper.name) : words.noKeeper,
                      seal.keptAt,
                    ].join(' · ')}
                  </p>
                  {seal.untilOn && seal.endReason ? (
                    <p className={parts.late}>{words.closed(seal.untilOn, seal.endReason)}</p>
                  ) : (
                    <p className={parts.quiet}>
                      {words.from} <DateSaid on={seal.fromOn} />
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Page>
  )
}
