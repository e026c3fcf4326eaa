import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv, type Plugin } from 'vite'
import { checkEnv, type Config } from './src/config-rules.ts'
import { prerender } from './prerender/prerender.ts'
import { messages } from './src/i18n/plugin.ts'
import { serviceWorker } from './worker/plugin.ts'

const envPrefix = ['VITE_', 'REACT_APP_']

/** What every form and most pages are made of: a chunk of its own each would cost more than it holds. */
const FORM =
  /src\/(ui\/(Field|TextField|PageHeader|Skeleton)\.tsx|parts\/(useForm\.ts|failure\.ts|focus\.ts|CodeField\.tsx|CredentialFields\.tsx))$/
const PICTURES = /src\/ui\/(Face|RoseFlower)\.tsx$/

/** `skills.sw` of a catalogue: a name of its own, by which the worker knows it in the next build. */
const wordsOf = (id: string | null) => id && /([\w-]+)\/locales\/(en|sw)\.json$/.exec(id)?.slice(1).join('.')

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
      settle(config),
      prerender([config.tokenStorageKey, config.refreshTokenKey, config.userStorageKey]),
      serviceWorker(config.enableServiceWorker),
    ],
    // The landing page's style stands in index.html and the rest in code, so no chunk may ask for a file of it.
    build: {
      manifest: true,
      cssCodeSplit: false,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: {
          chunkFileNames: ({ facadeModuleId }) => `assets/${wordsOf(facadeModuleId) ?? '[name]'}-[hash:7].js`,
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              // Names no other file of ours, so its own name stays from build to build and a phone fetches it once.
              { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
              { name: 'form', test: FORM },
              { name: 'pictures', test: PICTURES },
            ],
          },
        },
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
