import { describe, expect, it } from 'vitest'
import { ConfigProblem, readConfig } from './config.ts'

const read = (env: Record<string, string>) => readConfig({ HOME: '/home/you', ...env }, '/srv/lilong')

function mistakesOf(env: Record<string, string>): string[] {
  try {
    read(env)
  } catch (problem) {
    if (problem instanceof ConfigProblem) return problem.lines
    throw problem
  }
  return []
}

describe('the environment', () => {
  it('needs nothing: an empty one gives the defaults, with the key outside the data', () => {
    expect(read({})).toEqual({
      host: '127.0.0.1',
      port: 4300,
      dataDir: '/srv/lilong/data',
      databaseUrl: null,
      keyFile: expect.stringMatching(/^\/home\/you\/\.config\/lilong\/data-[0-9a-f]{12}\.key$/),
      demo: true,
      demoPassword: null,
      trustProxy: [],
      metrics: null,
    })
  })

  it('says everything it can say', () => {
    const config = read({
      PORT: '8080',
      HOST: '::',
      LILONG_DATA: '/var/lib/lilong',
      DATABASE_URL: 'postgres://lilong:secret@db.example:5432/lilong',
      LILONG_KEY_FILE: '/etc/lilong/vault.key',
      LILONG_DEMO: 'off',
      LILONG_DEMO_PASSWORD: '渡口的桂花开了八月',
      LILONG_TRUST_PROXY: '10.0.0.1, 192.168.0.0/16 ::1',
      LILONG_METRICS: '[::1]:9464',
    })
    expect(config).toEqual({
      host: '::',
      port: 8080,
      dataDir: '/var/lib/lilong',
      databaseUrl: 'postgres://lilong:secret@db.example:5432/lilong',
      keyFile: '/etc/lilong/vault.key',
      demo: false,
      demoPassword: '渡口的桂花开了八月',
      trustProxy: ['10.0.0.1', '192.168.0.0/16', '::1'],
      metrics: { host: '::1', port: 9464 },
    })
  })

  it('is told all its mistakes at once, a line each', () => {
    const lines = mistakesOf({
      PORT: '70000',
      HOST: 'http://example',
      DATABASE_URL: 'mysql://root@db/lilong',
      LILONG_DEMO: 'maybe',
      LILONG_DEMO_PASSWORD: 'short',
      LILONG_TRUST_PROXY: 'everyone',
      LILONG_METRICS: 'example:99999',
      LILONG_KEY_FILE: 'data/vault.key',
    })
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'HOST',
      'DATABASE_URL',
      'LILONG_KEY_FILE',
      'LILONG_DEMO',
      'LILONG_DEMO_PASSWORD',
      'LILONG_TRUST_PROXY',
      'LILONG_METRICS',
    ])
  })

  it('keeps no key inside the data, neither by setting nor by default', () => {
    expect(mistakesOf({ LILONG_DATA: '/vol', LILONG_KEY_FILE: '/vol/keys/../vault.key' })).toHaveLength(1)
    expect(mistakesOf({ LILONG_DATA: '/vol', LILONG_KEY_FILE: '/vol-keys/vault.key' })).toEqual([])
    expect(mistakesOf({ LILONG_DATA: '/vol', LILONG_KEY_FILE: '/vol/..vault.key' })).toHaveLength(1)
    expect(mistakesOf({ LILONG_DATA: '/home/you' })[0]).toContain('set LILONG_KEY_FILE')
  })

  it('gives two data folders two keys', () => {
    expect(read({ LILONG_DATA: '/a/data' }).keyFile).not.toBe(read({ LILONG_DATA: '/b/data' }).keyFile)
  })

  it('points out a misspelt setting with the nearest name', () => {
    expect(mistakesOf({ LILONG_DEMO_PASWORD: 'a long password' })).toEqual([
      'LILONG_DEMO_PASWORD is not a setting of Lilong; did you mean LILONG_DEMO_PASSWORD?',
    ])
    expect(mistakesOf({ LILONG_KEYFILE: '/x' })[0]).toContain('LILONG_KEY_FILE?')
  })

  it('repeats no secret in what it says', () => {
    const told = mistakesOf({
      DATABASE_URL: 'postgres//lilong:tOpSeCrEt@db',
      LILONG_DEMO_PASSWORD: 'tOp',
      LILONG_DATA: '/d',
    }).join('\n')
    expect(told).not.toBe('')
    expect(told).not.toContain('tOp')
  })

  it('refuses ports that are not whole numbers', () => {
    for (const port of ['80.5', '-1', '0x50', '1e3', 'http'])
      expect(mistakesOf({ PORT: port })).toHaveLength(1)
    expect(read({ PORT: '0' }).port).toBe(0)
    expect(read({ PORT: '' }).port).toBe(4300)
  })
})
