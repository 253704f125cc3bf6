import { deskWords } from './desk.en.ts'
import type { DraftWords } from './drafts.zh-CN.ts'

const many = (n: number, one: string, more = `${one}s`) => `${n} ${n === 1 ? one : more}`

export const draftWords: DraftWords = {
  stages: {
    soliciting: 'draft for comments',
    submitted: 'draft for approval',
    voting: 'draft for the vote',
    issued: 'issued text',
  },
  levels: { city: 'City', district: 'District', street: 'Sub-district' },
  parts: { project: 'Project', prose: 'Plain text', left_out: 'Left out' },
  roles: { target: 'Target', scope: 'Scope', attribute: 'Attribute', statistic: 'Background figure' },
  kinds: { flow: 'Adds up', level: 'A level' },
  comparators: {
    '=': 'exactly',
    '>=': 'at least',
    '>': 'more than',
    '<=': 'at most',
    '<': 'less than',
    '~': 'about',
  },
  quantity: {
    bounded: {
      '=': '',
      '>=': 'at least ',
      '>': 'more than ',
      '<=': 'at most ',
      '<': 'less than ',
      '~': 'about ',
    },
    range: (low, high) => `${low} to ${high}`,
    from: (baseline, rest) => `from ${baseline} to ${rest}`,
    every: (rest, per) => `${rest} every ${per}`,
    item: (number) => `No. ${number}`,
    noNumber: 'no number',
  },

  import: {
    title: 'Read in a plan',
    tab: 'Read in a plan',
    lead: 'Put in the plan’s own text. Lilong reads out every promise and every number, and you check them. Broken lines and stray spaces do not matter.',
    paper: 'Text of the plan',
    paste:
      'Copy the whole text from a document, a newspaper or a web page and paste it here. No need to tidy it; from the heading to the signature, all of it is welcome.',
    size: (letters, lines) => `${letters} characters, ${lines} lines`,
    read: 'Read it',
    reading: 'Reading, one moment',
    orFile: 'Or choose a file',
    choose: 'Choose a file',
    fileHint: '.txt or .docx, at most 20 MB; you can also drop it anywhere on this page',
    drop: 'Let go to read this file',
    chosen: (name, size) => `${name} (${size})`,
    readFile: 'Read this file',
    leaveFile: 'Not this file',
    into: 'Where it belongs',
    newPlan: 'A new plan',
    stageOf: (title, year) => `The next draft of ${title}${year}`,
    year: (year) => ` (${year})`,
    stage: 'Which draft this is',
    pasteFirst: 'There is no text here yet. Paste the text first, or choose a file.',
    tooLong:
      'This is more than 1.5 million characters, longer than any plan. Please paste only the plan itself.',
    oneFile: 'One file at a time, please.',
    what: 'What comes next',
    steps: [
      'Lilong joins the broken lines, parts the items and marks every number.',
      'You compare source and result, correct what was misread, and decide which numbers are targets to answer for.',
      'After the vote the text is adopted word for word, and from then on every number can say where it comes from.',
    ],
  },

  ...deskWords,

  compare: {
    title: 'Two drafts compared',
    tab: (after) => `Comparing: ${after}`,
    lead: (before, after) => `From ${before} to ${after}: what changed.`,
    with: 'Compare with',
    draft: (stage, ordinal) => `No. ${ordinal} (${stage})`,
    pickTitle: 'Choose a draft to compare with',
    pickLead: 'Numbers that changed come first, then item by item the words added and removed.',
    aloneTitle: 'This plan has only one draft',
    aloneLead:
      'Begin the next draft, or read in another text for this plan, and the two can be compared here.',
    toDesk: 'Back to the desk',
    numbers: 'Numbers that changed',
    noNumbers: 'No number changed.',
    wasNow: (before, after) => `${before} became ${after}`,
    newNumber: (after) => `new: ${after}`,
    goneNumber: (before) => `gone: ${before}`,
    items: 'Item by item',
    onlyChanged: 'Only changes',
    all: 'Everything',
    show: 'Show',
    same: 'unchanged',
    changed: 'changed',
    moved: 'moved',
    added: 'new item',
    removed: 'item removed',
    add: 'added: ',
    remove: 'removed: ',
    sameTitle: 'The two drafts are the same, word for word',
    sameLead:
      'Neither text nor numbers changed; at most what counts as a target, or where an item belongs, is different.',
    counts: (changed, added, removed, same) =>
      `${changed} changed, ${added} new, ${removed} removed, ${same} unchanged.`,
  },

  adopt: {
    title: 'Adopt this text',
    tab: 'Adopt the plan',
    lead: 'Once adopted, this text and its numbers no longer change, and residents see exactly this. Please read it through first.',
    reads: (title, projects, targets) =>
      `To be adopted: “${title}”, ${many(projects, 'project')} with ${many(targets, 'target')}.`,
    prose: (n) =>
      n === 0 ? '' : `${many(n, 'passage')} of plain text ${n === 1 ? 'is' : 'are'} kept with it. `,
    leftOut: (n) => (n === 0 ? '' : `${many(n, 'passage')} ${n === 1 ? 'is' : 'are'} left out.`),
    day: 'Day of adoption',
    dayHint: 'The day of the vote; not after today',
    dayMissing: 'Please give the day of adoption',
    dayAhead: 'The day of adoption cannot lie after today',
    basis: 'By whom, in which sitting',
    basisHint:
      'Shown on the public page in these words, for example: voted by the second community assembly in its first sitting',
    basisMissing: 'Please say by whom and in which sitting it was adopted',
    basisLong: 'Please make it shorter, at most 200 characters',
    mustFix: 'First, these need doing',
    mayLook: 'Worth another look',
    list: 'The text to be adopted',
    noTargets: 'no target: only done or not done',
    noProjects: 'No item is a project. Back at the desk, make the items to be carried out projects.',
    noYear: 'The year of the plan is not set.',
    noTitle: 'The plan has no title yet.',
    unplaced: (n) =>
      `${many(n, 'target')} ${n === 1 ? 'has' : 'have'} no place in the text; place or drop ${n === 1 ? 'it' : 'them'}.`,
    adrift: (n) =>
      `${many(n, 'number')} ${n === 1 ? 'has' : 'have'} no place in the text and will not be marked.`,
    noTarget: (items) => `Projects without a target: ${items}.`,
    noUnit: (items) => `Targets without a unit: ${items}.`,
    sameNumber: (numbers) => `The same number twice: ${numbers}.`,
    gap: (numbers) => `Missing in the numbering: ${numbers}.`,
    outside: (items) => `Targets outside of projects, which will not be followed: ${items}.`,
    untouched: 'Nothing stands out.',
    goThere: 'Show',
    back: 'Back to the desk',
    adopt: 'Adopt this text',
    working: 'Adopting',
    confirm: (projects, targets) =>
      `I have read these ${many(projects, 'project')} and ${many(targets, 'target')}`,
    confirmFirst: 'Please confirm that you have read it',
    already: 'This draft has been adopted.',
    listSeparator: ', ',
  },

  problems: {
    source_unreadable: ({ reason, name }) => {
      const file = name ? `“${name}”` : 'This'
      const sentences: Record<string, string> = {
        empty: `${file} holds no text. If it is a scan, run text recognition on it first and paste the words.`,
        too_large: `${file} is too large: over 20 MB. Take the pictures out, or paste the text alone.`,
        too_long: `${file} is too long for a plan. Leave only the plan's own text and read it again.`,
        not_text: `${file} is not a text file. Save it as .docx or .txt, or copy the whole text and paste it.`,
        binary: `${file} is not a text file. Save it as .docx or .txt, or copy the whole text and paste it.`,
        word_renamed: `${file} is a Word file under another name. Rename it back to .docx and choose it again.`,
        old_word: `${file} is in the old Word format (.doc). Open it in Word or WPS, save it as .docx and choose that.`,
        pdf: `${file} is a PDF. Open it, select all, copy, and paste it here. If the words cannot be selected it is a scan: run text recognition first.`,
        archive: `${file} is an archive or another kind of document. Take the plan out and save it as .docx or .txt.`,
        encrypted: `${file} has a password. Save a copy without one and choose that.`,
        damaged: `${file} is damaged and cannot be opened. Use another copy, or paste the text.`,
        unknown_encoding: `The encoding of ${name ? file : 'this text'} is not known. Open it in an editor and save it as UTF-8, or paste the text.`,
        wrong_kind: `${file} is neither .txt nor .docx. Save it as one of these, or paste the text.`,
      }
      return (
        sentences[reason.replaceAll('-', '_')] ??
        `No text could be read from ${name ? file : 'this'}. Please copy the text and paste it.`
      )
    },
    draft_frozen:
      'This draft has been adopted; its text and numbers no longer change. To change something, begin another plan.',
    draft_held: 'This draft lies before the voters; nothing in it changes until the vote is over.',
    plan_adopted: 'This plan has been adopted; it takes no further drafts.',
    anchor_astray: ({ quoted }) =>
      `“${quoted}” is not where it should be, so nothing was saved. Go to this number and place it again.`,
    part_astray:
      'A number is part of one that is not in the same item, or two are part of each other. Please change “Part of”.',
    nothing_to_adopt:
      'No item of this draft is a project, so there is nothing to adopt. Choose the projects at the desk first.',
    adoption_in_future: 'The day of adoption lies after today. Please give the day of the vote.',
    year_taken: ({ year }) => `A plan for ${year} has been adopted already; there is one a year.`,
    year_missing: 'The year of the plan is not set. Please fill it in at the desk.',
  },
}
