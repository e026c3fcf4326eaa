// What a fresh visitor of each page downloads, from dist/ as it was built. Fails over the budgets; kB = 1,000 bytes.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const DIST = join(import.meta.dirname, '../dist')
const ENTRY = 'index.html'
const APP = 'src/app/AppRoot.tsx'
const SIGN_IN = 'src/features/auth/SignInPage.tsx'
const LANDING = 'src/features/landing/LandingPage.tsx'
const BUDGETS = { paint: 20_000, landing: 110_000, 'sign-in': 145_000, update: 40_000, later: 40_000 }

if (!existsSync(join(DIST, '.vite/manifest.json'))) {
  console.error('There is no build to measure. Run `npm run build` first.')
  process.exit(1)
}
const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'))

const sizes = new Map()
function size(file) {
  if (!sizes.has(file)) {
    const bytes = readFileSync(join(DIST, file))
    sizes.set(file, { gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length })
  }
  return sizes.get(file)
}

/** Every file of these manifest keys and of all they import statically. */
function filesOf(keys, files = new Set(), seen = new Set()) {
  for (const key of keys) {
    if (seen.has(key)) continue
    seen.add(key)
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The build has no ${key}.`)
    // The landing page's style stands in index.html; the rest comes as code, in chunks like any other.
    if (key === ENTRY) files.add(ENTRY)
    files.add(chunk.file)
    filesOf(chunk.imports ?? [], files, seen)
  }
  return files
}

const total = (files) =>
  [...files].map(size).reduce((sum, one) => ({ gzip: sum.gzip + one.gzip, brotli: sum.brotli + one.brotli }), {
    gzip: 0,
    brotli: 0,
  })

/** The dearer of the two languages' words. */
const words = (folders) =>
  ['en', 'sw']
    .map((locale) => folders.map((folder) => `${folder}/locales/${locale}.json`).filter((key) => key in manifest))
    .sort((a, b) => total(filesOf(b)).gzip - total(filesOf(a)).gzip)[0]

const folder = (page) => page.split('/').slice(0, -1).join('/')
const shell = [ENTRY, APP, ...words(['src/i18n', 'src/services/api'])]
const signInFiles = filesOf([...shell, SIGN_IN, ...words([folder(SIGN_IN)])])

const lines = [
  ['landing: HTML and style', total([ENTRY]), BUDGETS.paint],
  ['landing', total(filesOf([ENTRY, LANDING, ...words([folder(LANDING)])])), BUDGETS.landing],
  ['sign-in', total(signInFiles), BUDGETS['sign-in']],
]
// Where one lands after signing in is charged with all that the signed-in app itself loads. A later route is charged with
// what it adds to that, as if no other route had been visited; the admins' and the teachers' layouts are charged to theirs.
const HOME = 'src/features/learning-paths/TodayPage.tsx'
const OWN_LAYOUTS = [
  /^src\/(app\/layouts\/Admin|features\/admin\/)/,
  /^src\/(app\/layouts\/Teach|features\/(authoring|classes)\/)/,
]
const appOf = (page) =>
  Object.keys(manifest).filter(
    (key) =>
      key.startsWith('src/app/') &&
      key !== APP &&
      manifest[key].isDynamicEntry &&
      OWN_LAYOUTS.every((own) => !own.test(key) || own.test(page)),
  )
/** Words that a page takes from elsewhere besides its own. */
const OTHER_WORDS = [
  [/courses\/(Lesson|Quiz)|skills\/Practice|authoring\//, 'src/parts/player'],
  [/roadmaps\//, 'src/features/onboarding'],
]
const foldersOf = (page) => [folder(page), ...OTHER_WORDS.flatMap(([pages, other]) => (pages.test(page) ? other : []))]
const beyond = (page, before) =>
  total([...filesOf([page, ...appOf(page), ...words(foldersOf(page))])].filter((file) => !before.has(file)))
const nameOf = (page) => `+ ${page.replace('src/features/', '').replace('.tsx', '')}`
const signedIn = new Set([...signInFiles, ...filesOf(appOf(HOME))])
lines.push([nameOf(HOME), beyond(HOME, signInFiles), BUDGETS.later])
const isPage = (key) => manifest[key].isDynamicEntry && /^src\/features\/.+Page\.tsx$/.test(key)
for (const page of Object.keys(manifest).filter(isPage).sort())
  if (![LANDING, SIGN_IN, HOME].includes(page)) lines.push([nameOf(page), beyond(page, signedIn), BUDGETS.later])

// What a returning phone fetches anew where one page has changed, beside index.html and the worker: that page's file and,
// as names say what is in a file, every file that names one of these.
const code = readdirSync(join(DIST, 'assets'))
  .filter((name) => name.endsWith('.js'))
  .map((name) => ({ file: `assets/${name}`, text: readFileSync(join(DIST, 'assets', name), 'utf8') }))
function renamedWith(changed, files = new Set()) {
  if (files.has(changed)) return files
  files.add(changed)
  for (const { file, text } of code) if (text.includes(basename(changed))) renamedWith(file, files)
  return files
}
const updates = Object.keys(manifest)
  .filter(isPage)
  .map((page) => [total(renamedWith(manifest[page].file)), page])
  .sort(([a], [b]) => b.gzip - a.gzip)
const [dearest, changed] = updates[0]
lines.push([`update of ${nameOf(changed).slice(2)}`, dearest, BUDGETS.update])

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10)
const width = Math.max(...lines.map(([name]) => name.length))
console.log(`${'page'.padEnd(width)}${'gzip'.padStart(10)}${'brotli'.padStart(10)}${'budget'.padStart(10)}`)
for (const [name, { gzip, brotli }, budget] of lines)
  console.log(`${name.padEnd(width)}${kB(gzip)}${kB(brotli)}${kB(budget)}${gzip > budget ? '  OVER' : ''}`)

if (lines.some(([, { gzip }, budget]) => gzip > budget)) {
  console.error('A page is over its budget. Make a part of it lazy, or leave it out.')
  process.exit(1)
}
