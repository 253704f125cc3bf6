/** Invented names for those whom the stage needs and no story tells: the same names, in the same order, every time. */

const surnames = [...'陆蒋韩唐冯程曹袁邓许傅沈彭吕苏卢贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金']
const first = [...'佳文思若静云海晓建国志立雨明春秀丽永庆荣']
const second = [...'敏宁彬琳轩萍涛珍梅昊兰莹晨杰芳博倩森燕']

/** Names without end, none twice. */
export function* inventNames(): Generator<string, never> {
  const given = new Set<string>()
  for (let i = 0; ; i++) {
    const round = Math.floor(i / surnames.length)
    const name = [
      surnames[(i * 17) % surnames.length],
      first[(i * 7 + round) % first.length],
      second[(i * 5 + round * 3) % second.length],
    ].join('')
    if (given.has(name)) continue
    given.add(name)
    yield name
  }
}
