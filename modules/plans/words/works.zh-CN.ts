import type { SiteAct, SiteMoment, SitePhase } from '../contract/works.ts'

const phases: Record<SitePhase, string> = {
  planned: '未动工',
  signed: '已签约',
  begun: '施工中',
  finished: '完工待验收',
  accepted: '已验收',
  stopped: '已停止',
}
const acts: Record<SiteAct, string> = {
  sign: '签约',
  begin: '开工',
  finish: '完工',
  accept: '验收通过',
  send_back: '退回整改',
  reopen: '撤销验收',
  stop: '停止',
  resume: '恢复',
}
const moments: Record<SiteMoment, string> = { before: '施工前', during: '施工中', after: '施工后' }

export const words = {
  title: '工程点位',
  lead: '一个项目分在许多地方做：每个点位有面积、施工单位、前后照片，由另一个科室验收，验收的数量直接计入目标。',
  phases,
  acts,
  moments,
  all: '全部',
  search: '搜索点位、地点或施工单位',
  forMe: '等我验收的',
  sum: (sites: number, area: string | null) => (area ? `${sites} 处，${area} 平方米` : `${sites} 处`),
  none: '还没有点位',
  noneLead: '牵头科室把点位一次贴进来：名称、地点、面积、施工单位、计划起止。',
  noneHere: '没有符合的点位。',
  late: '已过计划完工日',
  open: '添加点位',
  area: (m2: string) => `${m2} 平方米`,
  contractor: '施工单位',
  carriedBy: (office: string) => `${office}实施`,
  acceptedBy: (office: string) => `${office}验收`,
  planned: (from: string | null, until: string | null) =>
    from && until
      ? `计划 ${from} 至 ${until}`
      : until
        ? `计划 ${until} 前完工`
        : from
          ? `计划 ${from} 开工`
          : '',
  counts: '计入目标',
  counted: (quoted: string, phase: string) => `${phase}时计入“${quoted}”`,
  noCounts: '不计入任何目标。',
  steps: '经过',
  step: (name: string, act: string) => `${name} ${act}`,
  records: '由此产生的记录',
  photos: '照片',
  noPhotos: '还没有照片。开工前拍一张，完工后在同一角度再拍一张。',
  take: (moment: string) => `添加${moment}照片`,
  takenOn: '拍摄日期',
  photo: (title: string, moment: string, day: string) => `${title}，${moment}，${day}`,
  day: '哪一天',
  why: '原因',
  note: '说明（可不填）',
  confirm: (act: string) => act,
  acceptLead: '确认现场已按要求完成。通过以后，数量马上计入目标；做错可以撤销，记录会冲正。',
  sendBackLead: '点位回到施工中，完工时计入的记录会撤回或冲正。',
  reopenLead: '验收时计入的记录会冲正，点位回到完工待验收。',
  map: '点位分布',
  form: {
    title: '添加点位',
    acceptance: '由谁验收',
    acceptanceHint: '不能是实施的科室',
    counts: '每个点位计入',
    addCount: '再加一项',
    target: '目标',
    phase: '什么时候计入',
    quantity: '数量',
    byArea: '按面积',
    remove: '去掉',
    lines: '点位，一行一个',
    linesHint:
      '名称、地点、面积（平方米）、施工单位、计划开工、计划完工，用制表符或逗号分开，可以直接从表格里复制。后面几项可以空着。',
    linesExample: '书带里 3 号楼外立面\t书带里\t1260\t沪中建筑修缮公司\t2026-04-01\t2026-06-30',
    read: (n: number) => `共 ${n} 个点位`,
    unknownPlace: (line: number, text: string) => `第 ${line} 行：没有“${text}”这个地方`,
    badNumber: (line: number, text: string) => `第 ${line} 行：面积“${text}”不是数字`,
    badDay: (line: number, text: string) => `第 ${line} 行：“${text}”不是日期，请写成 2026-04-01`,
    noTitle: (line: number) => `第 ${line} 行：没有名称`,
    submit: (n: number) => (n === 0 ? '添加' : `添加这 ${n} 个点位`),
  },
  problems: {
    site_twice: () => '这个项目在同一个地方已经有同名的点位。',
    same_office: () => '验收的科室不能是实施的科室，请换一个。',
    site_days_wrong: () => '计划完工日在计划开工日之前，请检查。',
    site_target_foreign: () => '只能计入本项目按数量累计的目标；按面积计入时，每个点位都要写面积。',
    site_wrong_phase: ({ phase }: { phase: SitePhase }) => `这个点位现在是“${phases[phase]}”，不能这样做。`,
    site_photo_missing: ({ moment }: { moment: SiteMoment }) => `还缺${moments[moment]}的照片，先拍一张。`,
    site_day_wrong: ({ notBefore }: { notBefore: string | null }) =>
      notBefore ? `日期要在 ${notBefore} 到今天之间。` : '日期不能在将来，也不能早于本年度。',
    site_reason_missing: () => '请写明原因。',
    site_own_acceptance: () => '完工是您报的，要请另一位同事来验收。',
    site_not_planned: () => '已经动工，名称、地点、面积和计入的数量不再改动；施工单位和计划日期可以改。',
    too_many_sites: () => '一次最多添加 500 个点位。',
  },
}
export type Words = typeof words
