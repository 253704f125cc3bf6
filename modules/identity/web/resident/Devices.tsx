import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useProblemSentence } from '../../../../web/lib/problem.ts'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Han } from '../../../../web/ui/Han.tsx'
import { Section } from '../../../../web/ui/Page.tsx'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { endDevice, listDevices } from '../../contract/phone.ts'
import styles from './MePage.module.css'
import { residentWords } from './words.ts'

/** Where one is signed in; any but this one can be signed out from here. */
export function Devices() {
  const words = useWords(residentWords).me
  const say = useProblemSentence(residentWords)
  const devices = useAsked(listDevices)
  const ending = useSend(endDevice)
  return (
    <Section title={words.devices}>
      <Asked of={devices} words={residentWords} rows={2}>
        {(answer) => (
          <ul className={styles.devices}>
            {answer.devices.map(({ id, device, seenAt, openedAt, here }) => (
              <li key={id} className={styles.device}>
                <div>
                  <p>
                    <Han>{device}</Han>
                    {here && <strong className={styles.here}> · {words.here}</strong>}
                  </p>
                  <p className={styles.aside}>
                    {here ? words.opened : words.seen} <DateSaid at={here ? openedAt : seenAt} />
                  </p>
                </div>
                {!here && (
                  <PlainButton
                    aria-label={words.endOf(device)}
                    disabled={ending.isPending}
                    onClick={() => ending.mutate({ params: { id } })}
                  >
                    {words.end}
                  </PlainButton>
                )}
              </li>
            ))}
          </ul>
        )}
      </Asked>
      {ending.error && <Remark tone="now">{say(ending.error)}</Remark>}
    </Section>
  )
}
