import { dayAndTimeOf, sayDay, sayWholeDay } from './dates.ts'
import { useSaying } from './say.ts'

/** A day as people say it, exact on hover. `on` is a civil date, `at` an instant; `time` also says the hour of an instant. */
export function DateSaid(
  props: { on: string; at?: undefined } | { at: string; on?: undefined; time?: boolean },
) {
  const saying = useSaying()
  const today = dayAndTimeOf(new Date()).on
  if (props.at === undefined) {
    return (
      <time dateTime={props.on} title={sayWholeDay(props.on, saying)}>
        {sayDay(props.on, today, saying)}
      </time>
    )
  }
  const { on, time } = dayAndTimeOf(props.at)
  const day = sayDay(on, today, saying)
  return (
    <time dateTime={props.at} title={saying.words.dayAndTime(sayWholeDay(on, saying), time)}>
      {props.time === false ? day : saying.words.dayAndTime(day, time)}
    </time>
  )
}
