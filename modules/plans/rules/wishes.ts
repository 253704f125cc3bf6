// How a suggestion of a resident moves from state to state, as data; who may propose what; what makes two alike. Pure.

export const wishStates = [
  'waiting',
  'asked_back',
  'published',
  'merged',
  'candidate',
  'listed',
  'adopted',
  'under_way',
  'done',
  'stopped',
  'refused',
  'moved',
  'withdrawn',
] as const
export type WishState = (typeof wishStates)[number]

export const wishActs = [
  'publish',
  'ask_back',
  'answer',
  'withdraw',
  'refuse',
  'reconsider',
  'merge',
  'split',
  'move_on',
  'nominate',
  'list',
  'unlist',
  'adopt',
  'begin',
  'finish',
  'reopen',
  'stop',
] as const
export type WishAct = (typeof wishActs)[number]

export interface WishTransition {
  readonly from: readonly WishState[]
  /** `same`: the act leaves the state as it is. */
  readonly to: WishState | 'same'
  /** Who acts: whoever suggested it, the clerk of the list, or the project it became. */
  readonly by: 'suggester' | 'clerk' | 'project'
  /** Who hears of it. What nobody else has seen is nobody else's to hear of. */
  readonly tells: 'suggester' | 'followers' | 'nobody'
  /** Whether a reason from the list and words to the suggester are owed. */
  readonly reason: boolean
}

const act = (
  by: WishTransition['by'],
  from: readonly WishState[],
  to: WishTransition['to'],
  tells: WishTransition['tells'] = 'followers',
  reason = false,
): WishTransition => ({ by, from, to, tells, reason })

/** What is not written here cannot happen. Un-merging is not here: it restores what was, whatever that was. */
export const wishTransitions: Readonly<Record<WishAct, WishTransition>> = {
  publish: act('clerk', ['waiting'], 'published'),
  ask_back: act('clerk', ['waiting'], 'asked_back', 'suggester'),
  answer: act('suggester', ['asked_back'], 'waiting', 'nobody'),
  withdraw: act('suggester', ['waiting', 'asked_back', 'published'], 'withdrawn', 'nobody'),
  refuse: act('clerk', ['waiting', 'asked_back', 'published', 'candidate'], 'refused', 'followers', true),
  // A refusal can be wrong. It begins again with a look.
  reconsider: act('clerk', ['refused', 'moved'], 'waiting'),
  merge: act('clerk', ['waiting', 'published'], 'merged'),
  split: act('clerk', ['waiting', 'published'], 'same'),
  move_on: act('clerk', ['waiting', 'asked_back', 'published', 'candidate'], 'moved'),
  nominate: act('clerk', ['published'], 'candidate'),
  list: act('clerk', ['candidate'], 'listed'),
  unlist: act('clerk', ['listed'], 'candidate', 'followers'),
  adopt: act('clerk', ['candidate', 'listed'], 'adopted'),
  begin: act('project', ['adopted', 'stopped'], 'under_way'),
  finish: act('project', ['adopted', 'under_way', 'stopped', 'moved'], 'done'),
  // A record was taken back, or the project goes on: what was called done is said to be not done.
  reopen: act('project', ['done'], 'under_way'),
  stop: act('project', ['adopted', 'under_way', 'done'], 'stopped'),
}

/** The state an act leads to, or null when it is not possible from here. */
export function wishMoved(state: WishState, act: WishAct): WishState | null {
  const { from, to } = wishTransitions[act]
  if (!from.includes(state)) return null
  return to === 'same' ? state : to
}

/** What can be merged into: something everybody sees and that still speaks for itself. */
export const takesMergers: readonly WishState[] = [
  'published',
  'candidate',
  'listed',
  'adopted',
  'under_way',
  'moved',
]
/** Support means something until the list is voted. */
export const takesSupport: readonly WishState[] = ['published', 'candidate', 'listed']
/** Until somebody took it up, it is its author's to change. */
export const isEditable = (state: WishState): boolean => state === 'waiting' || state === 'asked_back'

/** Why a suggestion is not followed. The words say the rest. */
export const refusalReasons = [
  'beyond_powers',
  'no_room',
  'too_costly',
  'neighbours_object',
  'against_rules',
  'done_already',
  'unclear',
  'private_matter',
  'not_fit_to_print',
] as const
export type RefusalReason = (typeof refusalReasons)[number]
/** With these it leaves the public page as well: a matter of one household, or words about others. */
export const hidesFromPublic: readonly RefusalReason[] = ['private_matter', 'not_fit_to_print']

export const wishChannels = ['self', 'hotline', 'visit', 'meeting', 'letter', 'split'] as const
export type WishChannel = (typeof wishChannels)[number]
/** How words reach staff who write them down for somebody. */
export const behalfChannels = ['hotline', 'visit', 'meeting', 'letter'] as const
export const stances = ['can_be_done', 'with_conditions', 'cannot_be_done', 'under_way', 'not_ours'] as const
export const feasibilities = ['ready', 'with_conditions', 'later'] as const

/** How far down a suggestion may point: a compound or a road, never a house in which somebody lives. */
export const wishPlaceKinds = [
  'sub_district',
  'comprehensive_grid',
  'neighbourhood',
  'grid',
  'compound',
  'road',
]

/** Of one human being on one day: enough for anybody with something to say, too little for a machine. */
export const mostADay = { wishes: 5, supports: 60 }
export const mostPhotos = 6

/** Words that any suggestion has and that make no two of them alike. */
const common =
  /希望|建议|我们|你们|小区|社区|街道|能否|能不能|可不可以|是否|可以|居民|有关|部门|领导|这个|那个|现在|目前|没有|问题|时候|很多|大家|请问|门口|附近|里面|方便|解决|一下|比较/g

/**
 * The pairs of neighbouring characters of a text, each once: what two Chinese texts about one matter share, since most words have two
 * characters. Latin words and numbers stay whole.
 */
export function pairsOf(...texts: readonly string[]): string[] {
  const pairs = new Set<string>()
  for (const text of texts) {
    const plain = text.normalize('NFKC').toLowerCase().replace(common, ' ')
    for (const [run] of plain.matchAll(/\p{Script=Han}+|[a-z0-9]{2,}/gu)) {
      if (/^[a-z0-9]/.test(run)) {
        pairs.add(run)
        continue
      }
      const letters = [...run]
      for (let i = 0; i + 1 < letters.length; i++) {
        pairs.add(`${letters[i]}${letters[i + 1]}`)
      }
    }
  }
  return [...pairs].slice(0, 400)
}

/** The id under which a candidate's paragraph stands in a draft. It travels with the item through every edit and every copy. */
export const paragraphId = (candidateId: string): string => `c_${candidateId}`
export const candidateOf = (itemId: string): string | null =>
  /^c_[0-9a-f-]{36}$/.test(itemId) ? itemId.slice(2) : null

/** Steps that are told. A merger taken back is no step of the table, and is told as well. */
export const toldActs = [
  ...wishActs.filter((name) => wishTransitions[name].tells !== 'nobody'),
  'separate' as const,
]
export type ToldAct = WishAct | 'separate'

/** What a message about a step is worded from, looked up when it is read. */
export interface StepSaid {
  title: string
  words: string | null
  reason: RefusalReason | null
  /** The suggestion it was merged into, or that was split off. */
  other: string | null
  project: string | null
  number: string | null
}
