import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import type { Session } from '@tajiconnect/contract/auth'
import type { StoredCourse } from '@tajiconnect/contract/courses'
import { blocksOf } from '../../backend/src/courses/markdown.ts'
import { paths } from '../../frontend/src/paths.ts'
import { detours, hostile } from './hostile.ts'
import { keepPicture, openBrowser, openPhone } from './phone.ts'
import { startSite } from './site.ts'

let browser: Browser
let place: Awaited<ReturnType<typeof startSite>>
let session: Session
beforeAll(async () => {
  ;[browser, place] = await Promise.all([openBrowser(), startSite()])
  await ask(`${place.raw}/courses`, 'POST', course)
  const account = { name: 'Wanjiru', email: 'wanjiru@example.com', password: 'three small mangoes' }
  session = await ask(`${place.gateway}/api/v1/auth/register`, 'POST', account)
})
afterAll(() => Promise.all([browser.close(), place.close()]))

async function ask<T>(url: string, method: string, body: unknown): Promise<T> {
  const Authorization = session ? `Bearer ${session.access_token}` : ''
  const headers = { 'Content-Type': 'application/json', Authorization }
  const response = await fetch(url, { method, headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}`)
  return (await response.json()) as T
}

/** Each text by itself and inside of what a lesson is made of. */
const inEveryPlace = (text: string) =>
  [text, `- ${text}`, `> ${text}`, `**${text}**`, `| ${text} |\n|---|`].join('\n\n')
const END = 'The end of it.'
/** Some leave something open that takes in all that follows. */
const isOpenEnded = (text: string) => {
  const last = blocksOf(`${inEveryPlace(text)}\n\n${END}`).at(-1)
  const [span] = last?.kind === 'paragraph' ? last.spans : []
  return !(span?.kind === 'text' && span.text === END)
}
const closed = hostile.filter((text) => !isOpenEnded(text))
const batches = Array.from({ length: Math.ceil(closed.length / 30) }, (_, at) => closed.slice(at * 30, at * 30 + 30))
const bodies = [...batches, ...hostile.filter(isOpenEnded).map((text) => [text])].map((texts) =>
  [...texts.map(inEveryPlace), END].join('\n\n'),
)

/** Every text is the title of a lesson; the first lessons hold all of them in their bodies. */
const course: StoredCourse = {
  id: 'hostile',
  subject_id: 'biology',
  title: hostile[0] ?? '',
  summary: hostile[20] ?? '',
  level: hostile[21] ?? '',
  language: 'en',
  minutes: 10,
  version: 1,
  status: 'published',
  skills: [],
  modules: [
    {
      id: 'm',
      title: hostile[22] ?? '',
      lessons: hostile.map((title, at) => ({
        id: `l${at}`,
        title,
        minutes: 1,
        skill_id: 'none',
        summary: title,
        quiz_id: `q${at}`,
        body: bodies[at] ?? END,
      })),
    },
  ],
  quizzes: hostile.map((title, at) => ({ id: `q${at}`, lesson_id: `l${at}`, title, item_ids: [] })),
}

interface Watched {
  page: Page
  context: BrowserContext
  /** Whatever ran, left for elsewhere, or was held back by the policy. */
  seen: string[]
}

declare global {
  interface Window {
    journey: typeof helpers
  }
}

/** What a test does many times inside the page, where a step takes a frame. */
const helpers = {
  /** Goes to another page of the app, as a link does: without loading it anew. */
  visit(path: string, state: object = {}) {
    history.pushState(state, '', path)
    dispatchEvent(new PopStateEvent('popstate', { state }))
  },
  /** Whether it becomes so within a few seconds. */
  async until(holds: () => boolean) {
    for (const start = performance.now(); performance.now() < start + 8000;) {
      if (holds()) return true
      await new Promise((next) => setTimeout(next, 5))
    }
    return false
  },
  /** Goes to a page that everybody may see, and waits for it to be there alone. */
  async leave() {
    const heading = () => document.querySelector('main h1')?.textContent ?? ''
    const before = heading()
    this.visit('/about')
    await this.until(() => heading() !== '' && heading() !== before)
  },
  /** What was fetched is then half a minute old. */
  later() {
    const now = Date.now
    Date.now = () => now() + 31_000
  },
}

/** A phone that notes all that must not happen; signed in, unless told otherwise. */
async function openWatched({ signedIn = true } = {}): Promise<Watched> {
  const { page, context, complaints } = await openPhone(browser, { place })
  const own = new Set([place.site, place.gateway].map((url) => new URL(url).origin))
  context.on('request', (request) => {
    if (!own.has(new URL(request.url()).origin)) complaints.push(`asked ${request.url()}`)
  })
  context.on('page', (other) => complaints.push(`opened ${other.url()}`))
  page.on('dialog', (dialog) => {
    complaints.push(`said ${dialog.message()}`)
    void dialog.dismiss()
  })
  onTestFailed(() => keepPicture(page, 'markup'))
  const methods = Object.values(helpers).map(String).join(', ')
  await context.addInitScript(`window.journey = { ${methods} }`)
  await page.goto(paths.about)
  if (signedIn) await comeIn(page)
  return { page, context, seen: complaints }
}

/** Signs in as another tab would have, and has this one hear of it. */
const comeIn = (page: Page) =>
  page.evaluate((session) => {
    localStorage.setItem('user', JSON.stringify(session.user))
    localStorage.setItem('refresh_token', session.refresh_token)
    localStorage.setItem('access_token', session.access_token)
    dispatchEvent(new StorageEvent('storage', { key: 'access_token' }))
  }, session)

const go = (page: Page, path: string, state: object = {}) =>
  page.evaluate(([path, state]) => window.journey.visit(path, state), [path, state] as const)

/** What stands in the page now that no text may have put there. */
const strangers = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    const tags =
      'script, style, iframe, frame, object, embed, base, math, template, portal, link, meta, img, video, form'
    for (const { tagName, outerHTML } of document.querySelectorAll(`main :is(${tags.replace(', form', '')})`))
      found.push(`${tagName} ${outerHTML.slice(0, 80)}`)
    for (const script of document.scripts)
      if (new URL(script.src || location.href).origin !== location.origin) found.push(`script ${script.src}`)
    if (document.querySelector('base, meta[http-equiv], iframe, object, embed')) found.push('something in <head>')
    for (const element of document.querySelectorAll('*'))
      for (const { name } of element.attributes) if (/^(on|srcdoc|formaction|ping)/i.test(name)) found.push(name)
    for (const { protocol, href } of document.querySelectorAll<HTMLAnchorElement>('a[href]'))
      if (!['http:', 'https:', 'mailto:'].includes(protocol)) found.push(href)
    const named = Object.getOwnPropertyNames(document).filter((name) => name !== 'location')
    if (named.some((name) => /^(cookie|body|head|forms|getElementById|__proto__|currentScript)$/.test(name)))
      found.push(`document has ${named.join()}`)
    if (typeof document.cookie !== 'string') found.push('document.cookie')
    if (Object.getPrototypeOf(window) !== Window.prototype || 'polluted' in {}) found.push('prototypes')
    return found
  })

const scriptCount = (page: Page) => page.evaluate(() => document.scripts.length)
/** What cannot be written in UTF-8 is written as a mark for it. */
const wellFormed = (text: string) => text.replaceAll('\uD800', '\uFFFD')
/** As a browser gives a title out: white space as one blank each. */
const asTitle = (text: string) =>
  wellFormed(`${text} · TajiConnect`)
    .replaceAll(/[\t\n\f\r ]+/g, ' ')
    .trim()

test('X1, X3, X4, X5: as a lesson’s text and title they are read, and nothing else', async () => {
  expect(hostile.length).toBeGreaterThanOrEqual(150)
  const { page, context, seen } = await openWatched()
  const scripts = await scriptCount(page)
  for (const [at] of bodies.entries()) {
    await go(page, paths.lesson(course.id, `l${at}`))
    await page.getByText(END).last().waitFor()
    await expect.poll(() => page.title()).toBe(asTitle(hostile[at] ?? ''))
    expect(await strangers(page), `lesson ${at}`).toEqual([])
  }
  await go(page, paths.course(course.id))
  await page
    .getByRole('link', { name: hostile.at(-1) ?? '' })
    .first()
    .waitFor()
  const shown = await page.getByRole('main').innerText()
  expect(hostile.filter((text) => !/[\n\t\0\uD800]/.test(text) && !shown.includes(text.trim()))).toEqual([])
  expect(await strangers(page)).toEqual([])
  expect(await scriptCount(page)).toBe(scripts)
  expect(seen).toEqual([])
  await context.close()
})

test('X1, X5: as the own name, letter by letter', async () => {
  const { page, context, seen } = await openWatched()
  const heard = page.waitForResponse('**/api/v1/users/me')
  await go(page, paths.me)
  await heard
  await page.getByRole('heading', { level: 1, name: 'Hello, Wanjiru' }).waitFor()
  const misread = await page.evaluate(async (texts) => {
    const { until } = window.journey
    const user = JSON.parse(localStorage.getItem('user') ?? '{}') as object
    const misread: string[] = []
    for (const name of texts) {
      localStorage.setItem('user', JSON.stringify({ ...user, name }))
      dispatchEvent(new StorageEvent('storage', { key: 'user' }))
      const first = name.trim().split(/\s+/)[0] ?? ''
      if (!(await until(() => document.querySelector('h1')?.textContent === `Hello, ${first}`))) misread.push(name)
    }
    return misread
  }, hostile)
  expect(misread).toEqual([])
  // And by way of the gateway.
  const name = '"><img src=x onerror=alert(1)>{name}'
  await ask(`${place.gateway}/api/v1/users/me`, 'PATCH', { name })
  await page.goto(paths.me)
  await page.getByRole('heading', { level: 1, name: 'Hello, "><img' }).waitFor()
  expect(await strangers(page)).toEqual([])
  expect(seen).toEqual([])
  await context.close()
})

test('X1: as what somebody hopes for', async () => {
  const chunks = inChunks(hostile.map(wellFormed), 300)
  const half = Math.ceil(chunks.length / 2)
  // On one page the clock would run on for so long that the sign-in ends.
  for (const part of [chunks.slice(0, half), chunks.slice(half)]) {
    const { page, context, seen } = await openWatched()
    const misread = await page.evaluate(async (texts) => {
      const { later, visit, until } = window.journey
      const misread: string[] = []
      for (const hopes of texts) {
        const Authorization = `Bearer ${localStorage.getItem('access_token')}`
        const headers = { 'Content-Type': 'application/json', Authorization }
        const body = JSON.stringify({ stage: 'form_3_4', step: null, hopes })
        await fetch('/api/v1/onboarding', { method: 'PUT', headers, body })
        if (hopes === texts[0]) await fetch('/api/v1/onboarding/complete', { method: 'POST', headers, body: '{}' })
        later()
        await window.journey.leave()
        visit('/welcome')
        const read = await until(() => [...document.querySelectorAll('main p')].some((p) => p.textContent === hopes))
        if (!read) misread.push(hopes)
      }
      return misread
    }, part)
    expect(misread).toEqual([])
    expect(await strangers(page)).toEqual([])
    expect(seen).toEqual([])
    await context.close()
  }
})

/** As few texts of at most so many characters as hold all of them. */
function inChunks(texts: readonly string[], most: number): string[] {
  const chunks: string[] = []
  for (const text of texts) {
    const joined = `${chunks.at(-1) ?? ''} ${text}`.trim()
    if (chunks.length > 0 && joined.length <= most) chunks[chunks.length - 1] = joined
    else chunks.push(text.trim())
  }
  return chunks
}

test('X5: as what is searched for in the address', async () => {
  const { page, context, seen } = await openWatched()
  const misread = await page.evaluate(async (texts) => {
    const { visit, until } = window.journey
    const field = () => document.querySelector<HTMLInputElement>('main input[type="search"]')
    const misread: string[] = []
    for (const text of texts) {
      visit(`/careers/explore?q=${encodeURIComponent(text)}`)
      // A field has one line.
      const line = text.replaceAll(/[\n\r]/g, '')
      if (!(await until(() => field()?.value === line))) misread.push(text)
      await window.journey.leave()
    }
    return misread
  }, hostile.slice(0, 150).map(wellFormed))
  expect(misread).toEqual([])
  const words = hostile[20] ?? ''
  await page.goto(`${paths.explore}?q=${encodeURIComponent(words)}`)
  await expect(page.getByRole('searchbox').inputValue()).resolves.toBe(words)
  expect(await strangers(page)).toEqual([])
  expect(seen).toEqual([])
  await context.close()
})

test('X6: signing in leads nowhere else, whatever the address or what was kept says', async () => {
  const { page, context, seen } = await openWatched({ signedIn: false })
  // Whoever is led to another origin leaves this loop, and it fails.
  const stuck = await page.evaluate(
    async ([detours, session]) => {
      const { visit, until } = window.journey
      const h1 = () => document.querySelector('main h1')?.textContent ?? ''
      const heard = () => dispatchEvent(new StorageEvent('storage', { key: 'access_token' }))
      const stuck: string[] = []
      for (const detour of detours) {
        const query = ['returnTo', 'from', 'next'].map((name) => `${name}=${encodeURIComponent(detour)}`).join('&')
        visit(`/login?${query}`, { usr: { from: detour }, key: 'forged', idx: 0 })
        await until(() => h1() === 'Welcome back')
        localStorage.setItem('user', JSON.stringify(session.user))
        localStorage.setItem('refresh_token', session.refresh_token)
        localStorage.setItem('access_token', session.access_token)
        heard()
        if (!(await until(() => location.pathname !== '/login' && !['', 'Welcome back'].includes(h1()))))
          stuck.push(detour)
        localStorage.clear()
        heard()
        await until(() => location.pathname === '/' && document.querySelector('main h1') !== null)
      }
      return stuck
    },
    [detours, session] as const,
  )
  expect(stuck).toEqual([])
  for (const detour of [
    '//evil.example',
    '/\\evil.example',
    '/..//evil.example',
    '/%2F%2Fevil.example',
    '////evil.example',
  ]) {
    await page.goto(place.site + detour)
    await page.getByRole('heading', { level: 1, name: 'Welcome back' }).waitFor()
    await comeIn(page)
    await page.waitForURL((url) => url.pathname !== paths.signIn)
    expect(new URL(page.url()).origin, detour).toBe(place.site)
    await page.evaluate(() => localStorage.clear())
  }
  expect(seen).toEqual([])
  await context.close()
})
