import { join } from 'node:path'
import { build } from 'vite'
import type { Build } from './build.ts'

/** Writes `sw.js` into this folder: the worker of a build or, without one, the worker that takes away an earlier one. */
export async function writeWorker(outDir: string, told: Build | null): Promise<void> {
  await build({
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    root: import.meta.dirname,
    define: { BUILD: JSON.stringify(told) },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: join(import.meta.dirname, told ? 'sw.ts' : 'off.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  })
}
