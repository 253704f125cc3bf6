import { Button, Input, Modal, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { toFirstField } from '../../../../web/ui/firstField.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { Page } from '../../../../web/ui/Page.tsx'
import { useSaying } from '../../../../web/ui/say.ts'
import { getVocabulary } from '../../contract/definitions.ts'
import { listLists, makeList } from '../../contract/lists.ts'
import forms from '../one/forms.module.css'
import { said } from '../saying.ts'
import { indicatorsWords } from '../words.ts'
import styles from './ListsPage.module.css'

/** The lists of expected things: without them nobody can say what is missing. */
export default function ListsPage() {
  const words = useWords(indicatorsWords).pages
  const me = useMe()
  const [making, setMaking] = useState(false)
  const lists = useAsked(listLists, {})
  const make = me.holds('indicators.keep_list') && (
    <Button type="primary" onClick={() => setMaking(true)}>
      {words.lists.make}
    </Button>
  )
  return (
    <Page
      title={words.lists.title}
      kicker={<Link to="/indicators/all">{words.all.title}</Link>}
      lead={words.lists.lead}
      actions={lists.data && lists.data.length > 0 && make}
    >
      <Asked of={lists} words={indicatorsWords} rows={6}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={words.lists.none} action={make}>
              {words.lists.noneLead}
            </Empty>
          ) : (
            <ul className={styles.lists}>
              {all.map((list) => (
                <li key={list.id} className={styles.list}>
                  <Link to={`/indicators/lists/${list.id}`} className={styles.name}>
                    <Han>{list.name}</Han>
                  </Link>
                  <span className={styles.quiet}>
                    <Han>{words.owner(list.office.name)}</Han>
                  </span>
                  <span className={styles.count}>{words.lists.count(sayNumber(list.count))}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      {making && <MakeList onClose={() => setMaking(false)} />}
    </Page>
  )
}

function MakeList({ onClose }: { onClose: () => void }) {
  const words = useWords(indicatorsWords).pages.lists
  const common = useWords(webWords)
  const { language } = useSaying()
  const go = useNavigate()
  const id = useId()
  const vocabulary = useAsked(getVocabulary)
  const [name, setName] = useState('')
  const [officeId, setOfficeId] = useState<string | null>(null)
  const [matchedBy, setMatchedBy] = useState<'place' | 'key'>('place')
  const [dim, setDim] = useState('')
  const [asked, setAsked] = useState(false)
  const offices = vocabulary.data?.offices ?? []
  const office = officeId ?? (offices.length === 1 ? (offices[0]?.id ?? null) : null)
  const dims = new Map(
    (vocabulary.data?.kinds ?? []).flatMap((kind) => kind.dims.map((one) => [one.key, one.name] as const)),
  )
  const make = useSend(makeList, { onDone: (list) => go(`/indicators/lists/${list.id}`) })
  const submit = () => {
    setAsked(true)
    if (name.trim() === '' || office === null || (matchedBy === 'key' && dim === '')) return
    make.mutate({
      body: { officeId: office, name: name.trim(), matchedBy, dim: matchedBy === 'key' ? dim : null },
    })
  }
  return (
    <Modal
      open
      afterOpenChange={toFirstField}
      title={words.makeTitle}
      okText={words.make}
      cancelText={common.cancel}
      confirmLoading={make.isPending}
      onCancel={onClose}
      onOk={submit}
    >
      <div className={forms.form}>
        <div className={forms.field}>
          <label htmlFor={`${id}-name`}>{words.name}</label>
          <Input
            id={`${id}-name`}
            value={name}
            maxLength={60}
            status={asked && name.trim() === '' ? 'error' : ''}
            onChange={(event) => setName(event.target.value)}
          />
          {asked && name.trim() === '' && <p className={forms.wrong}>{words.nameMissing}</p>}
        </div>
        <div className={forms.field}>
          <label htmlFor={`${id}-office`}>{words.office}</label>
          <Select
            id={`${id}-office`}
            value={office ?? undefined}
            loading={vocabulary.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={offices.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setOfficeId}
          />
          {asked && office === null && <p className={forms.wrong}>{words.officeMissing}</p>}
        </div>
        <div className={forms.field}>
          <span className={forms.hint}>{words.matchedBy}</span>
          <Radio.Group
            aria-label={words.matchedBy}
            value={matchedBy}
            onChange={(event) => setMatchedBy(event.target.value as typeof matchedBy)}
            options={(['place', 'key'] as const).map((value) => ({ value, label: words.matches[value] }))}
          />
        </div>
        {matchedBy === 'key' && (
          <div className={forms.field}>
            <label htmlFor={`${id}-dim`}>{words.dim}</label>
            <Select
              id={`${id}-dim`}
              value={dim || undefined}
              placeholder={words.dimHint}
              options={[...dims].map(([value, name]) => ({ value, label: said(name, language) }))}
              onChange={setDim}
            />
            {asked && dim === '' && <p className={forms.wrong}>{words.dimMissing}</p>}
          </div>
        )}
        {make.error && <Problem error={make.error} words={indicatorsWords} />}
      </div>
    </Modal>
  )
}
