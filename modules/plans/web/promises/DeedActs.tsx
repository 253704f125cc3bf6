import { App, Button } from 'antd'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { KeyHint } from '../../../../web/ui/KeyHint.tsx'
import { acceptRecords, type Deed } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import styles from './DeedActs.module.css'
import { ReturnForm } from './ReturnForm.tsx'
import { ReversalForm } from './ReversalForm.tsx'
import { WithdrawalForm } from './WithdrawalForm.tsx'

export type Opened = 'return' | 'reverse' | 'withdraw' | null

/** What this person may do with a record now; each act says what it does, and what follows is said in words. */
export function DeedActs(props: {
  deed: Deed
  opened: Opened
  open: (what: Opened) => void
  onDecided?: () => void
  keys?: boolean
}) {
  const words = useWords(plansWords).records.desk
  const { message } = App.useApp()
  const { deed, opened, open } = props
  const may = (act: string) => deed.may.includes(act)
  const accept = useSend(acceptRecords, {
    onDone: ({ accepted }) => {
      message.success(words.accepted(accepted))
      props.onDecided?.()
    },
  })
  const done = (sentence: string) => {
    open(null)
    message.success(sentence)
    props.onDecided?.()
  }
  const close = () => open(null)
  if (opened === 'return' && may('return'))
    return <ReturnForm recordId={deed.id} onDone={() => done(words.returned)} onClose={close} />
  if (opened === 'reverse' && may('reverse'))
    return <ReversalForm recordId={deed.id} onDone={() => done(words.reversed)} onClose={close} />
  if (opened === 'withdraw' && may('withdraw'))
    return <WithdrawalForm recordId={deed.id} onDone={() => done(words.withdrawn)} onClose={close} />
  return (
    <div className={styles.acts}>
      {may('accept') && (
        <Button
          type="primary"
          loading={accept.isPending}
          onClick={() => accept.mutate({ body: { recordIds: [deed.id] } })}
        >
          {words.accept} {props.keys && <KeyHint keys={['a']} />}
        </Button>
      )}
      {may('return') && (
        <Button onClick={() => open('return')}>
          {words.return} {props.keys && <KeyHint keys={['r']} />}
        </Button>
      )}
      {may('withdraw') && <Button onClick={() => open('withdraw')}>{words.withdraw}</Button>}
      {may('reverse') && <Button onClick={() => open('reverse')}>{words.reverse}</Button>}
      {accept.error && (
        <div className={styles.problem}>
          <Problem error={accept.error} words={plansWords} />
        </div>
      )}
    </div>
  )
}
