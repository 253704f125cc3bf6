/** Verbs of planning and doing: what they govern was planned or done. Longest first where one begins another. */
const DEEDS = `
完成 新建 新增 新设 建成 建设 建立 设立 设置 设 开设 开办 增设 增加 增至 加装 安装 改建 扩建 改造 创建 打造 配备 配置 举办 承办 召开 组织 开展 进行
组建 成立 引进 引入 启用 开放 投放 投用 落成 修建 修缮 编制 编印 出版 发布 推出 评选 选派 聘请 聘任 招募 添置 购置 开工 竣工 交付 签约 签订 拆除 拔除 整治
粉刷 绿化 提升 优化 更新 更换 维修 翻新 清理 清除 清运 消除 查处 取缔 关停 关闭 整改 排查 检查 巡查 巡访 走访 慰问 看望 帮扶 帮助 救助 资助 补助 补贴 发放 配送 派送 赠送
提供 服务 接待 受理 办理 处理 处置 解决 化解 调解 调处 收集 收到 征集 采纳 答复 办结 回应 回访 募集 募捐 筹集 捐赠 捐款 投入 支出 使用 安排 实施 推进 推动 推广 落实 启动 培育 孵化
培训 培养 宣传 演练 体检 筛查 接种 检测 采样 治疗 干预 诊疗 护理 照护 评估 评定 认定 申报 获评 获得 荣获 评为 命名 达到 达 实现 突破 控制 压减 削减 减少 降低 缩短 压缩 压降
种植 栽种 补种 铺设 敷设 架设 疏通 清洗 清淤 入地 覆盖 惠及 受益 参与 参加 出席 吸引 吸纳 动员 发动 招收 招聘 安置 推荐 介绍 对接 结对 共建 联合 合作 签署 形成 制定 制作 出台 梳理
上报 报送 刊发 发表 推送 转发 发送 播放 放映 演出 巡演 展出 借阅 阅读 流通 登记 注册 核查 核实 录入 采集 建档 立案 审理 移送 抓获 破获 缴获 扑救 撤销 归集 收缴 征收 搬迁 签字 开具 发出 下发
布设 辟建 迁建 打通 拓宽 延伸 增加 扩大 扩容 增能 置换 回收 收回 盘活 出租 招商 落户 入驻 新签 续签 开通 运行 运营 建 设 办 装 开 修 拆 种 铺 送 发 增 培 评 选 换 挖 收
恢复 修复 修补 补装 补植 栽植 加固 硬化 亮化 美化 贯通 翻建 重建 搭建 构建 布放 配齐 配足 派发 派出 出动 摸排 排摸 签收 兑付 兑换 授信 授课 融资 争取 带动 促成 撬动 认领 募得 筹得 筹措 自筹 巡诊 助餐 助浴 供餐 送餐 陪诊 征得 结业 结项 立项 入选 评出 选出 选举 推选 增聘 建起 装上 用上 换上 移植 清掏 清退 腾退 腾出 流转 复垦 修整 拓展 添 推行 试行 招募 新配 新开 增派 承接
辅导 指导 支持 协助 审议 通过 讨论 听取 表决 提出 提交 评议 测评 创成 复评 迎接 代办 代理 援助 申请 申领 兑现 减免 减租 让利 拨付 下拨 追回 挽回 追缴 化解 劝阻 纠正 教育 查获
`
const WORDS = [...new Set(DEEDS.split(/\s+/).filter((word) => word !== ''))]
const LONG = WORDS.filter((word) => word.length > 1).sort((a, b) => b.length - a.length)
const SHORT = WORDS.filter((word) => word.length === 1)

/** Verbs that as often begin a noun: 服务中心, 调解员, 受理平台. */
const NOUNISH = new Set(
  '服务 调解 救助 受理 监督 检查 巡查 培训 推广 宣传 演出 治疗 护理 照护 评估 检测 体检 登记 运行 合作 教育 培育 孵化 办理 处理 处置 回收 阅读 播放 接待 辅导 指导 帮扶 援助 招聘 志愿'.split(
    ' ',
  ),
)
/** 党组织 and 社会组织 are bodies; 组织演练 is a deed. */
const guarded = (word: string): string => {
  if (word === '组织') return '(?<!党|社会|群团|经济|公益|志愿|类|企业)组织(?!部|者|化|生活|体系)'
  if (word === '派出') return '派出(?!所)'
  return NOUNISH.has(word) ? `${word}(?!中心|站|室|队|圈|员(?!工)|机构|平台)` : word
}
const ANY = LONG.map(guarded).join('|')

const DEED = new RegExp(ANY)
const EVERY_DEED = new RegExp(ANY, 'g')
const DEED_HERE = new RegExp(`^(?:${ANY})`)
const DEED_END = new RegExp(
  `(?:${ANY}|(?:^|[,、已共再将拟计划并新])(?:${SHORT.join('|')}))(?:了|好|起|出|完)?$`,
)

/** Whether a verb of planning or doing stands in the text. The text must be short: a clause. */
export function hasDeed(text: string): boolean {
  return DEED.test(text)
}

/** Whether the text ends in such a verb, so that what follows is its object. */
export function endsInDeed(text: string): boolean {
  return DEED_END.test(text)
}

export function beginsWithDeed(text: string): boolean {
  return DEED_HERE.test(text)
}

/** The position behind the last such verb of a clause, or -1. */
export function behindLastDeed(text: string): number {
  let behind = -1
  for (const hit of text.matchAll(EVERY_DEED)) behind = hit.index + hit[0].length
  return behind
}

/** Where the first such verb of a clause begins, or -1. */
export function firstDeed(text: string): number {
  return text.search(DEED)
}
