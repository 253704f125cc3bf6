import { refuseMeasured } from './conditions.ts'
import type { Measure } from './measures.ts'
import type { Numeral } from './numerals.ts'
import { endsInDeed } from './verbs.ts'

/** Stretches of a block whose numbers belong to a name: titles in 《》 and short quoted names. */
export function findNames(norm: string): [number, number][] {
  const spans: [number, number][] = []
  const pairs: Readonly<Record<string, string>> = { '《': '》', '“': '”', '‘': '’', '〈': '〉', '"': '"' }
  for (let at = 0; at < norm.length; at++) {
    const close = pairs[norm.charAt(at)]
    if (close === undefined) continue
    const limit = norm.charAt(at) === '《' ? 80 : 24
    const end = norm.slice(at + 1, at + 1 + limit).indexOf(close)
    if (end < 0) continue
    const inner = norm.slice(at + 1, at + 1 + end)
    const isTitle = norm.charAt(at) === '《' || norm.charAt(at) === '〈'
    // A quoted sentence still speaks; a quoted name does not.
    if (isTitle || (inner.length <= 20 && !/[,。;]/.test(inner))) {
      spans.push([at, at + end + 2])
      at += end + 1
    }
  }
  return spans
}

const LIST_TO_NAME =
  /^(?:(?:[、和及与至到~-]|号[、和及与至到~-])\d{1,5})*(?:支?弄|号(?![召角])|室|月(?!均)|日(?!均|常|间|托)|年(?!龄|均)|周?岁|届|版|线(?![上下])|楼(?!组|宇|道|栋)|#)/
const HOTLINE = /^(?:热线|平台|工单|电话|市民|服务热线|警|接处|联动|指挥|急救|宣传日|消防)/
const KNOWN_HOTLINES =
  /^(?:12345|12319|12315|12348|12355|12333|12338|12371|12388|12328|12369|12350|12349|10086|10000|10010|95598|110|119|120|122|114|962\d{3}|96\d{3})$/

/**
 * Why a figure in Arabic digits is not a quantity, or null when it is one. `end` is where the number (or the range
 * it opens) ends.
 */
export function refuseArabic(
  norm: string,
  numeral: Numeral,
  end: number,
  measure: Measure | null,
): string | null {
  const left = norm.slice(Math.max(0, numeral.start - 24), numeral.start)
  const right = norm.slice(end, end + 40)
  const before = left.charAt(left.length - 1)
  const { digits, value } = numeral

  if (/第[约近]?$/.test(left) || /第\d{1,3}[、和至到~-]$/.test(left)) return 'ordinal'
  if (
    /[A-Za-z]$/.test(left) &&
    !(measure && measure.unit !== '级' && measure.unit !== '号' && /[A-Za-z]{3}$/.test(left))
  ) {
    return 'code'
  }
  if (/^[A-Za-z]/.test(right) && !measure) return 'code'
  if (/[A-Za-z]-$/.test(left)) return 'code'
  if (/^[·]\d/.test(right) || /\d[·]$/.test(left)) return 'day'
  if (/[:]$/.test(left) && /\d:$/.test(left)) return 'time'
  if (/^:\d/.test(right)) return 'time'
  if (/^(?:时(?!间)|点(?!位|次|评)(?:\d|半|整|[,。至到~-]|起|前|后|开|$)|时许)/.test(right)) return 'time'
  if (/(?:上午|下午|晚上|早上|中午|凌晨|傍晚)$/.test(left)) return 'time'
  if (/\d\/$/.test(left) || /^\/\d/.test(right)) return 'fraction'
  if (/[×xX*]$/.test(left) || /^[×xX*]\d/.test(right)) return 'formula'
  if (/\+$/.test(left) && /[\dNXn]\+$/.test(left)) return 'slogan'
  if (/^\+(?:\d|[NXnx])/.test(right) || (/^\+/.test(right) && !measure)) return 'slogan'
  if (/^[比对]\d/.test(right) || /\d[比对]$/.test(left)) return 'ratio'
  if (LIST_TO_NAME.test(right) && !(measure && measure.unit === '个月')) return 'date or address'
  if (
    /^(?:年代|世纪|周年|年级|级(?!别)|星级|星|强|折|°(?!C)|度角|后(?=[、,。”的一-鿿]))/.test(right) &&
    !/^后勤/.test(right)
  ) {
    if (measure?.unit === '级') return refuseMeasured(norm, numeral, measure, left)
    if (!/^后/.test(right) || (value < 100 && value % 5 === 0)) return 'class or edition'
  }
  if (/^(?:路|路公交|号线)/.test(right) && !/^路(?:高清|监控|视频|探头|摄像)/.test(right)) return 'road'
  if (/^(?:19|20)\d\d$/.test(digits) && numeral.bare && !measure) return 'year'
  if (/^(?:19|20)\d\d\.\d/.test(digits) && !measure) return 'date'
  if (/^\.\d/.test(right)) return 'version'
  if (/\.$/.test(left) && /\d\.$/.test(left)) return 'version'
  if (/^(?:版|时代|模式|升级版)/.test(right)) return 'edition'
  if (/前$/.test(left) && !/(?:提前|[目之以年日月周天底末初旬节会汛冬期度学]前)$/.test(left)) return 'rank'
  if (/(?:排名|位居|位列|名列|列)(?:全市|全区|全国|本市|本区|中心城区)?$/.test(left)) return 'rank'
  if (numeral.bare && digits.length >= 7 && (digits.length >= 11 || !measure)) return 'telephone'
  if (
    /(?:电话|热线|手机|拨打|致电|传真|邮编|编号|微信号|账号|证号|QQ|QQ群|咨询|门牌|邮政编码)[:为是号]{0,2}$/.test(
      left,
    ) &&
    numeral.bare &&
    !measure
  ) {
    return 'telephone'
  }
  if (/^-\d{3,}/.test(right) || /\d{3,}-$/.test(left)) return 'telephone'
  // A cell of a table that holds nothing but the figure: 120 is a number there.
  if (/\t$/.test(left) && /^(?:\t|$)/.test(right) && !measure) return null
  if (numeral.bare && digits.length >= 3 && digits.length <= 6 && HOTLINE.test(right) && !measure)
    return 'hotline'
  if (numeral.bare && KNOWN_HOTLINES.test(digits) && !measure) return 'hotline'
  if (
    /(?:^|[。;:(,])$/.test(before) &&
    value <= 60 &&
    numeral.bare &&
    /^(?:[、.](?!\d)|[)])/.test(right) &&
    !measure
  ) {
    return 'list number'
  }
  if (/每$/.test(left)) return 'per'
  if (/(?:星期|周|礼拜)$/.test(left) && !measure && value <= 7) return 'weekday'
  if (measure) return refuseMeasured(norm, numeral, measure, left)
  if (/(?:由|从)[^,。;]{0,8}$/.test(left) && /^(?:增|提|升|降|减|扩|缩|压|调|拓|上升|下降)/.test(right))
    return null
  // 新增500车位: what a verb of making takes as its object is a number of things, even without a measure word.
  if (
    (endsInDeed(left.slice(-8)) || /(?:涉及|共有|共计|覆盖)$/.test(left)) &&
    /^[一-鿿]{2}/.test(right) &&
    value >= 2 &&
    !/^(?:年|月|日|号|后|级)/.test(right)
  )
    return null
  // A figure without measure word counts only where it can be nothing else.
  if (numeral.more || numeral.about || !numeral.bare) return /^[时]/.test(right) ? 'time' : null
  if (/^$|^[,。;、)\t\n]/.test(right)) {
    return /(?:率|度|分|数|量|为|达|达到|至|到|约|近|超|于|逾|计|共|:|\t|[)])$/.test(left) || left === ''
      ? null
      : 'bare figure'
  }
  if (
    /^(?:居民区|居委|小区|社区|网格|楼组|楼宇|村居|居村|单位|企业|项目|街镇|街道|片区|点位|家庭|支部|党支部)/.test(
      right,
    )
  ) {
    return /^(?:街道|社区)/.test(right) ? 'name' : null
  }
  return 'bare figure'
}

/** 联系人：佟九成 */
export function namesPerson(left: string): boolean {
  return /(?:联系人|经办人|负责人|记者|通讯员|署名|作者|摄影|编辑)[:\s]{0,2}[一-鿿]{0,2}$/.test(left)
}
