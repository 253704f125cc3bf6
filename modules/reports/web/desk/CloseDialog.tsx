import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import type { Saving } from '../../../../web/lib/saving.ts'
import { Dialog } from '../../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../../web/ui/dates.ts'
import { PlainButton } from '../../../../web/ui/PlainButton.tsx'
import { closeReport, type Report } from '../../contract/reports.ts'
import type { Told } from '../../contract/told.ts'
import { lastDay } from '../../rules/periods.ts'
import { reportsWords } from '../words.ts'
import styles from './Desk.module.css'
import { useDesk, type Written } from './desk.ts'

/** The last look before everything stands still: how many numbers, what is missing, what will be listed. */
export function CloseDialog(props: {
  report: Report
  saving: Saving<Written>
  told: Told | undefined
  onClose: () => void
}) {
  const words = useWords(reportsWords)
  const common = useWords(webWords)
  const say = words.reports.closing
  const desk = useDesk()
  const close = useSend(closeReport, { onDone: props.onClose })
  const { until } = desk.written()
  const { told } = props
  const targets = (told?.plans ?? []).flatMap(({ passages }) =>
    passages.flatMap(({ project }) => project?.targets ?? []),
  )
  const count = (told?.numbers.length ?? 0) + targets.length
  const gaps =
    (told?.numbers ?? []).filter(({ gap }) => gap !== null).length +
    targets.filter(({ done }) => done === null).length
  const isRunning = lastDay({ until }) > dayAndTimeOf(new Date()).on
  return (
    <Dialog title={say.title} onClose={props.onClose}>
      <div className={styles.form}>
        <p>{say.lead}</p>
        <ul className={styles.items}>
          <li>{say.numbers(count)}</li>
          {gaps > 0 && <li>{say.gaps(gaps)}</li>}
          {isRunning && <li>{say.running(words.lines.date(lastDay({ until })))}</li>}
          {told && told.adjustments.length > 0 && <li>{say.adjustments(told.adjustments.length)}</li>}
        </ul>
        {close.error && <Problem error={close.error} words={reportsWords} />}
        <div className={styles.buttons}>
          <PlainButton
            kind="main"
            disabled={close.isPending}
            onClick={async () => {
              const version = await props.saving.now()
              if (version !== null) close.mutate({ params: { id: props.report.id }, body: { version } })
            }}
          >
            {say.submit}
          </PlainButton>
          <PlainButton onClick={props.onClose}>{common.cancel}</PlainButton>
        </div>
      </div>
    </Dialog>
  )
}
