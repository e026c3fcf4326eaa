import { defineConfig } from 'vitest/config'

const root = import.meta.dirname

/** These start programs, kill them and wait for ports; they are left out of the quick check. */
const processes = [
  'backend/scripts/start.test.ts',
  'backend/src/server.test.ts',
  'backend/src/auth/sessions.test.ts',
  'backend/src/careers/career-algorithm.test.ts',
  'backend/src/content/wire.test.ts',
  'backend/src/host/{kill,lock,mailbox}.test.ts',
]

export default defineConfig({
  test: {
    // As many as there are cores; left to itself Vitest keeps one back.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          isolate: false,
          root,
          environment: 'node',
          include: ['contract/**/*.test.ts', 'backend/**/*.test.ts', 'e2e/*.test.ts'],
          exclude: ['**/node_modules/**', ...processes],
          testTimeout: 20_000,
        },
      },
      { test: { name: 'processes', root, environment: 'node', include: processes, testTimeout: 20_000 } },
      {
        extends: './frontend/vite.config.ts',
        test: {
          name: 'frontend',
          isolate: false,
          root,
          environment: 'jsdom',
          include: ['frontend/{src,prerender,worker}/**/*.test.{ts,tsx}'],
          setupFiles: ['frontend/src/testing/setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'journeys',
          root,
          environment: 'node',
          include: ['e2e/journeys/*.test.ts'],
          globalSetup: ['e2e/journeys/setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
