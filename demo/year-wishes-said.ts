import type { RefusalReason } from '../modules/plans/rules/wishes.ts'
import type { Scene } from './pictures.ts'

// What residents of the demonstration wish for. Invented, in the kinds and shares that such rounds bring.

export type Outcome =
  /** Merged into the first of its kind, weighed, and voted as this project and, where it is one number, as this value. */
  | {
      as: 'became'
      number: string
      value: number | null
      title: string
      lead: string
      wan: number
      unit: string
    }
  | { as: 'refused'; reason: RefusalReason; words: string }
  /** Passed on: to a project under way, or to somebody else. */
  | { as: 'moved'; number: string | null; words: string }
  /** Published and supported, for a year to come. */
  | { as: 'open' }
  /** A candidate of the round that is open now; with `text`, written into the draft. */
  | {
      as: 'weighed'
      title: string
      lead: string
      wan: number
      value: number
      unit: string
      text?: string
      category?: string
    }

export interface Matter {
  category: string
  /** `○` is where. */
  title: string
  /** Ways of saying why; taken in turn. */
  whys: readonly string[]
  /** In which neighbourhoods it is wished for, one suggestion each. */
  where: readonly string[]
  scene?: Scene
  outcome: Outcome
  /** How many hands were counted for the first of them in a meeting. */
  crowd?: number
}

export const categories = [
  '老房子住得更稳',
  '垃圾分得更清',
  '邻里更安全',
  '老人更安心',
  '孩子更快乐',
  '身心更健康',
  '文化进里弄',
  '出行更方便',
  '邻里自治',
] as const

const lanes = ['永敬里', '和衷里', '敦裕里', '书带里', '鸣鹤坊']
const villages = ['桂渡一村', '桂渡二村', '沪纱新村', '铁工新村']

