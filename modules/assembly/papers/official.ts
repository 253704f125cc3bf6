import { blankPaper, type PaperBlock, type PaperBody } from '../../documents/index.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { sayQuorum } from '../rules.ts'
import { papers } from '../words/papers.zh-CN.ts'
import type { SessionFacts } from './facts.ts'
import { dayInChinese } from './numbers.ts'
import { labelOf } from './result-sheet.ts'

// What goes out as an official paper: begun here from what was counted, then written on, approved, numbered and sealed in `documents`.

const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })
const labelled = (label: string, text: string): PaperBlock => ({ kind: 'labelled', label, text })
/** What is asked, without the verb it begins with: the sentence brings its own. “通过会议决议” was not passed, 会议决议 was. */
const bare = (text: string) =>
  text.replace(/^(听取和审议|听取|审议|表决通过|表决|票决|通过|评议|测评)(?=.{2})/u, '')
const quoted = (text: string) => {
  const name = bare(text)
  return /^[《“]/.test(name) ? name : `《${name}》`
}
/** 选举委员会委员, whatever else the question begins with: no title, so no marks of one. */
const chosen = (text: string) => (text.startsWith('选举') ? text : `选举${text}`)
/** “A”、“B”和“C” would be read as one more name where a name holds 和: only the mark stands between. */
const listed = (names: readonly string[]) => names.join('、')

/** Rounds that stand: the last on each question, unless it was void. */
function standing(rounds: readonly RoundFacts[]): RoundFacts[] {
  const last = new Map<string, RoundFacts>()
  for (const round of rounds) if (round.state === 'closed' && round.reply) last.set(round.pollId, round)
  return [...last.values()]
}

/** Everybody elected on a question over all its rounds: a further election fills what the first left. */
function electedOn(rounds: readonly RoundFacts[], pollId: string): string[] {
  return rounds
    .filter((round) => round.pollId === pollId && round.state === 'closed')
    .flatMap((round) => (round.reply?.elected ?? []).map((id) => labelOf(round, id)))
}

/** The lines that passed, where a question had several. */
function passedOf(round: RoundFacts): string[] {
  const reply = round.reply!
  return reply.options
    .filter((line) => (round.kind === 'motion' ? line.passed : reply.elected.includes(line.id)))
    .map((line) => labelOf(round, line.id))
}

/** What a list came to, line by line: the names of projects hold commas of their own. */
function passedLines(round: RoundFacts): PaperBlock[] {
  if (round.kind === 'evaluation' || round.kind === 'election' || round.options.length === 1) return []
  const items = passedOf(round)
  return items.length > 0 ? [{ kind: 'list', items }] : []
}

/** One sentence about what a question came to. */
function sentenceOf(round: RoundFacts, rounds: readonly RoundFacts[]): string {
  const words = papers.resolution
  if (round.kind === 'evaluation') return words.evaluated(quoted(round.question))
  if (round.kind === 'election') {
    const names = electedOn(rounds, round.pollId)
    return names.length > 0
      ? words.elected(chosen(round.question), listed(names))
      : words.noneElected(chosen(round.question))
  }
  if (passedOf(round).length === 0) return words.rejected(quoted(round.question))
  if (round.options.length === 1) return words.motion(quoted(round.question))
  return words.list(quoted(round.question))
}

/** The resolution (决议): what was heard, what was passed and who was elected, and what is asked of those who carry it out. */
export function resolutionBody(facts: SessionFacts): PaperBody {
  const words = papers.resolution
  const rounds = standing(facts.rounds)
  const about = rounds.find(({ draft }) => draft !== null)?.question ?? words.fallback
  const heard = facts.items.filter(({ kind }) => kind === 'report').map(({ title }) => quoted(title))
  return {
    ...blankPaper(words.title(quoted(about)), 'document'),
    blocks: [
      {
        kind: 'paragraph',
        align: 'center',
        text: words.passedOn(dayInChinese(facts.session.heldOn), facts.organ),
      },
      ...(heard.length > 0 ? [paragraph(words.heard(listed(heard)))] : []),
      ...rounds.flatMap((round): PaperBlock[] => [
        paragraph(sentenceOf(round, facts.rounds)),
        ...passedLines(round),
      ]),
      paragraph(words.call),
    ],
    signature: [],
  }
}

/** The public notice (公告): every vote of the session with its numbers, void ones too. */
export function noticeBody(facts: SessionFacts): PaperBody {
  const words = papers.notice
  const { attendance } = facts
  const said = sayQuorum(attendance.entitled, attendance.present, attendance.quorate)
  return {
    ...blankPaper(words.title(facts.organ), 'document'),
    blocks: [
      paragraph(words.lead(dayInChinese(facts.session.heldOn), facts.organ, said)),
      ...facts.rounds.flatMap((round): PaperBlock[] => [
        { kind: 'heading', level: 1, text: `${round.question}${papers.causes[round.cause]}` },
        ...(round.reply ? [paragraph(round.reply.verdict)] : []),
        ...(round.voidReason ? [paragraph(papers.voided(round.voidReason))] : []),
      ]),
      paragraph(words.where),
    ],
    signature: [],
  }
}

export interface GroupTalk {
  name: string
  points: string[]
}

/** The minutes (纪要): who was there, the agenda as it went, what the groups said, what was voted. */
export function minutesBody(facts: SessionFacts, talk: readonly GroupTalk[]): PaperBody {
  const words = papers.minutes
  const { attendance } = facts
  const groups = talk.filter(({ points }) => points.length > 0)
  return {
    ...blankPaper(words.title(facts.organ), 'minutes'),
    blocks: [
      labelled(words.time, dayInChinese(facts.session.heldOn)),
      labelled(words.venues, listed(attendance.venues.map(({ venue }) => venue.name))),
      labelled(words.chair, facts.chair ?? ''),
      labelled(words.attendance, `${sayQuorum(attendance.entitled, attendance.present, attendance.quorate)}`),
      { kind: 'heading', level: 1, text: words.agenda },
      {
        kind: 'list',
        items: facts.items.map(({ title, speaker }) => (speaker ? `${title}（${speaker}）` : title)),
      },
      ...(groups.length > 0 ? [{ kind: 'heading' as const, level: 1 as const, text: words.talk }] : []),
      ...groups.flatMap(({ name, points }): PaperBlock[] => [
        paragraph(words.group(name, points.length)),
        { kind: 'list', items: points },
      ]),
      { kind: 'heading', level: 1, text: words.votes },
      ...(facts.rounds.length === 0 ? [paragraph(words.noVotes)] : []),
      ...facts.rounds.flatMap((round): PaperBlock[] => [
        ...(round.reply
          ? [paragraph(`${round.question}${papers.causes[round.cause]}：${round.reply.verdict}`)]
          : []),
        ...(round.voidReason ? [paragraph(papers.voided(round.voidReason))] : []),
      ]),
    ],
    signature: [],
  }
}
