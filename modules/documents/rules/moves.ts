import { type KindRule, kindRules, type PaperKind } from './kinds.ts'

/** How a paper stands. */
export const paperStates = [
  'draft',
  'countersigning',
  'approval',
  'approved',
  'numbered',
  'sealed',
  'issued',
  'filed',
  'returned',
  'withdrawn',
  'void',
] as const
export type PaperState = (typeof paperStates)[number]

/** What moves it. `countersigned` and `approve` happen when the last office has spoken and the last person has signed. */
export const moves = [
  'submit',
  'countersigned',
  'approve',
  'return',
  'withdraw',
  'number',
  'seal',
  'issue',
  'file',
  'void',
] as const
export type Move = (typeof moves)[number]

/** In these the words may still be changed. */
export const openStates: readonly PaperState[] = ['draft', 'returned', 'withdrawn']
export const isOpen = (state: PaperState): boolean => openStates.includes(state)
/** In these it was approved, and its words stand frozen. */
export const frozenStates: readonly PaperState[] = ['approved', 'numbered', 'sealed', 'issued', 'filed']

type Landing = PaperState | ((rule: KindRule, facts: MoveFacts) => PaperState | null)
export interface MoveFacts {
  /** Whether any office is asked to countersign. */
  hasCountersigners?: boolean
}

const onwards: Landing = (_, { hasCountersigners }) => (hasCountersigners ? 'countersigning' : 'approval')

/** The whole machine: from which state which move leads where. What is not here is refused. */
const table: Readonly<Record<PaperState, Partial<Record<Move, Landing>>>> = {
  draft: { submit: onwards, void: 'void' },
  returned: { submit: onwards, void: 'void' },
  withdrawn: { submit: onwards, void: 'void' },
  countersigning: { countersigned: 'approval', withdraw: 'withdrawn', void: 'void' },
  approval: { approve: 'approved', return: 'returned', withdraw: 'withdrawn', void: 'void' },
  approved: {
    number: (rule) => (rule.numbered ? 'numbered' : null),
    seal: (rule) => (rule.numbered ? null : 'sealed'),
    withdraw: 'withdrawn',
    void: 'void',
  },
  // From here it bears a number: changed words would need another paper.
  numbered: {
    seal: (rule) => (rule.sealed ? 'sealed' : null),
    issue: (rule) => (rule.sealed ? null : 'issued'),
    void: 'void',
  },
  // Further copies may be sealed later.
  sealed: { seal: 'sealed', issue: 'issued', void: 'void' },
  issued: { seal: (rule) => (rule.sealed ? 'issued' : null), file: 'filed', void: 'void' },
  filed: {},
  void: {},
}

/** Where a move leads from this state, or null when it is not to be made. */
export function landing(
  kind: PaperKind,
  state: PaperState,
  move: Move,
  facts: MoveFacts = {},
): PaperState | null {
  const to = table[state][move]
  if (to === undefined) return null
  return typeof to === 'function' ? to(kindRules[kind], facts) : to
}
