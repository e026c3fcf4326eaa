import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test } from 'vitest'
import type { LearnerState } from '@tajiconnect/contract/skills'
import { paths } from '../../frontend/src/paths.ts'
import { writeWorker } from '../../frontend/worker/write.ts'
import { answerRightly, itemShown } from './items.ts'
import { go, register } from './learner.ts'
import { keepPicture, openBrowser, openPhone, soon, type Phone } from './phone.ts'
import { startSite } from './site.ts'

const run = promisify(execFile)
const frontend = join(import.meta.dirname, '../../frontend')
const folder = mkdtempSync(join(tmpdir(), 'taji-builds-'))
const [first, second, served] = [join(frontend, 'dist'), join(folder, 'second'), join(folder, 'served')]

/** What the site was asked for, in order. */
let asked: string[] = []
const askedFor = (pattern: RegExp) => asked.filter((path) => pattern.test(path))

let browser: Browser
let place: Awaited<ReturnType<typeof startSite>>

/** Puts a build on the site in the place of the one before, whose files are gone at once. */
function publish(build: string) {
  rmSync(served, { recursive: true, force: true })
  cpSync(build, served, { recursive: true })
}

beforeAll(async () => {
  publish(first)
  // Another constant in one file: all that imports it has other names.
  const env = { ...process.env, VITE_WS_RECONNECT_INTERVAL: '3001' }
  ;[browser, place] = await Promise.all([
    openBrowser(),
    startSite(undefined, { outDir: served, onFile: (path) => asked.push(path) }),
    run('npx', ['vite', 'build', '--outDir', second, '--emptyOutDir'], { cwd: frontend, env }),
  ])
})
beforeEach(async () => {
  await place.comeUp()
  publish(first)
  asked = []
})
afterAll(async () => {
  await Promise.all([browser.close(), place.close()])
  rmSync(folder, { recursive: true, force: true })
})

const open = async (name: string) => {
  const phone = await openPhone(browser, { place, keepsApp: true })
  onTestFailed(async () => {
    for (const tab of phone.context.pages()) await keepPicture(tab, name)
  })
  return phone
}

/** What the gateway of this site answers the learner on the phone. */
async function ask<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  const token = await page.evaluate(() => localStorage.getItem('access_token'))
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const reply = await fetch(`${place.gateway}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) })
  if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}`)
  return (await reply.json()) as T
}

const heading = (page: Page, name: string | RegExp, level = 1) =>
  page.getByRole('heading', { level, name, exact: typeof name === 'string' }).waitFor()
const told = (page: Page) => page.getByText('A new version of TajiConnect is ready.')
const sync = (page: Page, words: string) => page.getByText(words, { exact: true }).filter({ visible: true }).waitFor()

async function signIn(page: Page) {
  await page.goto(paths.signIn)
  await page.getByRole('textbox', { name: 'E-mail' }).fill('learner@tajiconnect.test')
  await page.getByRole('textbox', { name: 'Password' }).fill('Karibu-2026!')
  await page.getByRole('button', { name: 'Log in' }).click()
  await heading(page, 'Hello, Amina')
}

/** The addresses of what is kept, by cache. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const stores: Record<string, string[]> = {}
    for (const name of await caches.keys()) {
      const keys = await (await caches.open(name)).keys()
      stores[name] = keys.map(({ url }) => url.replace(location.origin, ''))
    }
    return stores
  })
const files = async (page: Page) => Object.values(await kept(page)).flat()
const holds = (page: Page, name: string) => soon(async () => (await files(page)).filter((url) => url.includes(name)))

/** All of a learner's pages are on the phone: nothing has been added for a while, and the last ones are there. */
async function allKept(page: Page) {
  for (const name of ['GradesPage', 'SkillsPage', 'PracticePage', 'QuizPage', 'skills.en'])
    await holds(page, name).not.toEqual([])
  let before = -1
  await soon(async () => {
    const now = (await files(page)).length
    const same = now === before
    before = now
    return same
  }).toBe(true)
}

