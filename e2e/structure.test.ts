import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const at = (path: string) => relative(root, path).replaceAll('\\', '/')

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => at(join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|\/)(node_modules|dist)\//.test(path))
}

const files = ['contract', 'backend', 'frontend'].flatMap(filesUnder)

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"()]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/g

/** Every import as a path of this project, or the package's name where it is one. */
function importsOf(path: string): Import[] {
  const text = readFileSync(join(root, path), 'utf8')
  return Array.from(text.matchAll(IMPORT), ([, type, a, b, c]) => {
    const to = a ?? b ?? c ?? ''
    const own = to.replace(
      /^@tajiconnect\/(contract|backend)\/(.*)$/,
      (_, part: string, rest: string) => `${part}/src/${rest}.ts`,
    )
    return {
      from: path,
      to: to.startsWith('.') ? at(resolve(root, dirname(path), to)) : own,
      typeOnly: type !== undefined || text.slice(0, text.indexOf(to) - 1).endsWith('typeof import('),
    }
  })
}

const imports = files.flatMap(importsOf)
const isTest = (path: string) => /\.test\.tsx?$/.test(path) || path.startsWith('frontend/src/testing/')
const say = ({ from, to }: Import) => `${from} → ${to}`
const forbidden = (rule: (one: Import) => boolean) => imports.filter(rule).map(say)

