import { defineConfig } from 'vitest/config'

/** Three kinds of test, told apart by their names; the house tests are unit tests about the house. */
export default defineConfig({
  test: {
    // Tests run beside a running `npm start` on a machine of two cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          // Property tests try thousands of cases; on a busy machine they take their time.
          testTimeout: 60_000,
          include: ['**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/chance.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**', 'dist/**', 'data/**'],
        },
      },
      {
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          setupFiles: ['tests/support/chance.ts'],
          globalSetup: ['tests/support/database.ts'],
          exclude: ['**/node_modules/**', 'dist/**', 'data/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          globalSetup: ['tests/support/database.ts'],
          include: ['**/*.e2e.ts'],
          exclude: ['**/node_modules/**', 'dist/**', 'data/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser at a time: two of them on two cores only wait for each other.
          fileParallelism: false,
        },
      },
    ],
  },
})
