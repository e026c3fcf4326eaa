import { defineConfig } from 'vitest/config'

const root = import.meta.dirname

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
          testTimeout: 20_000,
        },
      },
      {
        extends: './frontend/vite.config.ts',
        test: {
          name: 'frontend',
          isolate: false,
          root,
          environment: 'jsdom',
          include: ['frontend/{src,prerender}/**/*.test.{ts,tsx}'],
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
