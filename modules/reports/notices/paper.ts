import { civilDate } from '../../../platform/civil.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import { blankPaper, type PaperBlock } from '../../documents/contract.ts'
import { layOutPaper } from '../../documents/index.ts'
import { unitNamed } from '../../units/index.ts'
import type { Notice } from '../contract/notices.ts'
import type { Paper } from '../papers/papers.ts'
import { noticePaper as words } from '../words/notice-paper.zh-CN.ts'
import { getNotice } from './notices.ts'

/** The notice as a paper: what is asked, until when, who ordered it, and the answers so far. */
export async function makeNoticePaper(tx: Tx, actor: Actor, id: string): Promise<Paper> {
  const notice = await getNotice(tx, actor, id)
  const organ = (await unitNamed(tx, notice.office.id)) ?? notice.office
  const issuedOn = civilDate(new Date(notice.issuedAt))
  const bytes = await layOutPaper({
    ...blankPaper(words.title(notice.title), 'letter'),
    organ: organ.name,
    number: notice.number,
    mainTo: notice.toOffice.name,
    blocks: blocksOf(notice),
    signature: [organ.name],
    date: issuedOn,
    notes: words.orderedBy(notice.orderedBy.name),
  })
  return { name: `${notice.number} ${notice.title}.docx`, bytes }
}

function blocksOf(notice: Notice): PaperBlock[] {
  const paragraphs = (text: string): PaperBlock[] =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ kind: 'paragraph', text: line.trim() }))
  const labelled = (label: string, text: string): PaperBlock => ({ kind: 'labelled', label, text })
  return [
    ...(notice.about.text ? [labelled(words.about, notice.about.text)] : []),
    labelled(words.asked, ''),
    ...paragraphs(notice.asked),
    labelled(words.due, words.dueOn(notice.dueOn)),
    ...notice.answers.flatMap((answer) => [
      labelled(
        words.answer(answer.ordinal),
        words.answeredBy(answer.answeredBy.name, civilDate(new Date(answer.answeredAt))),
      ),
      ...paragraphs(answer.words),
      ...(answer.evidence.length > 0
        ? [labelled(words.evidence, answer.evidence.map(({ name }) => name).join('、'))]
        : []),
      ...(answer.decision
        ? [
            labelled(
              words.decision,
              answer.decision === 'accepted'
                ? words.accepted(answer.decisionWords)
                : words.sentBack(answer.decisionWords ?? ''),
            ),
          ]
        : []),
    ]),
  ]
}