/** Nothing but what is the same for everybody: the page before anybody is in it, and code. */
async function expectNothingPrivate(page: Page) {
  for (const url of await files(page)) expect(url).toMatch(/^\/$|^\/assets\/[\w.-]+\.js$/)
  const found = await page.evaluate(async () => {
    const secrets = ['Otieno', ...['access_token', 'refresh_token'].map((key) => localStorage.getItem(key))].filter(
      (each) => each !== null,
    )
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => {
        const cache = await caches.open(name)
        return Promise.all((await cache.keys()).map(async (request) => (await cache.match(request))?.text()))
      }),
    )
    const texts = all.flat().join('\n')
    return secrets.filter((secret) => texts.includes(secret))
  })
  expect(found).toEqual([])
}

/** What the browser itself holds of files is gone: what now comes without a network comes from the worker. */
async function forgetFiles({ context, page }: Phone) {
  const session = await context.newCDPSession(page)
  await session.send('Network.clearBrowserCache')
  await session.detach()
}

async function leaveNetwork(phone: Phone) {
  await forgetFiles(phone)
  await phone.context.setOffline(true)
  await place.goDown()
}

/** That the socket finds no network, or the site has an old file no more, the browser says of itself. */
const expectNoFault = (complaints: string[]) =>
  expect(complaints.filter((text) => !/^WebSocket|module script|dynamically imported/.test(text))).toEqual([])

/** The script a page was started with: which build it is of. */
const buildOf = (page: Page) => page.locator('head > script[src]').getAttribute('src')

test('after one visit the app starts, goes on and keeps what is done without a network', async () => {
  const phone = await open('offline-start')
  const { page, context, complaints } = phone
  await signIn(page)
  await allKept(page)
  await expectNothingPrivate(page)
  const all = await files(page)
  expect(all.filter((url) => /EditorPage|TeachLayout|AdminLayout|admin\.|authoring\.|\.sw-/.test(url))).toEqual([])
  // The worker takes from the browser what the page has paid for.
  const paid = askedFor(/^\/assets\//)
  expect(paid.filter((path, at) => paid.indexOf(path) < at)).toEqual([])

  await go(page, paths.practice)
  await page.getByRole('img', { name: /^1 of \d+, 0 right so far$/ }).waitFor()
  await page.waitForLoadState('networkidle')
  const before = await ask<LearnerState>(page, 'GET', '/skills/mastery')

  await leaveNetwork(phone)
  await page.reload()
  await page.getByRole('img', { name: /^1 of \d+, 0 right so far$/ }).waitFor()
  await answerRightly(page, await itemShown(page))
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText('Right', { exact: true }).waitFor()
  await page.goto(paths.today)
  await heading(page, 'Hello, Amina')
  await sync(page, 'Offline')
  // Pages that were never opened.
  await page.goto(paths.skills)
  await heading(page, 'Skills')
  await page.goto(paths.grades)
  await heading(page, /grades|marks/i)
  expect(await page.getByText('TajiConnect could not load').count()).toBe(0)

  await place.comeUp()
  await context.setOffline(false)
  await sync(page, 'All confirmed')
  const after = await ask<LearnerState>(page, 'GET', '/skills/mastery')
  expect(after.recent_items).not.toEqual(before.recent_items)
  await expectNothingPrivate(page)
  expectNoFault(complaints)
  await context.close()
})

/** Waits until the worker of a newer build is ready beside the one at work. */
const installed = (page: Page) =>
  soon(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))).toBe(true)