/** The round before the list of the year: what became of it is known by now. */
export const former: readonly Matter[] = [
  {
    category: '邻里更安全',
    title: '○增加电动自行车充电桩',
    whys: [
      '现在只有一排插座，下班回来都占满了，有人从楼上拉线下来充，看着就怕。',
      '送外卖的、接孩子的都骑电瓶车，半夜还在排队。希望车棚里多装几个能自动断电的。',
      '前阵子楼道里有辆车冒烟，大家才想起来没有正规的地方充电。',
    ],
    where: [...villages, '鸣鹤坊', '云樟苑', '书带里'],
    scene: 'charging',
    outcome: {
      as: 'became',
      number: '8',
      value: 120,
      title: '增设电动自行车充电桩',
      lead: '平安办',
      wan: 62,
      unit: '个',
    },
    crowd: 46,
  },
  {
    category: '邻里更安全',
    title: '○的车棚顶漏雨，想修一修',
    whys: [
      '石棉瓦破了好几块，下雨车座全湿，灯也不亮。',
      '车棚还是八几年搭的，柱子锈得厉害，台风天不敢停车。',
    ],
    where: ['铁工新村', '沪纱新村', '桂渡二村'],
    outcome: {
      as: 'became',
      number: '8',
      value: 8,
      title: '改造非机动车棚',
      lead: '平安办',
      wan: 40,
      unit: '处',
    },
  },
  {
    category: '垃圾分得更清',
    title: '○的垃圾箱房翻新，装个洗手池',
    whys: [
      '倒完湿垃圾没地方洗手，老人拎着一手油回家。',
      '墙面黑了，夏天味道大，住一楼的不敢开窗。',
      '门是坏的，野猫翻得到处都是，志愿者天天扫。',
    ],
    where: ['永敬里', '和衷里', '敦裕里', '桂渡一村', '铁工新村', '苏泾花苑', '泊岸花园', '沪纱新村'],
    scene: 'bins',
    outcome: {
      as: 'became',
      number: '5',
      value: 38,
      title: '垃圾箱房立面翻新',
      lead: '服务办',
      wan: 152,
      unit: '个',
    },
    crowd: 58,
  },
  {
    category: '老房子住得更稳',
    title: '○想加装电梯',
    whys: [
      '六楼的老邻居已经半年没下过楼了，我们这个门洞都同意。',
      '征询表签好了，就差有人牵头把管线的事协调一下。',
      '抱着孩子爬五楼，买米都靠接力。希望街道能早点排上。',
    ],
    where: ['桂渡一村', '桂渡二村', '沪纱新村', '铁工新村'],
    scene: 'lift',
    outcome: {
      as: 'became',
      number: '3',
      value: 8,
      title: '既有多层住宅加装电梯',
      lead: '管理办',
      wan: 420,
      unit: '台',
    },
    crowd: 73,
  },
  {
    category: '老房子住得更稳',
    title: '○的公共晒台一下雨就漏',
    whys: ['晒台的油毡翘起来了，三楼天花板一片水渍。', '补了好几次都不顶用，希望整个重做防水。'],
    where: ['永敬里', '和衷里'],
    scene: 'stairs',
    outcome: {
      as: 'became',
      number: '2',
      value: 12,
      title: '公共晒台防水修缮',
      lead: '管理办',
      wan: 96,
      unit: '处',
    },
  },
  {
    category: '老房子住得更稳',
    title: '○的楼道粉刷一下',
    whys: ['墙皮往下掉，走过去一身灰，晚上灯又暗。', '小广告盖了一层又一层，扶手也松了。'],
    where: ['沪纱新村', '铁工新村', '桂渡二村'],
    scene: 'stairs',
    outcome: {
      as: 'became',
      number: '4',
      value: 24,
      title: '门洞楼道整修',
      lead: '管理办',
      wan: 260,
      unit: '个',
    },
  },
  {
    category: '老人更安心',
    title: '给○的独居老人装燃气报警器',
    whys: ['我家楼下的阿婆烧水忘了关火，差点出事。', '老房子用的还是老式灶头，老人一个人住，子女不放心。'],
    where: ['书带里', '鸣鹤坊'],
    scene: 'alarm',
    outcome: {
      as: 'became',
      number: '1',
      value: 320,
      title: '独居老人家庭燃气报警器',
      lead: '平安办',
      wan: 48,
      unit: '套',
    },
  },
  {
    category: '老人更安心',
    title: '○附近办一个老年食堂',
    whys: [
      '现在的助餐点太远，走过去要二十分钟，冬天菜都凉了。',
      '一个人烧一个菜要吃三天。有个食堂，老人还能坐下来说说话。',
    ],
    where: ['桂渡一村', '铁工新村', '敦裕里', '云樟苑'],
    scene: 'canteen',
    outcome: {
      as: 'became',
      number: '12',
      value: 1,
      title: '新增社区长者食堂',
      lead: '综合为老服务中心',
      wan: 160,
      unit: '处',
    },
    crowd: 64,
  },
  {
    category: '老人更安心',
    title: '○高龄老人家里装扶手',
    whys: ['卫生间一步一滑，八十多岁的人摔不起。', '门槛高，轮椅进不来，希望能上门看看怎么改。'],
    where: ['书带里', '永敬里', '桂渡二村', '沪纱新村'],
    outcome: {
      as: 'became',
      number: '15',
      value: 200,
      title: '高龄老人家庭适老化改造',
      lead: '服务办',
      wan: 180,
      unit: '户',
    },
  },
  {
    category: '孩子更快乐',
    title: '○建一个小朋友玩的地方',
    whys: [
      '小区里除了停车就是绿化，孩子只能在车道上骑小车。',
      '有块空地长满了草，铺点软垫、放个滑梯就很好。',
    ],
    where: ['桂渡一村', '苏泾花苑'],
    scene: 'garden',
    outcome: {
      as: 'became',
      number: '17',
      value: null,
      title: '新建儿童活动角',
      lead: '自治办',
      wan: 58,
      unit: '处',
    },
  },
  {
    category: '孩子更快乐',
    title: '暑假里○能有托班就好了',
    whys: ['双职工没人带，外面的班又贵又远。', '去年的名额第一天就满了，希望多开一个班。'],
    where: ['云樟苑', '泊岸花园', '桂渡一村'],
    scene: 'meeting',
    outcome: {
      as: 'became',
      number: '16',
      value: 2,
      title: '爱心暑托班',
      lead: '服务办',
      wan: 32,
      unit: '个',
    },
  },
  {
    category: '文化进里弄',
    title: '○路口那块空地种点花',
    whys: ['围挡拆了以后一直空着，堆了不少旧家具。', '老人散步走到这里没处坐，希望做成小花园。'],
    where: ['书带里', '鸣鹤坊'],
    scene: 'garden',
    outcome: {
      as: 'became',
      number: '22',
      value: 1200,
      title: '书带路口袋花园',
      lead: '管理办',
      wan: 110,
      unit: '平方米',
    },
  },
  {
    category: '身心更健康',
    title: '○有个量血压的地方',
    whys: ['每次为了量个血压要坐三站车去医院。', '老年人多，能自己测、有人看就放心了。'],
    where: ['沪纱新村', '泊岸花园'],
    scene: 'health',
    outcome: {
      as: 'became',
      number: '20',
      value: 2,
      title: '智慧健康小屋',
      lead: '社区卫生服务中心',
      wan: 70,
      unit: '间',
    },
  },
  {
    category: '文化进里弄',
    title: '给○的居民发点电影票',
    whys: ['老电影院还在，就是票价贵，一家人舍不得去。', '组织过一次包场，大家都说好。'],
    where: ['鸣鹤坊', '铁工新村'],
    scene: 'film',
    outcome: {
      as: 'became',
      number: '21',
      value: 6000,
      title: '公益电影票',
      lead: '文化活动中心',
      wan: 18,
      unit: '张',
    },
  },
  {
    category: '出行更方便',
    title: '○门口能不能设一个公交站',
    whys: ['最近的站要走十二分钟，老人下雨天没法去医院。', '公交车从门口过却不停，绕一大圈。'],
    where: ['泊岸花园', '铁工新村'],
    outcome: {
      as: 'moved',
      number: null,
      words:
        '公交站点由市交通部门和公交公司定。您的建议连同小区老人的人数，街道已经书面转去，答复来了会在这里告诉您；急着出门看病，可以打综合为老服务中心的电话约送。',
    },
  },
  {
    category: '出行更方便',
    title: '○对面的地铁口装部电梯',
    whys: ['推着轮椅要绕到另一头，多走七百米。', '台阶太长，带行李的老人上不来。'],
    where: ['苏泾花苑', '云樟苑'],
    outcome: {
      as: 'moved',
      number: null,
      words: '地铁出入口归申通地铁运营单位管理。街道已经转去并约了现场看，结果会告诉您。',
    },
  },
  {
    category: '出行更方便',
    title: '○里的路坑坑洼洼，想铺平',
    whys: ['雨天全是水塘，快递小车常常翻。', '井盖高出路面一截，晚上绊过好几个人。'],
    where: ['桂渡二村', '沪纱新村', '云樟苑'],
    outcome: { as: 'open' },
  },
  {
    category: '出行更方便',
    title: '○把绿化带改成停车位',
    whys: ['晚上回来转半小时找不到车位，有人停到消防通道上。', '绿化没人打理，不如画成车位。'],
    where: ['云樟苑', '泊岸花园', '苏泾花苑'],
    outcome: {
      as: 'refused',
      reason: 'neighbours_object',
      words:
        '居委会挨家问过，赞成和反对差不多各半，绿化改动要业主大会定，街道不能替大家做主。晚上的难处是真的：我们正在和旁边两栋办公楼谈夜间错时停车，谈成了先告诉您。',
    },
  },
  {
    category: '老人更安心',
    title: '给○每家装一台净水器',
    whys: ['水管老了，放出来的水有点黄。', '老人拎不动桶装水。'],
    where: ['敦裕里', '永敬里'],
    outcome: {
      as: 'refused',
      reason: 'too_costly',
      words:
        '全街道近两万户，每户一台要四千多万，今年拿不出。水发黄多半是楼里的旧管，已请自来水公司来测，需要换管的门洞列进二次供水改造计划；独居老人拎水不便，可以请结对的志愿者帮忙。',
    },
  },
  {
    category: '老房子住得更稳',
    title: '○一楼想开个门做小店',
    whys: ['沿街的房子空着可惜，开个小店方便大家。'],
    where: ['书带里'],
    outcome: {
      as: 'refused',
      reason: 'against_rules',
      words:
        '居住房屋破墙开门会伤到承重墙，现行规定不允许。想开店，书带路上有两间街道的便民铺面年底招租，发展办可以帮您看看合不合适。',
    },
  },
  {
    category: '邻里更安全',
    title: '○挖一个地下车库',
    whys: ['地面上停不下了，往下挖一层。'],
    where: ['和衷里', '泊岸花园'],
    outcome: {
      as: 'refused',
      reason: 'no_room',
      words:
        '请设计院看过：地下有煤气、自来水和地铁的保护线，挖不下去。停车的难处会放到错时停车里一起想办法。',
    },
  },
  {
    category: '邻里自治',
    title: '请管管楼上空调滴水',
    whys: ['滴在雨棚上一夜不停，说了几次都没用。'],
    where: ['敦裕里', '桂渡一村'],
    outcome: {
      as: 'refused',
      reason: 'private_matter',
      words: '这是两家之间的事，不放在网上说。居委会的调解员这周上门，先听您说，再和楼上商量接一根管子。',
    },
  },
  {
    category: '邻里自治',
    title: '○的问题快点解决',
    whys: ['大家都知道的那个问题，希望重视。'],
    where: ['桂渡二村'],
    outcome: {
      as: 'refused',
      reason: 'unclear',
      words:
        '我们想帮上忙，可是没有看懂是哪件事。写过两次消息请您补充，没有等到回音，先放一放；您随时可以再提一条，打居委会电话也行。',
    },
  },
  {
    category: '身心更健康',
    title: '○添几样健身器材',
    whys: ['原来的两台坏了拆走了，早上锻炼没地方。', '老人喜欢转腰器，年轻人想要单杠。'],
    where: ['沪纱新村', '铁工新村', '泊岸花园', '云樟苑'],
    scene: 'health',
    outcome: { as: 'open' },
  },
  {
    category: '文化进里弄',
    title: '○办一个读书角',
    whys: ['活动室里有空书架，大家捐一点书就能开。', '放学以后孩子没地方去，有个安静看书的地方多好。'],
    where: ['书带里', '敦裕里', '苏泾花苑'],
    scene: 'meeting',
    outcome: { as: 'open' },
  },
  {
    category: '邻里自治',
    title: '○放一个宠物粪便箱',
    whys: ['遛狗的人越来越多，草地上到处都是。', '放个箱子、配点纸袋，大多数人是愿意捡的。'],
    where: ['泊岸花园', '云樟苑', '苏泾花苑'],
    outcome: { as: 'open' },
  },
  {
    category: '邻里自治',
    title: '○留个修鞋配钥匙的摊位',
    whys: ['老师傅干了三十年，拆违以后没地方摆。', '配把钥匙要跑到商场去，老人都念叨他。'],
    where: ['和衷里', '鸣鹤坊'],
    outcome: { as: 'open' },
  },
  {
    category: '出行更方便',
    title: '○门洞口加一段坡道',
    whys: ['三级台阶，轮椅和婴儿车都要抬。', '出院回家那天是邻居四个人把我抬上去的。'],
    where: ['桂渡一村', '桂渡二村', '沪纱新村', '苏泾花苑'],
    outcome: { as: 'open' },
  },
]

