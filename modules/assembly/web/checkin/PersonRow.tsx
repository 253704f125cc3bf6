import { App, Button, Dropdown } from 'antd'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import {
  assignBallots,
  type PersonLine,
  printCards,
  replaceCard,
  strikeSignIn,
  tickOut,
} from '../../contract/presence.ts'
import styles from './checkin.module.css'
import type { Told } from './Happenings.tsx'
import list from './list.module.css'
import { checkinWords } from './words.ts'

export interface RowActs {
  id: string
  /** Undefined while nobody can be signed in. */
  onTick: ((line: PersonLine) => void) | undefined
  onDone: (kind: Exclude<Told['kind'], 'refused'>, line: PersonLine) => void
  onRefused: (error: unknown) => void
}

/** One person: who they are, whether they are there, and what can be done for them now. */
export function PersonRow(props: RowActs & { line: PersonLine; chosen: boolean; mayPrepare: boolean }) {
  const words = useWords(checkinWords)
  const { line } = props
  const { there } = line
  return (
    <tr
      data-chosen={props.chosen || undefined}
      data-there={there !== null || undefined}
      data-standing={line.standing}
      aria-selected={props.chosen || undefined}
    >
      <td data-column="name">
        <span className={list.name} lang="zh-CN">
          {line.name}
        </span>
        {line.sameName > 1 && (
          <span className={styles.tag} title={words.sameName(line.sameName)}>
            {line.sex ? words.sexes[line.sex] : `×${line.sameName}`}
          </span>
        )}
        {line.standing === 'observer' && <span className={styles.tag}>{words.count.observers}</span>}
      </td>
      <td data-column="from" lang="zh-CN">
        {line.constituency ?? line.capacity ?? line.delegation ?? ''}
      </td>
      <td data-column="venue" lang="zh-CN">
        {[line.venue?.name, line.seat].filter(Boolean).join(' ')}
      </td>
      <td data-column="ballot">{line.standing === 'entitled' ? words.ballotNames[line.ballotBy] : ''}</td>
      <td data-column="state">
        <State line={line} />
      </td>
      <td data-column="act">
        <Acts {...props} />
      </td>
    </tr>
  )
}

function State({ line }: { line: PersonLine }) {
  const words = useWords(checkinWords)
  const { there } = line
  if (there)
    return (
      <span className={list.there} title={there.by ? words.list.by(there.by) : undefined}>
        {words.list.arrived(there.inAt)} {words.channels[there.channel]}
        {there.venue && there.venue.id !== line.venue?.id && <span lang="zh-CN"> · {there.venue.name}</span>}
        {there.learnedAt && <span className={styles.quiet}> {words.list.learned(there.learnedAt)}</span>}
      </span>
    )
  if (line.leftAt) return <span className={list.left}>{words.list.left(line.leftAt)}</span>
  if (line.leave !== 'none') return <span className={styles.quiet}>{words.leave[line.leave]}</span>
  return <span className={styles.quiet}>{words.list.absent}</span>
}

function Acts({
  id,
  line,
  mayPrepare,
  onTick,
  onDone,
  onRefused,
}: RowActs & { line: PersonLine; mayPrepare: boolean }) {
  const words = useWords(checkinWords)
  const { modal } = App.useApp()
  const out = useSend(tickOut, { onDone: (answer) => onDone('out', answer) })
  const strike = useSend(strikeSignIn, { onDone: (answer) => onDone('struck', answer) })
  const replace = useSend(replaceCard, { onDone: () => onDone('replaced', line) })
  const assign = useSend(assignBallots)
  const params = { id }
  const body = { attendeeId: line.attendeeId }
  const sure = (title: string, act: () => void) =>
    modal.confirm({ title, onOk: act, okText: words.acts.confirm, cancelText: words.acts.cancel })
  const more = [
    ...(onTick && line.there
      ? [
          {
            key: 'strike',
            label: words.acts.strike,
            onClick: () =>
              sure(words.acts.strikeAsk(line.name), () =>
                strike.mutate({ params, body }, { onError: onRefused }),
              ),
          },
        ]
      : []),
    ...(mayPrepare && line.standing === 'entitled'
      ? [
          {
            key: 'ballot',
            label: line.ballotBy === 'phone' ? words.ballots.toPaper : words.ballots.toPhone,
            onClick: () =>
              assign.mutate(
                {
                  params,
                  body: {
                    ballotBy: line.ballotBy === 'phone' ? 'paper' : 'phone',
                    attendeeIds: [line.attendeeId],
                    venueId: null,
                  },
                },
                { onError: onRefused },
              ),
          },
        ]
      : []),
    ...(line.hasCard && mayPrepare
      ? [
          {
            key: 'replace',
            label: words.acts.replace,
            onClick: () =>
              sure(words.acts.replaceAsk(line.name), () =>
                replace.mutate({ params, body }, { onError: onRefused }),
              ),
          },
          {
            key: 'print',
            label: (
              <a href={addressOf(printCards, { params, query: { attendeeId: line.attendeeId } })} download>
                {words.acts.print}
              </a>
            ),
          },
        ]
      : []),
  ]
  return (
    <span className={list.acts}>
      {onTick &&
        (line.there ? (
          <Button
            size="small"
            loading={out.isPending}
            onClick={() => out.mutate({ params, body }, { onError: onRefused })}
          >
            {words.acts.out}
          </Button>
        ) : (
          <Button size="small" type="primary" ghost onClick={() => onTick(line)}>
            {line.leftAt ? words.acts.back : words.acts.in}
          </Button>
        ))}
      {more.length > 0 && (
        <Dropdown menu={{ items: more }} trigger={['click']}>
          <Button size="small" type="text" aria-label={`${words.acts.more} ${line.name}`}>
            …
          </Button>
        </Dropdown>
      )}
    </span>
  )
}
