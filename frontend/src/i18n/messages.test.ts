import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { describe, expect, it } from 'vitest'

const SRC = join(import.meta.dirname, '..')
const LOCALES = ['en', 'sw'] as const
type Texts = Record<string, string>

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
const folders = files.filter((file) => file.endsWith('/locales/en.json')).map((file) => file.replace(/\/en\.json$/, ''))
const read = (folder: string, locale: string) =>
  JSON.parse(readFileSync(join(SRC, folder, `${locale}.json`), 'utf8')) as Texts

const isCode = (file: string) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file)
const code = files
  .filter(isCode)
  .map((file) => readFileSync(join(SRC, file), 'utf8'))
  .join('\n')

const ids = new Set(folders.flatMap((folder) => Object.keys(read(folder, 'en'))))
const nouns = [...new Set([...ids].map((id) => id.split('.')[0]))].join('|')
const literals = new Set(code.match(new RegExp(`(?<=['"\`])(?:${nouns})\\.[\\w.-]+(?=['"\`])`, 'g')))
/** What `t` is called with; other texts may look like an id. */
const called = new Set(code.match(/(?<=\bt\(\s*['"`])[\w-]+\.[\w.-]+(?=['"`])/g))
/** `landing.step_${n}` uses every id that starts so. */
const prefixes = [...new Set(code.match(new RegExp(`(?<=\`)(?:${nouns})\\.[\\w.-]*(?=\\$\\{)`, 'g')))]

type Token = string | [name: string, kind?: string, choices?: Record<string, unknown> | string]

/** The values a text asks for, with their kind, wherever they stand in it. */
function placeholders(tokens: unknown, found = new Set<string>()): Set<string> {
  if (!Array.isArray(tokens)) return found
  for (const token of tokens as Token[]) {
    if (!Array.isArray(token)) continue
    const [name, kind = 'text', choices] = token
    found.add(`${name}: ${kind}`)
    if (typeof choices === 'object') for (const choice of Object.values(choices)) placeholders(choice, found)
  }
  return found
}

describe('the words', () => {
  it.each(folders)('of %s are the same in both languages, complete, and valid ICU', (folder) => {
    const [en, sw] = [read(folder, 'en'), read(folder, 'sw')]
    expect(Object.keys(sw).toSorted(), 'the same ids').toEqual(Object.keys(en).toSorted())
    for (const texts of [en, sw])
      for (const [id, text] of Object.entries(texts)) expect(text.trim(), `${id} has no text`).toBe(text || '(none)')
    for (const id of Object.keys(en)) {
      const [one, other] = [en[id], sw[id]].map((text) => [...placeholders(compileMessage(text ?? ''))].toSorted())
      expect(other, `${id} asks for the same values in both languages`).toEqual(one)
    }
  })

  it('have ids that start with the noun of their folder', () => {
    const noun: Texts = { 'i18n/locales': 'common', 'services/api/locales': 'error' }
    for (const folder of folders) {
      const expected = noun[folder] ?? folder.split('/')[1]
      const strays = LOCALES.flatMap((locale) => Object.keys(read(folder, locale))).filter(
        (id) => id.split('.')[0] !== expected,
      )
      expect(strays, folder).toEqual([])
    }
  })

  it('are declared in messages.ts, so that their ids are types', () => {
    const declared = readFileSync(join(SRC, 'i18n/messages.ts'), 'utf8')
    const missing = folders.filter((folder) => !declared.includes(`${folder.replace('i18n/', '')}/en.json`))
    expect(missing).toEqual([])
  })

  it('are there for every id that the code uses', () => {
    const unknown = [...called].filter((id) => !ids.has(id))
    expect(unknown).toEqual([])
    const empty = prefixes.filter((prefix) => ![...ids].some((id) => id.startsWith(prefix)))
    expect(empty).toEqual([])
  })

  it('are all used', () => {
    const unused = [...ids].filter((id) => !literals.has(id) && !prefixes.some((prefix) => id.startsWith(prefix)))
    expect(unused).toEqual([])
  })
})
