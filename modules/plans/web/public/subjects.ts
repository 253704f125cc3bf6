/**
 * What is counted, as far as a sentence can use it. The reader of plans takes the words around a number, and they do not always
 * name a thing: a verb that begins the next words (分类单元开展), a sentence with its own verb (老旧小区配发应急包), a place. What names
 * nothing is null, and whoever speaks falls back to the quoted number.
 */
const endsInVerb =
  /(开展|实施|进行|推进|举办|完成|提供|纳入|做到|达到|实现|组织|落实|建立|加强|提升|确保|力争|不少于|不低于|以及|及其|其中|和|与|的|等|全年|年内|每年)$/
const innerVerb = /^.{2,}?(配发|配备|配置|安装|加装|更换|发放|新建|新增|增设|改建|修建|布置)(?=.{2,})/
const isPlace = /^(?:.{1,4}(?:[一二三四五六七八九十新]村|里|苑)|.{2,6}街道)$/

export function clearSubject(subject: string | null): string | null {
  const said = subject?.trim() ?? ''
  if (said === '' || endsInVerb.test(said) || isPlace.test(said)) return null
  const after = innerVerb.exec(said)
  return after ? said.slice(after[0].length) : said
}