test('a new build takes over when it is asked to, and leaves a tab of the old one alone', async () => {
  const { page, context, complaints } = await open('offline-start-builds')
  await signIn(page)
  await allKept(page)
  const old = await buildOf(page)
  const cache = Object.keys(await kept(page)).find((name) => name !== 'taji-start')

  publish(second)
  const other = await context.newPage()
  await other.goto(paths.today)
  await heading(other, 'Hello, Amina')
  await installed(other)
  // Nobody is made to reload; who answers questions is not even told.
  expect(await buildOf(page)).toBe(old)
  await told(other).waitFor()
  await go(page, paths.practice)
  await heading(page, 'Practice')
  expect(await told(page).count()).toBe(0)

  await other.getByRole('button', { name: 'Reload' }).click()
  await soon(() => buildOf(other)).not.toBe(old)
  await heading(other, 'Hello, Amina')
  // The old tab opens what it has not opened yet, though the site has not got it any more.
  for (const [path, name] of [
    [paths.skills, 'Skills'],
    [paths.learn, 'Learn'],
  ] as const) {
    await go(page, path)
    await heading(page, name)
    await go(other, path)
    await heading(other, name)
  }
  expect(Object.keys(await kept(page))).toContain(cache)

  await page.close()
  await other.close()
  // The browser lets the new worker take over a moment after the last tab is closed.
  const storesAtStart = async () => {
    const tab = await context.newPage()
    await tab.goto(paths.today)
    await heading(tab, 'Hello, Amina')
    const names = Object.keys(await kept(tab))
    await tab.close()
    return names
  }
  await expect.poll(storesAtStart, { timeout: 30_000, interval: 1000 }).not.toContain(cache)
  const next = await context.newPage()
  await next.goto(paths.today)
  await heading(next, 'Hello, Amina')
  expect(await buildOf(next)).not.toBe(old)
  expect(Object.keys(await kept(next))).toHaveLength(2)
  await context.setOffline(true)
  await next.goto(paths.skills)
  await heading(next, 'Skills')
  expectNoFault(complaints)
  await context.close()
})

test('who is short of data keeps what was opened; a page the site has no more is fetched in its new form', async () => {
  const { page, context, complaints } = await open('offline-start-saver')
  await register(page, 'saver@example.com')
  await ask(page, 'PUT', '/onboarding', { stage: 'form_3_4', class_level: 'form_3', weekly_data_mb: 50, step: null })
  await ask(page, 'POST', '/onboarding/complete')
  await page.goto(paths.today)
  await heading(page, 'Hello, Wanjiru')
  await holds(page, 'TodayPage').not.toEqual([])
  await page.goto(paths.learn)
  await heading(page, 'Learn')
  await holds(page, 'LearnPage').not.toEqual([])
  expect((await files(page)).filter((url) => /SkillsPage|GradesPage|RoadmapPage/.test(url))).toEqual([])

  publish(second)
  await go(page, paths.skills)
  await heading(page, 'TajiConnect could not load')
  await page.getByRole('link', { name: 'Try again' }).click()
  await heading(page, 'Skills')
  // It is the newest page already, though the phone's own may still be the one before.
  expect(await told(page).count()).toBe(0)
  // What was open to the learner before stays so in the new build, and no more is fetched.
  for (const name of ['SkillsPage', 'LearnPage', 'TodayPage']) await holds(page, name).not.toEqual([])
  await soon(async () => new Set((await files(page)).filter((url) => url.includes('LearnPage'))).size).toBe(2)
  expect((await files(page)).filter((url) => /GradesPage|RoadmapPage/.test(url))).toEqual([])
  await installed(page)
  expect(await told(page).count()).toBe(0)
  expectNoFault(complaints)
  await context.close()
})

test('logging out leaves the app on the phone and nothing of the person', async () => {
  const phone = await open('offline-start-out')
  const { page, context, complaints } = phone
  await signIn(page)
  await allKept(page)
  const before = await files(page)
  await go(page, paths.me)
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Log out' }).click()
  await heading(page, /Find out what you can become/)
  await expectNothingPrivate(page)
  expect((await files(page)).length).toBeGreaterThanOrEqual(before.length)
  await leaveNetwork(phone)
  await page.goto(paths.today)
  await heading(page, 'Welcome back')
  expect(await page.getByText(/Hello|Otieno/).count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

test('switched off in a later build, it goes from the phone with all it has kept', async () => {
  const { page, context, complaints } = await open('offline-start-off')
  await signIn(page)
  await allKept(page)
  await writeWorker(served, null)
  await page.reload()
  await heading(page, 'Hello, Amina')
  const left = () =>
    page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length])
  await soon(left).toEqual([0, 0])
  expect(complaints).toEqual([])
  await context.close()
})

test('where the browser has no service worker for us, all is as it was', async () => {
  const { page, context, complaints } = await openPhone(browser, { place })
  await signIn(page)
  await page.reload()
  await heading(page, 'Hello, Amina')
  expect(await kept(page)).toEqual({})
  expect(askedFor(/sw\.js/)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})