/** The round that is open now, for the list of next year. */
export const present: readonly Matter[] = [
  {
    category: '邻里更安全',
    title: '○弄堂口和转弯处补装路灯',
    whys: [
      '下夜班回来一段路全黑，只能开手机照着走。',
      '灯杆还在，灯早就不亮了，报修说产权不清。',
      '转弯那里有台阶，老人摔过两次。',
    ],
    where: [...lanes, '铁工新村'],
    scene: 'stairs',
    outcome: {
      as: 'weighed',
      title: '弄堂口和转弯处补装路灯',
      lead: '管理办',
      wan: 54,
      value: 60,
      unit: '盏',
      text: '在弄堂口、转弯处补装路灯60盏。',
      category: '邻里更安全',
    },
    crowd: 51,
  },
  {
    category: '出行更方便',
    title: '○门洞口加装无障碍坡道',
    whys: ['推着婴儿车天天抬，希望有一段缓坡。', '老人坐轮椅，出一次门要两个人。', '送货的小车也上不来。'],
    where: ['桂渡一村', '桂渡二村', '沪纱新村', '苏泾花苑'],
    outcome: {
      as: 'weighed',
      title: '门洞口无障碍坡道',
      lead: '管理办',
      wan: 36,
      value: 45,
      unit: '处',
      text: '为多层住宅门洞口加装无障碍坡道45处。',
      category: '老人更安心',
    },
    crowd: 33,
  },
  {
    category: '文化进里弄',
    title: '○想有一间社区书房',
    whys: ['放学到下班之间孩子没处去。', '退休了想看看书，图书馆太远。', '活动室平时锁着，可以先开周末。'],
    where: ['敦裕里', '书带里', '苏泾花苑', '泊岸花园'],
    scene: 'meeting',
    outcome: { as: 'weighed', title: '社区书房', lead: '文化活动中心', wan: 88, value: 1, unit: '处' },
    crowd: 27,
  },
  {
    category: '邻里更安全',
    title: '○的飞线理一理',
    whys: ['头顶上像蜘蛛网，刮风天噼啪响。', '旧电话线没人要了，希望剪掉。'],
    where: ['永敬里', '鸣鹤坊', '桂渡二村'],
    outcome: { as: 'weighed', title: '老旧飞线整治', lead: '管理办', wan: 45, value: 300, unit: '处' },
  },
  {
    category: '身心更健康',
    title: '○河边铺一条能走路的步道',
    whys: ['河边风景好，就是路断断续续。', '早上跑步的人多，石板松了容易崴脚。'],
    where: ['苏泾花苑', '泊岸花园'],
    scene: 'garden',
    outcome: { as: 'open' },
    crowd: 19,
  },
  {
    category: '身心更健康',
    title: '○添几样健身器材',
    whys: ['早锻炼的人要排队。', '想要老人能坐着用的那种。'],
    where: ['沪纱新村', '云樟苑', '铁工新村'],
    scene: 'health',
    outcome: { as: 'open' },
  },
  {
    category: '老人更安心',
    title: '○多设一个助餐点',
    whys: ['新食堂很好，就是走过去要一刻钟。', '下雨天能送上门就更好了。'],
    where: ['永敬里', '铁工新村', '泊岸花园'],
    scene: 'canteen',
    outcome: { as: 'open' },
  },
  {
    category: '邻里更安全',
    title: '○再装几个充电桩',
    whys: ['今年装的那批一到晚上就满了。', '新搬来的租户多，电瓶车也多了。'],
    where: ['沪纱新村', '云樟苑'],
    outcome: {
      as: 'moved',
      number: '8',
      words: '今年的充电桩还在装，您说的地方排在十二月，装好了在这里告诉您。',
    },
  },
  {
    category: '垃圾分得更清',
    title: '○的垃圾箱房什么时候翻新',
    whys: ['隔壁小区都修好了，我们还是老样子。'],
    where: ['敦裕里', '桂渡二村'],
    outcome: { as: 'moved', number: '5', words: '您这里在余下的几处里，施工队下个月进场，办好了会告诉您。' },
  },
  {
    category: '孩子更快乐',
    title: '○装一个母婴室',
    whys: ['带孩子出来，换尿布只能在长椅上。', '活动中心有空房间，隔一小间就够。'],
    where: ['云樟苑', '书带里'],
    outcome: { as: 'open' },
  },
  {
    category: '邻里自治',
    title: '○周末办个旧物交换',
    whys: ['家里小孩的车子、书都还新，扔了可惜。', '弄堂里办一次，大家认识认识。'],
    where: ['和衷里', '苏泾花苑'],
    outcome: { as: 'open' },
  },
]
