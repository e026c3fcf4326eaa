import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: ['contract/**/*.test.ts', 'backend/**/*.test.ts', 'e2e/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        extends: './frontend/vite.config.ts',
        test: {
          name: 'frontend',
          environment: 'jsdom',
          include: ['frontend/src/**/*.test.{ts,tsx}'],
          setupFiles: ['frontend/src/testing/setup.ts'],
          testTimeout: 20_000,
        },
      },
    ],
  },
})
