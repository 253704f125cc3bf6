import { DURATIONS, type Measure } from './measures.ts'
import type { Numeral } from './numerals.ts'

/** Refusals common to Arabic and Chinese numbers once the measure word is known. */
export function refuseMeasured(
  norm: string,
  numeral: Numeral,
  measure: Measure,
  left: string,
): string | null {
  const right = norm.slice(measure.end, measure.end + 24)
  const { unit, spelling } = measure
  const { value } = numeral
  switch (unit) {
    case '岁':
    case '周岁':
    case '届':
    case '号':
      return 'age, edition or address'
    case '级':
      return countsSteps(numeral, left, right) ? null : 'class'
    case '项':
    case '条':
      // 注：8至11项为区级项目: their numbers in the list.
      return /^(?:为|属|系|由|是|所列)/.test(right) &&
        /(?:^|[。;(:,])(?:备?注:|其中|上述)?$/.test(left) &&
        (/\d[至到~、-]\d/.test(norm.slice(numeral.start, measure.start)) || /注:$/.test(left))
        ? 'ordinal'
        : null
    case '月':
    case '季度':
      return /^个/.test(spelling) && /(?:缩短|压缩|减少|延长|提前|共|累计)[了至到]?$/.test(left)
        ? null
        : 'date'
    case '度':
      return /^电/.test(right) || /电[^,。]{0,6}$/.test(left) ? null : 'degree'
    case '分':
      if (/^(?:钟|之|米)/.test(right) || /[时点]$/.test(left)) return 'time'
      return null
    case '方':
      return value >= 100 ? null : 'side'
    case '期':
      if (/^(?:工程|项目|改造|地块|建设)/.test(right) && value <= 5) return 'phase'
      return null
    case '字':
      return /^(?:方针|诀|口诀|经|法|要求|工作|精神|理念)/.test(right) ? 'name' : null
    case '页':
      return 'page'
    case '米':
    case '公里':
      if (/^(?:线|高度|深|赛|跑|栏)/.test(right)) return 'name'
      return null
    case '栋':
    case '幢':
    case '座':
    case '层':
      if (/[号弄#]$/.test(left)) return 'address'
      if (
        /[村苑园里坊庭邸]$/.test(left) &&
        unit !== '层' &&
        norm.charAt(measure.start - 1) !== norm.charAt(numeral.start) &&
        value < 20 &&
        /[至到~-]/.test(norm.slice(numeral.start, measure.start))
      )
        return 'address'
      return null
    case '名':
    case '位':
      if (/(?:^|[^提目之以])前$|[^期月周年岁]末$|排名后$/.test(left)) return 'rank'
      return null
    case '元':
      if (spelling === '块钱' && numeral.value < 1000) return 'unit price'
      if (numeral.value < 2000 && isPriceList(norm.slice(Math.max(0, numeral.start - 80), numeral.start)))
        return 'unit price'
      return refuseUnitPrice(numeral, left, right)
    case '平方米':
      // 三方协议 is not three square metres.
      return spelling === '方' && value < 100 ? 'side' : null
    case '次':
      if (/连续$/.test(left)) return 'condition'
      // 逾期三次通报: on which a consequence depends.
      if (/(?:逾期|超期|迟报|漏报|缺席|违规|违约|违反|警告|迟到)(?:达到?|满|超过)?$/.test(left))
        return 'condition'
      // 一届五次会议 counts sessions up; 召开三次会议 counts meetings held.
      if (
        /^(?:会议|全会|全体|常委会|代表大会|党代会|人代会|社代会)/.test(right) &&
        !/(?:召开|举行|组织|开|举办|共|各|了)$/.test(left)
      )
        return 'ordinal'
      return /^(?:方|元)/.test(right) ? 'name' : null
  }
  if (DURATIONS.has(unit)) return refuseDuration(numeral, unit, spelling, left, right)
  return null
}

/** 台阶260级, 修缮石级48级: steps are counted by 级, and no class is numbered so high. */
function countsSteps({ value, script }: Numeral, left: string, right: string): boolean {
  if (/^(?:台阶|石阶|石梯|踏步|阶梯|梯步)/.test(right)) return true
  if (/(?:台阶|石阶|石级|石梯|踏步|梯步|梯道|阶梯|步道)(?:共|约|有|达|计)*$/.test(left)) return true
  return script === 'chinese' && value > 20 && /(?:有|共|达|实则|实为|是|约)$/.test(left)
}

/** 收费标准：午餐14元，70岁以上12元: every sum of the sentence is a price. */
function isPriceList(before: string): boolean {
  return /(?:收费标准|收费|票价|价目|资费|价格|定价)(?:表|分别为|为|是)?:[^。!?\n]*$/.test(before)
}

/**
 * A price is what one thing costs; a subsidy or a cap for each household is a condition of the promise and stays
 * a quantity.
 */
function refuseUnitPrice(numeral: Numeral, left: string, right: string): string | null {
  if (/^\//.test(right) || /^每/.test(right)) return 'unit price'
  if (
    /(?:单价|票价|票面价?|市场价|原价|现价|标价|进价|底价|售价|价格|定价|收费|优惠价|时薪|月薪|月租|面额|面值|仅需|只需|只收|仅收|押金|定金|仅售|只要|自付|均价)[^,。;]{0,3}$/.test(
      left,
    )
  ) {
    return 'unit price'
  }
  if (numeral.value < 1000 && /(?<!绣|鲜|种|献|浇|送|簪)花(?:上|了)?$/.test(left)) return 'unit price'
  // 午餐每份12元，街道补贴4元: who bears how much of one price.
  if (/每[一-鿿]{1,3}\d+(?:\.\d+)?元[^。;]{0,10}$/.test(left) && numeral.value < 500) return 'unit price'
  // 发放助学金20万元，其中新生每人2500元: what each one receives.
  if (
    numeral.value >= 500 &&
    /(?:补贴|补助|资助|奖励|救助|慰问|助学|津贴|补偿|抚恤)[^。;]*每(?:人|户|名|位|家)[^,。;\d]{0,4}$/.test(
      left,
    )
  )
    return null
  const granted =
    /(?:补贴|补助|资助|奖励|扶持|救助|慰问|发放|投入|减免|最高|不超过|不低于|上限|给予|限额)[^,。;]{0,6}$/.test(
      left,
    )
  if (
    !granted &&
    /每(?:人|户|家|名|位|个|次|场|份|台|套|平方米|平米|张|顿|餐|月|年|天|小时|课时|人次|床|亩|吨|度|栋|幢|处|件|条)[^,。;\d]{0,10}$/.test(
      left,
    )
  ) {
    return 'unit price'
  }
  if (
    numeral.value < 2000 &&
    /^(?:的)?(?:低价|优惠|公益|惠民|特价)?(?:电影|门票|票|套餐|午餐|早餐|晚餐|餐|理发|菜|券|观影|戏|店|一|公益|低偿)/.test(
      right,
    )
  ) {
    return 'unit price'
  }
  return null
}

/**
 * A duration is a condition ("48小时内", "3个月") and no quantity, unless it is itself what is achieved: shortened,
 * lengthened, given in hours of service.
 */
function refuseDuration(
  numeral: Numeral,
  unit: string,
  spelling: string,
  left: string,
  right: string,
): string | null {
  if (unit === '年' || unit === '月' || unit === '星期' || unit === '周') return 'duration'
  // 每周开放不少于56小时, 每季度蹲点5天: measured by the week, hours and days are what is promised.
  if (/每(?:个)?(?:周|季度?|月|年|日|天|晚)[^,。;]{0,14}$/.test(left) && !/^(?:内|以内|前|后)/.test(right))
    return null
  if (
    /(?:不少于|不低于|至少|不得少于)$/.test(left) &&
    !/^(?:内|以内|前|后)/.test(right) &&
    !/(?:提前|公示|连续|满)[^,。;]{0,8}$/.test(left)
  )
    return null
  // 上门时间控制在15分钟以内, 每次不超过40分钟: a time of service that is bounded.
  if (
    /(?:时间|时长|用时|耗时)(?:均|平均)?(?:控制在|不超过|不高于|不长于|缩至|保持在|限制在|限)$/.test(left) ||
    /每(?:人|次|位|场|户|单|节)[^,。;\d]{0,8}(?:不超过|不多于|不长于|限|最长|控制在)$/.test(left)
  )
    return null
  // 发车间隔不超过12分钟: an interval that is promised.
  if (/间隔(?:时间)?(?:均|平均)?(?:控制在|不超过|不高于|不大于|缩短[至到]|压缩[至到]|保持在|为)?$/.test(left))
    return null
  if (unit === '晚') return 'night'
  if (/(?:人|户)均[^,。;]{0,8}$/.test(left)) return null
  if (unit === '日' && spelling === '日') return 'date'
  const changed =
    /(?:缩短|压缩|压减|减少|延长|增加|提速|缩减|精简|降低|降)(?:了|至|到|为)?(?:约|近|超过|不少于|不超过)?$/.test(
      left,
    )
  if (/^(?:缩短|压缩|压减|减至|减少|缩减|延长|提速|降)/.test(right)) return null
  if (changed || /(?:缩短|压缩|压减|减至|缩减|延长|提速|降低)[^,。;]{0,10}$/.test(left)) return null
  if (
    /^(?:内|以内|之内|前|后|间|里|不间断|全天|值守|响应|在线|无休|营业|自助|服务|热线|生活圈|圈|一次|轮|制|的)/.test(
      right,
    )
  ) {
    const total = /(?:累计|总计|合计|时长|服务时间|总时长|共计)[^,。;]{0,8}$/.test(left)
    if (!(total && /^(?:的|服务)/.test(right))) return 'condition'
  }
  if (
    /(?:累计|总计|合计|共计|时长|时数|工时|机时|学时|不少于|贡献|奉献|达|达到|服务|超过|突破|超)(?:了|约|近|达|达到|超|超过|为|不少于)*$/.test(
      left,
    )
  ) {
    return /(?:用时|耗时|历时|连续|为期|超过|不少于)$/.test(left) && numeral.value < 100 ? 'condition' : null
  }
  if (unit === '小时' && numeral.value >= 100) return null
  if (unit === '天' && numeral.value >= 100) return null
  return 'duration'
}
