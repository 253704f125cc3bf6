import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../platform/db/embedded.ts'
import { buildTemplates, type TestDatabase } from './template.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    database: TestDatabase
  }
}

/**
 * Before the first database test: one own PostgreSQL that forgets on a power cut (or the one DATABASE_URL names), and in it a
 * template that holds both trees and the cast. Every house is a clone of it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'lilong-tests-'))
  const silent = () => undefined
  const embedded = process.env.DATABASE_URL
    ? null
    : await startEmbedded({ dataDir: join(folder, 'data'), log: silent, durable: false })
  try {
    const { database, drop } = await buildTemplates(process.env.DATABASE_URL ?? embedded!.url, folder)
    project.provide('database', database)
    return async () => {
      await drop()
      await embedded?.stop()
      await rm(folder, { recursive: true, force: true })
    }
  } catch (error) {
    await embedded?.stop()
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}
