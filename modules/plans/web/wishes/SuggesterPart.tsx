import { Button, Select } from 'antd'
import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { Han } from '../../../../web/ui/Han.tsx'
import { revealSuggester, type StaffWish } from '../../contract/wishes.ts'
import { plansWords } from '../words.ts'
import styles from './Wishes.module.css'

const purposes = ['contact', 'verify', 'emergency', 'correction'] as const

/** Who suggested it and how they are reached: masked, and opened only for a purpose that is kept. */
export function SuggesterPart({ wish }: { wish: StaffWish }) {
  const words = useWords(plansWords).wishes
  const [asking, setAsking] = useState(false)
  const reveal = useSend(revealSuggester, { onDone: () => setAsking(false) })
  const { suggester } = wish
  return (
    <div>
      <dt>{words.one.by}</dt>
      <dd>
        <Han>{suggester?.name ?? words.one.anonymous}</Han>{' '}
        <span className={styles.quiet}>
          {words.channels[wish.channel]}
          {wish.enteredBy && ` · ${words.one.enteredBy(wish.enteredBy)}`}
        </span>
        {suggester && (
          <p className={styles.acts}>
            <span>{reveal.data?.phone ?? suggester.phone ?? words.one.noPhone}</span>
            {wish.may.includes('reveal') && !reveal.data && !asking && (
              <Button size="small" onClick={() => setAsking(true)}>
                {words.one.reveal}
              </Button>
            )}
            {asking && (
              <Select
                aria-label={words.one.revealWhy}
                size="small"
                autoFocus
                defaultOpen
                className={styles.select}
                placeholder={words.one.revealWhy}
                onChange={(purpose: (typeof purposes)[number]) =>
                  reveal.mutate({ params: { id: wish.id }, body: { purpose } })
                }
                options={purposes.map((value) => ({ value, label: words.one.purposes[value] }))}
              />
            )}
          </p>
        )}
        {reveal.data && <p className={styles.hint}>{words.one.revealed}</p>}
        {reveal.error && <Problem error={reveal.error} words={plansWords} />}
      </dd>
    </div>
  )
}
