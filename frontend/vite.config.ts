import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv, type Plugin } from 'vite'
import { checkEnv, type Config } from './src/config-rules.ts'
import { chunkFileNames, groups, leaner, preloads } from './prerender/chunks.ts'
import { prerender } from './prerender/prerender.ts'
import { messages } from './src/i18n/plugin.ts'
import { serviceWorker } from './worker/plugin.ts'

const envPrefix = ['VITE_', 'REACT_APP_']

/** The build has applied the rules to the environment, so the page gets what they gave and not the rules. */
const settle = (config: Config): Plugin => ({
  name: 'taji-config',
  apply: 'build',
  load: {
    filter: { id: /\/src\/config\.ts$/ },
    handler: () => `export const config = ${JSON.stringify(config)}`,
  },
})

export default defineConfig(({ mode }) => {
  const config = checkEnv(loadEnv(mode, import.meta.dirname, envPrefix))
  return {
    envDir: import.meta.dirname,
    envPrefix,
    plugins: [
      react(),
      tailwind(),
      messages(),
      leaner(),
      preloads(),
      settle(config),
      prerender([config.tokenStorageKey, config.refreshTokenKey, config.userStorageKey]),
      serviceWorker(config.enableServiceWorker),
    ],
    // The landing page's style stands in index.html and the rest in code, so no chunk may ask for a file of it.
    build: {
      manifest: true,
      cssCodeSplit: false,
      rolldownOptions: {
        output: { chunkFileNames, codeSplitting: { includeDependenciesRecursively: false, groups } },
      },
    },
    server: {
      port: 5173,
      strictPort: true,
      proxy: {
        '/api': {
          target: `http://localhost:${process.env.GATEWAY_PORT ?? 8000}`,
          changeOrigin: true,
          secure: false,
        },
      },
    },
  }
})
