import { readFile } from 'node:fs/promises'
import type { PublishedPoll } from '../rules/published.ts'
import { verifyPublished } from '../rules/verifying.ts'

const usage = '用法：verify-poll FILE [--digest 校验码]'

/**
 * `verify-poll FILE [--digest D]`: counts the file of a closed poll again. Returns the exit code: 0 when everything agrees, 1 when
 * something differs (every place is named), 2 when it is no such file or the command is wrong.
 */
export async function verifyPollFile(args: string[]): Promise<number> {
  const at = args.indexOf('--digest')
  const wanted = at < 0 ? null : (args[at + 1] ?? '')
  const files = at < 0 ? args : args.toSpliced(at, 2)
  const [file] = files
  if (files.length !== 1 || file === undefined || file.startsWith('--')) return refuse(usage)
  if (wanted !== null && !/^[0-9a-f]{64}$/i.test(wanted))
    return refuse(`校验码应为 64 位十六进制数字。${usage}`)
  let text: string
  try {
    // Unreadable bytes and a byte order mark stay visible, so that they are found.
    text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readFile(file))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return refuse(`${file}：${code === 'ENOENT' ? '找不到这个文件。' : '无法读取这个文件。'}`)
  }
  const { isPoll, poll, digest, faults } = verifyPublished(text)
  if (!isPoll) return refuse(`${file}：这不是公布的表决结果文件。`)
  const lines = [
    ...(poll === null ? [] : headOf(poll)),
    ...(faults.length === 0 ? ['核对无误：重新计票与公布的结果一致，文件没有改动。'] : []),
    ...(faults.length > 0 ? [`核对不一致，共 ${faults.length} 处：`] : []),
    ...faults.map(({ place, what }) => `　${place}：${what}。`),
    ...(digest === null ? [] : [`校验码 ${digest}`]),
  ]
  const differs = wanted !== null && wanted.toLowerCase() !== digest
  if (wanted === null && faults.length === 0)
    lines.push('请与监票人签名的结果单上的校验码比对；整份重做的文件只有这样才能发现。')
  if (differs) lines.push(`校验码与给出的不一致：${wanted?.toLowerCase()}。这不是结果单所指的那份文件。`)
  else if (wanted !== null) lines.push('校验码与给出的一致。')
  await print(`${lines.map(onOneLine).join('\n')}\n`)
  return faults.length > 0 || differs ? 1 : 0
}

function headOf(poll: PublishedPoll): string[] {
  const { body, session, number, question } = poll.poll
  const papers = poll.boxes.length === 0 ? '' : `，票箱 ${poll.boxes.length} 个`
  return [
    `${body}　${session}　第 ${number} 号表决　第 ${poll.round.ordinal} 轮`,
    question,
    `电子选票 ${poll.ballots.length} 张${papers}`,
    ...(poll.result === null ? [] : [poll.result.verdict]),
    ...(poll.voided === null ? [] : [`本次表决已作废：${poll.voided.reason}`]),
  ].map((line) => line.replace(/\s*[\r\n]+\s*/g, ' '))
}

/** What stands in a file may hold line breaks and signs that steer a terminal. */
function onOneLine(line: string): string {
  return line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

function refuse(line: string): number {
  process.stderr.write(`${onOneLine(line)}\n`)
  return 2
}

/** Waits for the pipe: exiting before it has drained would cut a long answer short. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
