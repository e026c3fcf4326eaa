import type { Plugin } from 'vite'

/** These files of ours. */
const own = (...names: string[]) => `/src/(${names.join('|')})(\\.tsx?|\\.css\\?inline)$`

/**
 * What stands together in a file. A file's name says what is in it, and stands in each file that fetches it, so a change
 * travels upwards: from a page to Inside, to AppRoot, to the entry. It ends there, as nothing that pages import stands in
 * these: it is in `base`, `shell` and `signed-in`, which fetch no page. `npm run size` says how far a change goes.
 */
export const groups = [
  // Names no other file of ours, so its own name stays from build to build and a phone fetches it once.
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  {
    name: 'base',
    test: RegExp(
      [
        'preload-helper',
        'node_modules/(react-router|@lingui|zustand)/',
        own('paths|config|LoadFailed|i18n/i18n', 'stores/(session|preferences)', 'ui/Link', 'utils/storage'),
      ].join('|'),
    ),
  },
  {
    name: 'shell',
    test: RegExp(
      own('app/(style|Waiting|layouts/SkipLink)', 'styles/app|ui/Nav|parts/LanguagePicker', 'utils/(own-path|patch)'),
    ),
  },
  {
    name: 'signed-in',
    test: RegExp(
      own(
        'parts/(learning|DeletionBanner|SyncStatus|player/useSavesData)',
        'ui/SyncDot|contexts/RealTimeContext|hooks/useWebSocket|services/realtime/connection',
      ),
    ),
  },
  // What every form and most pages are made of: a chunk of its own each would cost more than it holds.
  {
    name: 'form',
    test: RegExp(
      own('ui/(Field|TextField|PageHeader|Skeleton)', 'parts/(useForm|failure|focus|CodeField|CredentialFields)'),
    ),
  },
  { name: 'pictures', test: RegExp(own('ui/(Face|RoseFlower)')) },
]

/** `skills.sw` of a catalogue: a name of its own, by which the worker knows it in the next build. */
const wordsOf = (id: string | null) => id && /([\w-]+)\/locales\/(en|sw)\.json$/.exec(id)?.slice(1).join('.')

export const chunkFileNames = ({ facadeModuleId }: { facadeModuleId: string | null }) =>
  `assets/${wordsOf(facadeModuleId) ?? '[name]'}-[hash:7].js`

type Bundle = Readonly<Record<string, { type: string; imports?: string[] }>>

/** A file of the build and all that it imports statically. */
function startedWith(bundle: Bundle, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const each of bundle[file]?.imports ?? []) startedWith(bundle, each, found)
  return found
}

/** The files that a page needs are fetched along with it: but for those that whoever asks for it has already. */
export function preloads() {
  const there = new Map<string, Set<string>>()
  const resolveDependencies = (_: string, files: string[], { hostId }: { hostId: string }) =>
    files.filter((file) => !there.get(hostId)?.has(file))
  return {
    name: 'taji-preloads',
    apply: 'build',
    config: () => ({ build: { modulePreload: { polyfill: false, resolveDependencies } } }),
    generateBundle: {
      order: 'pre',
      handler(_: unknown, bundle: Bundle) {
        for (const file of Object.keys(bundle)) there.set(file, startedWith(bundle, file))
      },
    },
  } satisfies Plugin
}

/**
 * Two packages hold what never runs here. Axios sends by XMLHttpRequest wherever there is one, so its way by fetch goes
 * (4 kB; axios itself says so where a way to send is missing). The router warns developers unless its own production
 * build is taken, which its package names to nobody.
 */
export const leaner = (): Plugin => ({
  name: 'taji-leaner',
  apply: 'build',
  enforce: 'pre',
  resolveId: {
    filter: { id: /^react-router-dom$/ },
    async handler(id, importer, options) {
      const found = await this.resolve('react-router', importer, options)
      return found && { ...found, id: found.id.replace('/development/', '/production/') }
    },
  },
  load: {
    filter: { id: /\/axios\/lib\/adapters\/fetch\.js$/ },
    handler: () => 'export const getFetch = () => null',
  },
})
