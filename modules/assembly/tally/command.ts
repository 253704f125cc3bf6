import { readFile } from 'node:fs/promises'
import { readTally, tally, WrongInput } from '../rules.ts'

/**
 * `tally FILE.json`: recounts a vote from a file and prints the result as one JSON object. Returns the exit code: 0 when counted, 2 with
 * one line when the file or what stands in it cannot be counted.
 */
export async function tallyFile(args: string[]): Promise<number> {
  const [file] = args
  if (args.length !== 1 || file === undefined || file.startsWith('--'))
    return complain('用法：tally FILE.json')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))
  } catch (error) {
    if (error instanceof TypeError) return complain(`${file}：文件不是 UTF-8 文字，请另存后再试。`)
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return complain(`${file}：${code === 'ENOENT' ? '找不到这个文件。' : '无法读取这个文件。'}`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return complain(`${file}：内容不是 JSON，请核对文件。`)
  }
  try {
    await print(`${JSON.stringify(tally(readTally(value)), null, 2)}\n`)
    return 0
  } catch (error) {
    if (error instanceof WrongInput) return complain(`${file}：${error.message}`)
    throw error
  }
}

/** One line, whatever was written in the file: names in it may hold line breaks and signs that steer a terminal. */
function complain(line: string): number {
  process.stderr.write(`${line.replace(/[\s\p{Cc}]+/gu, ' ')}\n`)
  return 2
}

/** Waits for the pipe: exiting before it has drained would cut a long answer short. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}
