import { App, Button, InputNumber } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import { getPlan } from '../../contract/drafts.ts'
import { drawSamples, listSamples } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import { OneSample } from './OneSample.tsx'
import styles from './SamplesPage.module.css'

/** Checks at random: draw, go and look, say whether it holds. */
export default function SamplesPage() {
  const { id = '' } = useParams()
  const words = useWords(plansWords).records.samples
  const plan = useAsked(getPlan, { params: { id } })
  const samples = useAsked(listSamples, { params: { id } }, { topics: [`plans:${id}`] })
  return (
    <Page
      title={words.title}
      kicker={plan.data && <Link to={`/plans/${id}`}>{plan.data.title}</Link>}
      lead={words.lead}
    >
      <Draw planId={id} />
      <Asked of={samples} words={plansWords} rows={6}>
        {(list) => {
          const waiting = list.filter((sample) => sample.outcome === null)
          const judged = list.filter((sample) => sample.outcome !== null)
          return list.length === 0 ? (
            <Empty title={words.none}>{words.noneLead}</Empty>
          ) : (
            <>
              {waiting.length > 0 && (
                <Section title={words.waiting}>
                  <ul className={styles.samples}>
                    {waiting.map((sample) => (
                      <OneSample key={sample.id} sample={sample} />
                    ))}
                  </ul>
                </Section>
              )}
              {judged.length > 0 && (
                <Section title={words.judged}>
                  <ul className={styles.samples}>
                    {judged.map((sample) => (
                      <OneSample key={sample.id} sample={sample} />
                    ))}
                  </ul>
                </Section>
              )}
            </>
          )
        }}
      </Asked>
    </Page>
  )
}

function Draw({ planId }: { planId: string }) {
  const words = useWords(plansWords).records.samples
  const { message } = App.useApp()
  const [count, setCount] = useState(5)
  const draw = useSend(drawSamples, { onDone: ({ drawn }) => message.info(words.drawn(drawn)) })
  return (
    <>
      <div className={styles.draw}>
        <InputNumber
          aria-label={words.count}
          min={1}
          max={50}
          precision={0}
          value={count}
          onChange={(value) => setCount(value ?? 1)}
        />
        <Button
          type="primary"
          loading={draw.isPending}
          onClick={() => draw.mutate({ params: { id: planId }, body: { count } })}
        >
          {words.draw(count)}
        </Button>
      </div>
      {draw.error && <Problem error={draw.error} words={plansWords} />}
    </>
  )
}
