import { words as reasons } from './standing.zh-CN.ts'

/** Words of plans and projects at the desk: the list, a promise, who answers for it, how it stands, how it is counted. */

export const words = {
  year: (year: number) => `${year} 年`,
  noYear: '年份未定',

  plans: {
    title: '实事项目清单',
    lead: '每年一份：起草、征求意见、表决，然后一句一句兑现。',
    new: '导入一份清单',
    noneTitle: '还没有清单',
    noneLead:
      '从今年实事项目的原文开始：粘贴，或者上传 Word、文本文件。系统把里面的每个数量找出来，您核对之后就能交付表决。',
    begin: '从今年的清单开始',
    noneAdopted: '还没有通过的清单',
    noneLeadReader: '党政办导入今年的实事项目文本以后，会出现在这里。',
    adopted: (day: string) => `${day}通过`,
    drafting: '起草中',
    counts: (projects: number, targets: number) => `${projects} 个项目，${targets} 个有数字的承诺`,
    drafts: '文稿',
    draft: (stage: string, ordinal: number) => `${stage}，第 ${ordinal} 稿`,
    savedBy: (name: string) => `${name}保存`,
    frozen: '通过的就是这一稿',
    stages: { soliciting: '征求意见稿', submitted: '送审稿', voting: '表决稿', issued: '印发稿' },
  },

  plan: {
    views: { text: '正文', list: '项目' },
    view: '怎样看',
    draftTitle: '这份清单还在起草',
    draftLead: '表决通过以后，正文会在这里活起来：每个数字下面都能看到办了多少。',
    nobodyYet: (n: number) => `还有 ${n} 个项目没有主办科室，那里的记录没有人受理。`,
    toResponsibilities: '去责任分解表定人定责',
    openDraft: '打开文稿',
    responsibilities: '责任分解表',
    release: '公布',
    samples: '抽查',
    sheets: '表格',
    publicPage: '居民看到的样子',
    toProject: '谁负责、办到哪里',
    basis: (basis: string, day: string) => `${basis}，${day}。`,
  },

  list: {
    search: '在标题和正文里查找',
    category: '类别',
    state: '状态',
    standing: '进度',
    office: '科室',
    anyCategory: '全部类别',
    anyState: '全部状态',
    anyStanding: '全部进度',
    anyOffice: '全部科室',
    none: '没有符合条件的项目',
    noneLead: '去掉一两个条件再看。',
    clear: '去掉所有条件',
    shown: (n: number, of: number) => (n === of ? `${of} 个项目` : `${of} 个项目里的 ${n} 个`),
    noOffice: '还没有主办科室',
    waiting: (n: number) => `${n} 笔等受理`,
    noTargets: '没有要计数的承诺',
    keys: { move: '上下移动', open: '打开' },
  },

  states: {
    draft: '起草中',
    adopted: '已通过，尚未动工',
    under_way: '实施中',
    finished: '已完工，待验收',
    accepted: '已验收',
    stopped: '已中止',
  },
  levels: { city: '市级', district: '区级', street: '街道' },

  project: {
    asVoted: '表决通过的原文',
    targets: '承诺的数字',
    people: '谁负责',
    milestones: '关键节点',
    records: '办成的每一笔',
    diary: '经过',
    record: '记一笔',
    leader: '分管领导',
    leaders: '历任分管',
    leaderTerm: (name: string, from: string, until: string | null) =>
      until ? `${name}，${from}至${until}` : `${name}，${from}起`,
    leadOffice: '主办',
    joining: '协办',
    contact: '联系人',
    budget: '预算',
    site: '地点',
    nobody: '未定',
    nobodyLead: '还没有人负责。先定主办科室，记录才有人受理。',
    assign: '定人定责',
    handOver: '移交分管领导',
    noRecords: '还没有记录',
    noRecordsLead: '办成一件，就记一笔：数量、地点、日期、照片。受理以后计入上面的数字。',
    allRecords: '全部记录',
    noDiary: '还没有经过可看',
    stoppedReason: (reason: string) => `中止的原因：${reason}`,
    shortReason: (reason: string) => `未全部完成就收尾的说明：${reason}`,
  },

  target: {
    origin: '这个数字从哪里来',
    released: (said: string) => `已公布 ${said}`,
    releasedNone: '还没有公布',
    due: (day: string) => `${day}前`,
    partOf: (quoted: string) => `包含在“${quoted}”里，不另外相加`,
    define: '怎样计数',
    defineTitle: '这个数字怎样计数',
    defineLead: '承诺的数字已经通过，不能再改；这里说的是到哪一天、怎样算一个。',
    measuredBy: '计数方式',
    measures: {
      count: '逐笔累加',
      change: '在原有基础上增减',
      share: '覆盖了总数里的多少',
      reading: '读数，取最近一次',
      indicator: '取自一个指标',
    },
    measureHints: {
      count: '每一笔记录写办成了多少，加起来就是完成数。',
      change: '从原有的数起算，每一笔记录写增加或减少多少。',
      share: '写明总数，每一笔记录写又覆盖了多少，比例由系统算出。',
      reading: '每一笔记录写当时读到的数，不相加。',
      indicator: '这个数直接取自指标在当年到今天的数，不再为它记录。公众看到数和口径，看不到逐笔记录。',
    },
    indicator: '取自哪个指标',
    indicatorHint: '只列出单位和性质对得上的指标',
    noIndicator: '没有单位和性质对得上的指标，请先去“数据”里定义一个。',
    indicatorMissing: '请选择一个指标',
    indicatorPlace: '取哪个范围的数',
    indicatorWhole: '指标的全部范围',
    from: (name: string) => `取自指标“${name}”`,
    denominator: '总数',
    denominatorUnit: '总数的单位',
    denominatorHint: '例如 28，单位填“个小区”',
    dueOn: '到哪一天',
    countedHow: '怎样算一个（口径）',
    countedHowHint: '例如：通电、验收合格、贴好编号，算一个',
    save: '保存',
    saved: '已保存。',
    denominatorMissing: '请填写总数，要大于零',
    dueMissing: '请选择日期',
    paceToday: '竖线是按日程今天应到的位置',
  },

  reasons,

  people: {
    title: '定人定责',
    leadOffice: '主办科室',
    joining: '协办科室',
    contact: '联系人',
    contactHint: '写姓名查找',
    contactNone: '没有找到这个人',
    budget: '预算（万元）',
    budgetHint: '例如 12.5 就是 125,000 元',
    site: '地点说明',
    siteHint: '例如：云樟路沿线',
    sitePlace: '地图上的地方',
    choose: '选择',
    save: '保存',
    saved: '已定下，主办科室会在“今日工作”里看到。',
    stale: '就在刚才，别人改过这个项目，现在是这样：',
    seen: '看过了，接着填',
    handOverTitle: '移交分管领导',
    handOverLead: (name: string) => `现在由${name}分管。到移交那天为止的仍记在${name}名下。`,
    handOverFirst: '还没有分管领导。',
    to: '由谁分管',
    from: '从哪一天起',
    handOver: '移交',
    handedOver: '已移交。',
    missing: '请选择',
  },

  sites: {
    title: '办在哪里',
    records: (n: number) => `${n} 笔`,
    label: (site: string | null, done: string[]) =>
      [site && `承诺的地点：${site}`, done.length > 0 && `受理过记录的地方：${done.join('、')}`]
        .filter(Boolean)
        .join('；'),
    legend: (site: boolean, done: boolean) =>
      [done && '着色的地方有受理过的记录', site && '红线围着的是承诺的地点'].filter(Boolean).join('，'),
  },

  milestone: {
    add: '加一个节点',
    title: '要做到什么',
    titleHint: '例如：完成招标',
    dueOn: '到哪一天',
    save: '加上',
    added: '节点加上了。',
    none: '还没有节点',
    noneLead: '把一年分成几步，例如招标、开工、完工。过期没到的节点会让这个项目显示为晚于进度。',
    reached: (day: string) => `${day}到`,
    due: (day: string) => `${day}到期`,
    overdue: '已过期',
    reach: '到了',
    reachTitle: (title: string) => `“${title}”是哪一天到的`,
    reachedOn: '到的那一天',
    reachedDone: '记下了。',
  },

  acts: {
    begin: '开工',
    finish: '完工',
    accept: '验收',
    stop: '中止',
    resume: '恢复实施',
    title: {
      begin: '开工',
      finish: '完工',
      accept: '通过验收',
      stop: '中止这个项目',
      resume: '恢复实施',
    },
    lead: {
      begin: '从今天起算实施中。第一笔记录受理时也会自动开工。',
      finish: '完工以后还能补交迟到的记录；验收以后就不再记录。',
      accept: '验收以后不再记录，状态也不能再改。记错的仍可以撤回。',
      stop: '中止以后不再记录，公开页上会写“已中止”。以后可以恢复。',
      resume: '重新回到实施中，可以继续记录。',
    },
    reason: '原因',
    reasonWhenShort: '还有承诺没做到时，请写明为什么收尾',
    reasonHint: '会留在这个项目里，大家都看得到',
    done: (state: string) => `项目现在是：${state}。`,
  },

  diaryKinds: {
    'plans.project_assigned': ({ who, named }: DiaryWords) =>
      named ? `${who}定下负责的科室和人，由${named}主办` : `${who}改了负责的科室和人`,
    'plans.project_handed_over': ({ who, named, fromOn }: DiaryWords) =>
      `${who}把分管移交给${named}，自${fromOn}起`,
    'plans.milestone_set': ({ who, named, dueOn }: DiaryWords) => `${who}加了节点“${named}”，${dueOn}到期`,
    'plans.milestone_reached': ({ who, named }: DiaryWords) => `${who}记下节点“${named}”到了`,
    'plans.project_moved': ({ who, state }: DiaryWords) => `${who}把项目改为“${state}”`,
    'plans.target_defined': ({ who, named }: DiaryWords) => `${who}写明“${named}”怎样计数`,
    other: ({ who }: DiaryWords) => `${who}改动了这个项目`,
  } as Record<string, (params: DiaryWords) => string>,
  somebody: '系统',

  responsibilities: {
    assign: (project: string) => `定人定责：${project}`,
    title: '责任分解表',
    lead: '哪一项、谁分管、谁主办、到哪一天、多少钱。',
    download: '下载 xlsx',
    print: '打印',
    columns: {
      number: '序号',
      project: '项目',
      targets: '承诺',
      due: '期限',
      leader: '分管领导',
      leadOffice: '主办',
      joining: '协办',
      contact: '联系人',
      budget: '预算',
    },
    total: '合计',
  },

  money: (yuan: number) =>
    yuan >= 10_000
      ? `${(yuan / 10_000).toLocaleString('en', { maximumFractionDigits: 4 })} 万元`
      : `${yuan.toLocaleString('en', { maximumFractionDigits: 2 })} 元`,

  problems: {
    wrong_state: ({ state }: { state: string }) =>
      `项目现在是“${
        { adopted: '已通过', under_way: '实施中', finished: '已完工', accepted: '已验收', stopped: '已中止' }[
          state
        ] ?? '别的状态'
      }”，不能这样做。请看最新的状态。`,
    leaders_overlap: '那一天或以后已经定好由别人分管。请换一个日期。',
    unmet_targets: ({ left }: { left: number }) =>
      `还有 ${left} 个承诺没有做到。请继续完成，或者写明为什么就此收尾。`,
    share_needs_whole: '按比例计数，要写明总数，而且大于零。',
    target_counted: '已经有受理过的记录，计数方式不能再改；期限和口径可以改。',
    indicator_unfit: ({ why, unit }: { why: string; unit: string | null }) =>
      ({
        unknown: '请选择一个指标。',
        retired: '这个指标已经停用，请换一个。',
        unit: `这个指标按“${unit ?? ''}”计，和承诺的单位不一样。`,
        kind: '承诺的是一年里办多少，要用流量指标；承诺的是到年底有多少，要用存量指标。',
        place: '这个指标不统计那里，请换一个范围。',
      })[why] ?? '这个指标不能用来衡量这个承诺。',
    reason_needed: '请写明原因。',
  },
}

export interface DiaryWords {
  who: string
  named: string
  fromOn: string
  dueOn: string
  state: string
}
export type PromiseWords = typeof words
