import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Locale } from '@tajiconnect/contract/common'
import react from '@vitejs/plugin-react'
import { type Manifest, type Plugin, type ResolvedConfig, runnerImport } from 'vite'
import { messages } from '../src/i18n/plugin.ts'
import { type Ahead, bootData, bootScript } from './boot.ts'
import { keepHashes } from './netlify.ts'
import { STYLE_ID, styles } from './styles.ts'

const ENTRY = 'index.html'
const LANDING = 'src/features/landing/LandingPage.tsx'
const APP = 'src/app/AppRoot.tsx'
const INSIDE = 'src/app/Inside.tsx'
const WORDS = { landing: ['src/features/landing'], app: ['src/i18n', 'src/services/api'] }
const EMPTY_ROOT = '<div data-root="en"></div>'
const NOTHING: Ahead = {
  landing: [[], { en: [], sw: [] }],
  app: [[], { en: [], sw: [] }],
  inside: [[], { en: [], sw: [] }],
}

/**
 * Makes index.html paint by itself: the landing page in both languages, its style, and the boot script. Writes
 * the hashes of what stands inline to dist/csp-hashes.json and into netlify.toml, so that no host needs `unsafe-inline`.
 */
export function prerender(sessionKeys: string[]): Plugin[] {
  let config: ResolvedConfig
  const { plugin, textOf } = styles()
  const nothing = bootData({ keys: sessionKeys, ahead: NOTHING })
  const page: Plugin = {
    name: 'taji-prerender',
    configResolved: (resolved) => {
      config = resolved
    },
    transformIndexHtml: (html) =>
      html.replace('<title>', () => `${nothing}\n    <script>${bootScript}</script>\n    <title>`),
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = '' }) {
        const { module } = await runnerImport<typeof import('./render.tsx')>(join(import.meta.dirname, 'render.tsx'), {
          root: config.root,
          logLevel: 'warn',
          plugins: [react(), messages()],
        })
        const read = (name: string) => readFileSync(join(dir, name), 'utf8')
        const manifest = JSON.parse(read('.vite/manifest.json')) as Manifest
        const sheet = manifest['style.css']?.file
        if (!sheet) throw new Error('The build has no style.css; keep build.cssCodeSplit off.')
        const style = textOf('landing.css')

        const shell = read(ENTRY)
          .replace(/<link rel="stylesheet"[^>]*>/, () => `<style id="${STYLE_ID}">${style}</style>`)
          .replace(nothing, () => bootData({ keys: sessionKeys, ahead: aheadOf(manifest) }))
        const page = (kilobytes: number) =>
          shell
            .replace(EMPTY_ROOT, () => module.renderRoots(kilobytes))
            .replace('<html ', `<html data-kilobytes="${kilobytes}" `)
        const scripts = filesOf(manifest, [ENTRY, LANDING, ...words('landing', 'en')])
        const bytes = [page(100), ...scripts.map(read)].reduce((sum, text) => sum + gzipped(text), 0)
        const html = page(Math.ceil(bytes / 1000))

        const hashes = { script: hash(bootScript), style: hash(style) }
        check(html, style)
        writeFileSync(join(dir, ENTRY), html)
        writeFileSync(join(dir, 'csp-hashes.json'), `${JSON.stringify(hashes)}\n`)
        keepHashes(join(config.root, '../netlify.toml'), hashes)
        rmSync(join(dir, sheet))
      },
    },
  }
  return [plugin, page]
}

const words = (page: keyof typeof WORDS, locale: Locale) =>
  WORDS[page].map((folder) => `${folder}/locales/${locale}.json`)

/** The files that these entries of the manifest start with: their own and all they import statically. */
export function filesOf(manifest: Manifest, keys: string[], files = new Set<string>()): string[] {
  for (const key of keys) {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The build has no ${key}.`)
    if (files.has(chunk.file)) continue
    files.add(chunk.file)
    filesOf(manifest, chunk.imports ?? [], files)
  }
  return [...files]
}

function aheadOf(manifest: Manifest): Ahead {
  const entry = new Set(filesOf(manifest, [ENTRY]))
  const urls = (keys: string[]) =>
    filesOf(manifest, keys)
      .filter((file) => !entry.has(file))
      .map((file) => `/${file}`)
  return {
    landing: [urls([LANDING]), { en: urls(words('landing', 'en')), sw: urls(words('landing', 'sw')) }],
    app: [urls([APP]), { en: urls(words('app', 'en')), sw: urls(words('app', 'sw')) }],
    inside: [urls([INSIDE]).filter((url) => !urls([APP]).includes(url)), { en: [], sw: [] }],
  }
}

/** A strict Content-Security-Policy would silently drop these. */
function check(html: string, style: string) {
  if (/\sstyle=/.test(html)) throw new Error('The prerendered page has a style attribute; use a class.')
  const inline = [
    ...html.matchAll(/<(?:script(?![^>]*\s(?:src=|type="application\/json"))|style)[^>]*>(.*?)<\/(?:script|style)>/gs),
  ].map(([, text]) => text)
  const expected = [bootScript, style]
  if (inline.length !== 2 || !expected.every((text) => inline.includes(text)))
    throw new Error('index.html must hold the boot script, the style, and nothing else inline.')
}

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
const gzipped = (text: string) => gzipSync(text, { level: 9 }).length
