import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js'
import { Severity } from 'csp_evaluator/dist/finding.js'
import { CspParser } from 'csp_evaluator/dist/parser.js'
import { describe, expect, test } from 'vitest'
import { keepHashes, withHashes } from '../frontend/prerender/netlify.ts'
import { directivesOf, headersAt, parsedHeaders, parsedRedirects } from './netlify.ts'

const headers = await headersAt('/')
const policy = headers['Content-Security-Policy'] ?? ''

test('Netlify finds no mistake in netlify.toml', async () => {
  expect((await parsedHeaders()).errors).toEqual([])
  expect((await parsedRedirects()).errors).toEqual([])
})

test('the API is reached: its rule stands before the one for the app’s own addresses', async () => {
  expect((await parsedRedirects()).redirects).toMatchObject([
    { from: '/api/*', to: 'https://api.tajiconnect.com/api/:splat', status: 200, force: true },
    { from: '/*', to: '/index.html', status: 200 },
  ])
})

test('the four headers of the integrations go out with every file, as written', async () => {
  for (const path of ['/', '/index.html', '/learn/cells-and-life', '/assets/index.js'])
    expect(await headersAt(path)).toMatchObject({
      'X-Frame-Options': 'DENY',
      'X-XSS-Protection': '1; mode=block',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
    })
})

test('the policy has no weakness of medium severity or worse, and one place to look after', () => {
  const { csp } = new CspParser(policy)
  const found = new CspEvaluator(csp).evaluate()
  expect(found.filter(({ severity }) => severity <= Severity.MEDIUM)).toEqual([])
  // Nothing that could be run as a script may be served from our own origin.
  expect(found.map(({ severity, directive, value }) => [severity, directive, value])).toEqual([
    [Severity.MEDIUM_MAYBE, 'script-src', "'self'"],
  ])
})

test('nothing is inline or evaluated but by hash, and nothing goes to places unknown', () => {
  expect(policy).not.toMatch(/unsafe|\*|http:|ws:/)
  const directives = directivesOf(policy)
  expect(directives.get('default-src')).toEqual(["'none'"])
  for (const name of ['base-uri', 'object-src', 'frame-ancestors']) expect(directives.get(name)).toEqual(["'none'"])
  const hosts = policy.match(/\b(?:https|wss):\/\/[^\s;/]+/g)
  expect(new Set(hosts)).toEqual(
    new Set(['https://api.tajiconnect.com', 'wss://api.tajiconnect.com', 'https://lh3.googleusercontent.com']),
  )
  expect(directives.get('script-src')).toEqual(["'self'", expect.stringMatching(/^'sha256-/)])
  expect(directives.has('frame-src')).toBe(false)
})

test('one policy for script addresses may be made, the service worker’s, and no other', () => {
  expect(directivesOf(policy).get('require-trusted-types-for')).toEqual(["'script'"])
  expect(directivesOf(policy).get('trusted-types')).toEqual(['service-worker'])
  expect(directivesOf(policy).get('worker-src')).toEqual(["'self'"])
})

test('the service worker is asked for anew each time, and may ask nobody but our own origin', async () => {
  const worker = await headersAt('/sw.js')
  expect(worker).toMatchObject({ 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff' })
  const its = directivesOf(worker['Content-Security-Policy'] ?? '')
  expect(Object.fromEntries(its)).toEqual({
    'default-src': ["'none'"],
    'connect-src': ["'self'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ["'none'"],
  })
  // Were both policies sent, the stricter of each line would hold, and that is the same.
  expect(directivesOf(policy).get('connect-src')).toContain("'self'")
})

test('pictures may come from the API, where it is asked without a proxy', () => {
  expect(directivesOf(policy).get('img-src')).toContain('https://api.tajiconnect.com')
})

/** The arithmetic of Mozilla's HTTP Observatory for a site on https that sets no cookie and answers no other origin. */
function observatory(): number {
  const sources = directivesOf(policy)
  const scripts = sources.get('script-src') ?? sources.get('default-src') ?? ['*']
  const strict = !/'unsafe-|(^| )(data:|https?:|\*)( |$)/.test(
    [...scripts, ...(sources.get('style-src') ?? [])].join(' '),
  )
  const none = String(sources.get('default-src')) === "'none'"
  const age = Number(/max-age=(\d+)/.exec(headers['Strict-Transport-Security'] ?? '')?.[1] ?? 0)
  const framed = !sources.has('frame-ancestors') && headers['X-Frame-Options'] !== 'DENY'
  const referrer = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin']
  const opener = ['same-origin', 'same-origin-allow-popups', 'noopener-allow-popups']
  const rows = [
    policy === '' ? -25 : strict ? (none ? 10 : 5) : -20,
    age === 0 ? -20 : age < 15_768_000 ? -10 : 0,
    framed ? -20 : sources.has('frame-ancestors') ? 5 : 0,
    headers['X-Content-Type-Options'] === 'nosniff' ? 0 : -5,
    referrer.includes(headers['Referrer-Policy'] ?? '') ? 5 : 0,
    headers['Cross-Origin-Resource-Policy'] === 'same-origin' ? 10 : 0,
    opener.includes(headers['Cross-Origin-Opener-Policy'] ?? '') ? 10 : 0,
  ]
  const penalised = 100 + sum(rows.filter((row) => row < 0))
  return penalised < 90 ? penalised : penalised + sum(rows.filter((row) => row > 0))
}
const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)

test('Mozilla’s Observatory gives 115 or more', () => {
  expect(observatory()).toBeGreaterThanOrEqual(115)
})

describe('the build’s hashes', () => {
  const hashes = { script: 'sha256-new+Script=', style: 'sha256-new/Style=' }

  test('go to their two places in the policy, and nothing else changes', () => {
    const toml =
      "  script-src 'self' 'sha256-old' https://a.example; \\\n  style-src 'sha256-old'; \\\n  img-src 'self'"
    expect(withHashes(toml, hashes)).toBe(
      "  script-src 'self' 'sha256-new+Script=' https://a.example; \\\n  style-src 'sha256-new/Style='; \\\n  img-src 'self'",
    )
  })

  test('are written into the file, but on Netlify, which has read it, they stop the build', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'taji-netlify-')), 'netlify.toml')
    const old = "  script-src 'sha256-old'\n  style-src 'sha256-old'\n"
    writeFileSync(file, old)
    expect(() => keepHashes(file, hashes, true)).toThrow(/commit netlify\.toml/)
    expect(readFileSync(file, 'utf8')).toBe(old)
    keepHashes(file, hashes, false)
    expect(readFileSync(file, 'utf8')).toBe(withHashes(old, hashes))
    keepHashes(file, hashes, true)
    rmSync(dirname(file), { recursive: true })
  })

  test('are missed where the policy has no place for them', () => {
    expect(() => withHashes("  script-src 'self'", hashes)).toThrow(/no line "script-src/)
  })
})
