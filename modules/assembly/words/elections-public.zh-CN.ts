import { termTitle } from './titles.ts'

/** Committees and elections as everybody reads them, and as residents do at their own door. */
const posts = { director: '主任', deputy_director: '副主任', secretary_general: '秘书长', member: '委员' }

export const words = {
  posts,
  special: { chair: '召集人', deputy: '副召集人', member: '成员' },
  whole: (name: string, n: number) => `${name}${termTitle(n)}`,
  home: {
    title: '选举和委员会',
    shows: { soon: '筹备中', list: '正在公布选民名单', candidates: '候选人已经公布', result: '结果已经公布' },
    held: (on: string) => `选举日 ${on}`,
    members: (n: number) => `${n} 人`,
  },
  committee: {
    years: (from: string, until: string) => `${from} 至 ${until}`,
    of: (name: string) => `${name}的常设机构`,
    meetings: (n: number) => `这一届开过 ${n} 次全体会议`,
    special: '专门委员会',
    none: '还没有登记成员。',
    since: (on: string) => `${on} 起任职`,
  },
  election: {
    causes: { general: '换届选举', by_election: '补选' },
    held: '选举日',
    opens: (at: string) => `${at} 开始投票`,
    electors: {
      voters: '由全体有选举权的居民选举',
      households: '由每户派代表选举',
      representatives: '由居民小组推选的代表选举',
    },
    posts: (post: string, seats: number) => `${post} ${seats} 名`,
    list: '选民名单',
    listLead: (until: string, objections: string) =>
      `公布到 ${until} 为止。漏了、错了、不该有的，请在 ${objections} 以前提出。`,
    masked: '为保护个人信息，姓名隐去一部分。',
    count: (n: number) => `共 ${n} 人`,
    choose: '选一个楼组',
    object: '登录“我的”提出申诉',
    soon: '选民名单还没有公布，或者已经公布过了。',
    register: (until: string) => `居民可以在 ${until} 以前自己登记，请到“我的”里办。`,
    stations: '投票站',
    roving: '流动票箱',
    hours: (from: string, until: string) => `${from} 至 ${until}`,
    rest: '其余楼组',
    candidates: '候选人',
    order: '按姓氏笔画排列',
    result: '选举结果',
    turnout: (handed: number, entitled: number) => `选民 ${entitled} 人，参加投票 ${handed} 人。`,
    none: '现在没有公开的选举。',
    title: '居委会选举',
  },
  mine: {
    title: '居委会选举',
    lead: '您住的居民区的选举。别人看不到您登记和申诉的内容。',
    none: '您住的地方现在没有选举',
    noneLead: '有选举的时候，这里看得到自己在不在选民名单上。',
    held: (on: string) => `选举日 ${on}`,
    states: {
      asked: '您已经登记，等居委会核实。',
      entered: '您在选民名单上。',
      refused: '您的登记没有通过，请问居委会。',
      struck: '您已经从名单上划去，请问居委会。',
    },
    building: (building: string) => `楼组：${building}`,
    unknown: '系统认不出哪一行是您。名册上没有留手机号也会这样，请到公布的名单里找。',
    look: '看公布的名单',
    ask: '我要登记',
    askLead: (until: string) => `登记到 ${until} 为止。由居委会核实。`,
    yourBuilding: '您住哪个楼组',
    yourRoom: '室号',
    born: '出生日期',
    askDo: '登记',
    object: '我要申诉',
    objectLead: (until: string) => `申诉收到 ${until}。只有经办人和您自己看得到。`,
    kinds: { missing: '名单上漏了人', should_not_be: '名单上有不该有的人', wrong_entry: '名单上写错了' },
    about: '申诉什么',
    whichBuilding: '在哪个楼组',
    which: '是哪一行',
    words: '说清楚是谁、怎么回事',
    objectDo: '提出申诉',
    sent: '申诉已经收到。',
    asked: '登记已经收到，等居委会核实。',
    mineObjections: '我提出的申诉',
    due: (on: string) => `${on} 前答复`,
    decisions: { upheld: '成立，名单已改', rejected: '不成立', withdrawn: '已撤回' },
    withdraw: '撤回',
    cancel: '不提了',
  },
  problems: {
    not_found: '这里没有可以公开的内容，可能还没有公布，或者公布的日子已经过了。',
    not_in_objection_days: '现在不是收申诉的日子。',
    objection_twice: '您已经说过这件事，正在办。',
    objections_many: '您提的申诉已经不少，先等这些有了答复。',
    objection_decided: '这个申诉已经答复了。',
    objection_needs_act: '请选出说的是哪一行。',
    registration_over: '现在不收居民登记。',
    register_frozen: '名单已经确认，不能再改。',
    voter_twice: '您已经在名单上，或者已经登记过了。',
    voter_fault: ({ fault }: { fault: string }): string =>
      fault === 'under_age'
        ? '选举日那天还不到年龄。'
        : fault === 'room_missing'
          ? '请写室号，才分得出是哪一户。'
          : '有的地方看不懂，请再看一遍填的内容。',
  },
}
export type PublicElectionWords = typeof words
