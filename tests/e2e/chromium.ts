import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { chineseFonts } from './fonts.ts'

const root = join(import.meta.dirname, '..', '..')
const cache = join(root, '.cache')

/** Without the last four Chromium looks for its maker's hosts at every start. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** Chromium with Chinese in it: the system's own where there is one, else the one out of the npm package. */
export async function openChromium(): Promise<Browser> {
  const fonts = await chineseFonts(cache)
  const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  env.FONTCONFIG_FILE = fonts
  if (system) return chromium.launch({ executablePath: system, args: flags, env })
  const folder = await unpackedChromium()
  const libraries = [join(folder, 'al2023', 'lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  try {
    return await chromium.launch({ executablePath: join(folder, 'chromium'), args: flags, env })
  } catch (error) {
    // A machine without the libraries of a browser (libnss3 and its kin): the package brings them.
    if (!/error while loading shared libraries/.test(String(error))) throw error
    return chromium.launch({
      executablePath: join(folder, 'chromium'),
      args: flags,
      env: { ...env, LD_LIBRARY_PATH: libraries },
    })
  }
}

/**
 * Unpacks the packaged browser once, under its version. The package unpacks into the system's temporary folder and takes
 * whatever lies there for whole; here it works in a folder of its own, which gets its name only when it is complete.
 */
async function unpackedChromium(): Promise<string> {
  const manifest = createRequire(import.meta.url)
    .resolve('@sparticuz/chromium')
    .replace(/[\\/]build[\\/].*$/, '/package.json')
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string }
  const whole = join(cache, `chromium-${version}`)
  if (existsSync(whole)) return whole
  const making = `${whole}.${process.pid}`
  await mkdir(making, { recursive: true })
  const former = { ...process.env }
  Object.assign(process.env, { TMPDIR: making, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' })
  try {
    const { default: packaged } = await import('@sparticuz/chromium')
    await packaged.executablePath()
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) {
      if (former[name] === undefined) delete process.env[name]
      else process.env[name] = former[name]
    }
  }
  await rename(making, whole).catch(async (error: unknown) => {
    // Another run was faster.
    await rm(making, { recursive: true, force: true })
    if (!existsSync(whole)) throw error
  })
  return whole
}
