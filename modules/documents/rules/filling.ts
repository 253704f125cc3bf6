import type { PaperBody } from '../contract/layout.ts'
import { kindRules, type PaperKind } from './kinds.ts'

/** What a paper has been given on its way, as its printed page shows it. */
export interface Given {
  kind: PaperKind
  isInternal: boolean
  urgency: 'urgent' | 'most_urgent' | null
  mark: string | null
  organ: string
  number: string | null
  /** Who signed, and by whose hand where a deputy did. */
  signer: { name: string; deputy: string | null } | null
  datedOn: string | null
  issuedOn: string | null
  /** Who printed it: the office that keeps the papers, as a rule the drafting office’s organ. */
  main: readonly string[]
  copies: readonly string[]
  attachments: readonly string[]
}

const joined = (names: readonly string[], more: string | null, comma: string): string | null =>
  [...names, ...(more?.trim() ? [more.trim()] : [])].join(comma) || null

/**
 * The body as it is to be read and printed. What the way of a paper gives it (number, signer, day, red head) is never typed: it would
 * then say what is not so. Words as GB/T 9704-2012 §7.2 and §7.3 want them; a paper of the house is Chinese in any language of the desk.
 */
export function filledBody(body: PaperBody, given: Given): PaperBody {
  const rule = kindRules[given.kind]
  return {
    ...body,
    form: rule.form,
    organ: rule.form === 'plain' ? null : given.mark,
    secrecy: given.isInternal ? '内部' : null,
    urgency: given.urgency === 'most_urgent' ? '特急' : given.urgency === 'urgent' ? '加急' : null,
    number: given.number,
    signer:
      rule.goesUp && given.signer
        ? given.signer.name + (given.signer.deputy ? `（${given.signer.deputy}代）` : '')
        : null,
    mainTo: joined(given.main, body.mainTo, '、'),
    attachments: [...given.attachments],
    signature: [given.organ],
    date: given.datedOn,
    copyTo: joined(given.copies, body.copyTo, '，'),
    printed: given.issuedOn && rule.numbered ? { organ: given.organ, on: given.issuedOn } : null,
  }
}

/** What is kept of a body that was typed: the elements that are filled in are left empty, so that they are not part of what is approved. */
export const typedBody = (body: PaperBody, title: string): PaperBody => ({
  ...body,
  title,
  organ: null,
  copyNumber: null,
  secrecy: null,
  urgency: null,
  number: null,
  signer: null,
  attachments: [],
  signature: [],
  date: null,
  printed: null,
})
