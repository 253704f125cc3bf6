import { readFile, stat } from 'node:fs/promises'
import { type DecodeRefusal, decodePlan, LARGEST_FILE_BYTES } from './decode.ts'
import { readPlan, toPlanJson } from './index.ts'
import type { PlanReading, Quantity } from './reading.ts'

const WORDS: Readonly<Record<DecodeRefusal, string>> = {
  empty: '文件是空的，里面没有文字。',
  'too-large': '文件超过 20 MB，请只保留计划正文后再试。',
  'old-word': '这是旧版 Word（.doc）文件，请在 Word 里另存为 .docx 后再试。',
  pdf: '这是 PDF 文件，请复制其中的文字，存成 .txt 后再试。',
  archive: '这是压缩包或其他办公文件，请取出其中的 .docx 或 .txt 后再试。',
  binary: '文件里不是文字，请确认选对了文件。',
  encrypted: '文件设有打开密码，请去掉密码后再试。',
  damaged: '这个 Word 文件已损坏，请重新另存一份后再试。',
  'unknown-encoding': '认不出文件的文字编码，请存成 UTF-8 后再试。',
}

/**
 * `import-plan FILE [--json]`: prints what was read and returns the exit code: 0 when read, 1 with one line when the
 * file cannot be read, 2 when the command itself is wrong.
 */
export async function importPlan(args: string[]): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('--'))
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json')
  if (files.length !== 1 || unknown !== undefined) {
    process.stderr.write('用法：import-plan FILE [--json]\n')
    return 2
  }
  const file = files[0] ?? ''
  let bytes: Uint8Array
  try {
    const facts = await stat(file)
    if (!facts.isFile()) return complain(`${file}：不是文件。`)
    if (facts.size > LARGEST_FILE_BYTES) return complain(`${file}：${WORDS['too-large']}`)
    bytes = await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return complain(`${file}：${code === 'ENOENT' ? '找不到这个文件。' : '无法读取这个文件。'}`)
  }
  const decoded = await decodePlan(bytes)
  if (!decoded.ok) return complain(`${file}：${WORDS[decoded.reason]}`)
  const reading = readPlan(decoded.source)
  await print(
    args.includes('--json') ? `${JSON.stringify(toPlanJson(reading), null, 2)}\n` : tableOf(reading),
  )
  return 0
}

/** What was read, one line per quantity under its item, for reading in a terminal. */
export function tableOf(reading: PlanReading): string {
  const lines = [`${reading.title ?? '（无标题）'}${reading.year === null ? '' : `　${reading.year}`}`]
  let category: string | null = null
  for (const item of reading.items) {
    if (item.category !== category) {
      category = item.category
      if (category !== null) lines.push('', `## ${category}`)
    }
    lines.push('', `${item.number === null ? '·' : `${item.number}.`} ${item.text}`)
    for (const [index, target] of item.targets.entries()) lines.push(`    [${index}] ${lineOf(target)}`)
  }
  return `${lines.join('\n')}\n`
}

const ROLE_WORDS = { target: '目标', scope: '范围', attribute: '条件', statistic: '背景' } as const

function lineOf(target: Quantity): string {
  const amount = `${target.comparator === '=' ? '' : target.comparator}${target.value}${target.max === null ? '' : `–${target.max}`}`
  const notes = [
    target.baseline === null ? '' : `原为 ${target.baseline}`,
    target.per === null ? '' : `每${target.per}`,
    target.partOf === null ? '' : `属于 [${target.partOf}]`,
  ].filter((note) => note !== '')
  const unit = target.unit ?? ''
  const subject = target.subject === null ? '' : `　${target.subject}`
  return `${ROLE_WORDS[target.role]}　${amount} ${unit}${subject}${notes.length === 0 ? '' : `（${notes.join('，')}）`}`
}

function complain(line: string): number {
  process.stderr.write(`${line}\n`)
  return 1
}

/** Waits for the pipe: exiting before it has drained would cut a long reading short. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