/** Each layer may import itself and what stands before it. */
const LAYERS: [name: string, pattern: RegExp][] = [
  ['contract', /^contract\//],
  ['ground', /^frontend\/src\/(config|config-rules|paths)\.ts$|^frontend\/src\/utils\/(?!cache\.ts)/],
  ['i18n', /^frontend\/src\/i18n\//],
  ['ui', /^frontend\/src\/ui\//],
  ['services', /^frontend\/src\/(services|stores|hooks|contexts)\/|^frontend\/src\/utils\/cache\.ts$/],
  ['parts', /^frontend\/src\/parts\//],
  ['features', /^frontend\/src\/features\//],
  ['app', /^frontend\/src\/(app\/|[A-Z]\w+\.tsx$|main\.tsx$)/],
]
const layerOf = (path: string) => LAYERS.findIndex(([, pattern]) => pattern.test(path))

test('imports in the SPA run one way', () => {
  const upward = ({ from, to }: Import) => {
    const [a, b] = [layerOf(from), layerOf(to)]
    return a >= 0 && b > a && !isTest(from)
  }
  // Types of every catalogue are gathered in one place; they are gone once compiled.
  expect(forbidden((one) => upward(one) && !(one.from === 'frontend/src/i18n/messages.ts'))).toEqual([])
})

test('every file of the SPA has its layer', () => {
  const known = (path: string) =>
    layerOf(path) >= 0 || isTest(path) || /^frontend\/(vite\.config|scripts\/|prerender\/|worker\/)/.test(path)
  expect(files.filter((path) => path.startsWith('frontend/') && !path.endsWith('.d.ts') && !known(path))).toEqual([])
})

test('features do not import each other', () => {
  const feature = (path: string) => /^frontend\/src\/features\/([^/]+)\//.exec(path)?.[1]
  expect(forbidden(({ from, to }) => Boolean(feature(from) && feature(to) && feature(from) !== feature(to)))).toEqual(
    [],
  )
})

test('ui knows no router, no queries, no words and no contract at run time', () => {
  const wanted = /^(react|react\/.*|react-dom)$|^frontend\/src\/ui\//
  expect(
    forbidden(
      ({ from, to, typeOnly }) => from.startsWith('frontend/src/ui/') && !isTest(from) && !typeOnly && !wanted.test(to),
    ),
  ).toEqual([])
})

test('the contract imports zod, the memory of the learner model, and itself', () => {
  const wanted = (from: string) =>
    from === 'contract/src/learner/memory.ts' ? /^ts-fsrs$|^contract\// : /^zod\/mini$|^contract\//
  expect(forbidden(({ from, to }) => from.startsWith('contract/') && !isTest(from) && !wanted(from).test(to))).toEqual(
    [],
  )
})

test('the backend knows nothing of the SPA, and the SPA of the backend only in its tests', () => {
  expect(forbidden(({ from, to }) => from.startsWith('backend/') && to.startsWith('frontend/'))).toEqual([])
  expect(
    forbidden(
      ({ from, to }) =>
        from.startsWith('frontend/') && to.startsWith('backend/') && !from.startsWith('frontend/src/testing/'),
    ),
  ).toEqual([])
})

test('no schema reaches the phone: the SPA takes only types and plain lists from the contract', () => {
  const plain = new Set(
    files.filter((path) => path.startsWith('contract/') && !importsOf(path).some(({ to }) => to.startsWith('zod'))),
  )
  const reaches = (path: string, seen = new Set<string>()): boolean => {
    if (seen.has(path)) return false
    seen.add(path)
    return (
      !plain.has(path) ||
      importsOf(path).some(({ to, typeOnly }) => !typeOnly && to.startsWith('contract/') && reaches(to, seen))
    )
  }
  expect(
    forbidden(
      ({ from, to, typeOnly }) =>
        from.startsWith('frontend/src/') && !isTest(from) && !typeOnly && to.startsWith('contract/') && reaches(to),
    ),
  ).toEqual([])
  expect(
    forbidden(({ from, to }) => from.startsWith('frontend/src/') && !isTest(from) && to.startsWith('zod')),
  ).toEqual([])
})

test('the gateway runs anywhere: nothing it loads is a Node module or the Node host', () => {
  const seen = new Set<string>()
  const walk = (path: string): string[] => {
    if (seen.has(path) || !existsSync(join(root, path))) return []
    seen.add(path)
    return importsOf(path)
      .filter(({ typeOnly }) => !typeOnly)
      .flatMap((one) =>
        /^node:|^ws$|^json-server|^lowdb|@hono\/node-server|argon2|^backend\/src\/host\//.test(one.to)
          ? [say(one)]
          : walk(one.to),
      )
  }
  expect(walk('backend/src/gateway.ts')).toEqual([])
  expect(seen.size).toBeGreaterThan(30)
})

/** The files whose classes a sheet has rules for: those of its `@source` lines, with `*`, `**` and `{a,b}`. */
function sourcesOf(sheet: string): string[] {
  const folder = 'frontend/src/styles'
  const text = readFileSync(join(root, folder, sheet), 'utf8')
  const globs = Array.from(text.matchAll(/^@source '(.+)';$/gm), ([, glob = '']) => {
    const pattern = at(resolve(root, folder, glob)).replace(
      /[.{},]|\*\*\/|\*/g,
      (part) => ({ '{': '(', '}': ')', ',': '|', '**/': '(.*/)?', '*': '[^/]*' })[part] ?? '\\.',
    )
    return new RegExp(`^${pattern}$`)
  })
  return files.filter((path) => !isTest(path) && globs.some((glob) => glob.test(path)))
}

/** The markup that is fetched from the start, up to where another sheet comes along. */
function markupUpTo(stop: string): string[] {
  const seen = new Set<string>()
  const walk = (path: string) => {
    if (seen.has(path) || path === stop || !existsSync(join(root, path))) return
    seen.add(path)
    for (const { to } of importsOf(path)) walk(to)
  }
  walk('frontend/src/main.tsx')
  return [...seen].filter((path) => path.endsWith('.tsx'))
}

test.each([
  ['landing.css', 'frontend/src/app/AppRoot.tsx'],
  ['app.css', 'frontend/src/app/Inside.tsx'],
  ['inside.css', ''],
])('%s has the classes of all that is shown until the next sheet comes', (sheet, next) => {
  const sources = new Set(sourcesOf(sheet))
  expect(markupUpTo(next).filter((path) => !sources.has(path))).toEqual([])
})

test.each([
  ['landing.css', 'frontend/src/app/AppRoot.tsx'],
  ['app.css', 'frontend/src/app/Inside.tsx'],
])('%s has no classes of anything else', (sheet, next) => {
  expect(sourcesOf(sheet).toSorted()).toEqual(markupUpTo(next).toSorted())
})

test('no barrels', () => {
  expect(files.filter((path) => /\/index\.tsx?$/.test(path))).toEqual([])
})

test('nothing is switched off: no skipped test, no silenced type', () => {
  const silenced = /@ts-(ignore|nocheck|expect-error)|\b(test|it|describe)\.(skip|only|todo)\b|\bas any\b|: any\b/
  expect(files.filter((path) => silenced.test(readFileSync(join(root, path), 'utf8')))).toEqual([])
})

test.each([
  'frontend/src/services/api/client.ts',
  'frontend/src/services/api/endpoints.ts',
  'frontend/src/services/api/auth.ts',
  'frontend/src/hooks/useWebSocket.ts',
  'frontend/src/contexts/RealTimeContext.tsx',
  'frontend/src/utils/cache.ts',
  'frontend/vite.config.ts',
  'frontend/.env.example',
  'backend/.env.example',
  'backend/db.json',
  'backend/career-algorithm.ts',
  'netlify.toml',
  '.env.example',
])('%s stands where the integrations expect it', (path) => {
  expect(existsSync(join(root, path))).toBe(true)
})

/** Kiswahili has several words for some things; the app keeps to one of them: diploma, shahada, klasta, gredi. */
const OTHER_WORDS =
  /\b(?:stashahada|digrii|(?:kundi|makundi(?: \d+)?) [ly]a KUCCPS|alama (?:(?:ya|za) (?:KCSE|juu|chini)|nzuri|maalumu|yoyote))\b.{0,40}/gi

test('Kiswahili has one word for one idea, in the catalogues, in the data and in what the gateway says', () => {
  const within = (folder: string, ending: RegExp) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => ending.test(path))
      .map((path) => `${folder}/${path}`)
  const paths = [
    ...within('frontend/src', /sw\.json$/),
    ...within('backend/data', /\.json$/),
    ...within('backend/src', /(?<!\.test)\.ts$/),
    'backend/db.json',
  ]
  expect(paths.length).toBeGreaterThan(200)
  const said = paths.flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(OTHER_WORDS)].map(([words]) => `${path}: ${words}`),
  )
  expect(said).toEqual([])
})
