import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page, Request, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import type { Text } from '@tajiconnect/contract/common'
import { ACCESS_SECONDS } from '../../backend/src/auth/tokens.ts'
import { paths } from '../../frontend/src/paths.ts'
import { keepPicture, openBrowser, openPhone } from './phone.ts'
import { startSite } from './site.ts'

const { careerPaths } = JSON.parse(readFileSync(new URL('../../backend/db.json', import.meta.url), 'utf8')) as {
  careerPaths: { id: string; title: Text }[]
}

/** How far the gateway's clock is ahead of the phone's. */
let ahead = 0
const accessTokensEnd = () => (ahead += (ACCESS_SECONDS + 1) * 1000)

let browser: Browser
let place: Awaited<ReturnType<typeof startSite>>
beforeAll(async () => {
  ;[browser, place] = await Promise.all([openBrowser(), startSite(() => new Date(Date.now() + ahead))])
})
afterAll(() => Promise.all([browser.close(), place.close()]))

const REFRESH = '**/api/v1/auth/refresh'
const isRefresh = (request: Request) => request.method() === 'POST' && request.url().endsWith('/auth/refresh')

interface Tabs {
  context: BrowserContext
  tabs: Page[]
  complaints: string[]
  /** How often the phone, or one of its tabs, has asked for a new pair. */
  refreshes(tab?: Page): number
}

/** A phone with Amina signed in and Today open in so many tabs. `before` is run in each of them, ahead of the app. */
async function amina(count: number, before: () => void = () => {}): Promise<Tabs> {
  const { context, page, complaints } = await openPhone(browser, { place })
  await context.addInitScript(before)
  const asked: (Page | null)[] = []
  context.on('request', (request) => isRefresh(request) && asked.push(request.frame().page()))
  const tabs = [page]
  onTestFailed(async () => {
    for (const [at, tab] of tabs.entries()) await keepPicture(tab, `tab-${at + 1}`)
  })
  await page.goto('/?sample')
  await greeted(page)
  for (let more = 1; more < count; more++) {
    const tab = await context.newPage()
    await tab.goto(paths.today)
    await greeted(tab)
    tabs.push(tab)
  }
  return { context, tabs, complaints, refreshes: (tab) => asked.filter((one) => !tab || one === tab).length }
}

const greeted = (page: Page) => page.getByRole('heading', { level: 1, name: 'Hello, Amina' }).waitFor()

let next = 0
/** A career that no tab has asked for yet, so that its page needs the gateway. */
function freshCareer() {
  const career = careerPaths[next++ % careerPaths.length]
  if (!career) throw new Error('The seed has no careers.')
  return { path: paths.career(career.id), title: career.title.en }
}

/** Goes to another page of the app, as a link does: without loading it anew. */
const go = (page: Page, path: string) =>
  page.evaluate((path) => {
    history.pushState({}, '', path)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)

const seesTitle = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()

async function seesFreshCareer(page: Page) {
  const { path, title } = freshCareer()
  await go(page, path)
  await seesTitle(page, title)
}

const held = (page: Page) =>
  page.evaluate(() => ['access_token', 'refresh_token', 'user'].map((key) => localStorage.getItem(key)))

/** What every tab reads is one pair, and the gateway takes it: the access token now, the refresh token for the next. */
async function expectOneLivePair(tabs: Page[]) {
  const [first, ...others] = await Promise.all(tabs.map(held))
  for (const other of others) expect(other).toEqual(first)
  const [access, refresh] = first ?? []
  const ask = (path: string, init: RequestInit) => fetch(`${place.gateway}/api/v1${path}`, init)
  expect((await ask('/users/me', { headers: { Authorization: `Bearer ${access}` } })).status).toBe(200)
  const reply = await ask('/auth/refresh', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ refresh_token: refresh }),
  })
  expect(reply.status).toBe(200)
}

async function end({ context, complaints }: Tabs) {
  expect(complaints).toEqual([])
  await context.close()
}

/** Lets matching requests reach the gateway and come back only once it is opened. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

const signedOut = (page: Page) =>
  page.getByRole('heading', { level: 1, name: /Find out what you can become/ }).waitFor()

async function logOut(page: Page) {
  await page.bringToFront()
  await go(page, paths.me)
  await page.getByRole('button', { name: 'Log out' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Log out(?! and delete)/ })
    .click()
  await signedOut(page)
}

test('T10: a renewal that nobody answers is given up, and the next one goes through', async () => {
  const phone = await amina(1)
  const [a] = phone.tabs as [Page]
  await a.route(REFRESH, () => new Promise(() => {}))
  const given: Request[] = []
  a.on('requestfailed', (request) => isRefresh(request) && given.push(request))
  accessTokensEnd()
  const { path, title } = freshCareer()
  const again = a.getByRole('button', { name: 'Try again' })
  const shown = a.getByRole('heading', { level: 1, name: title, exact: true })
  await go(a, path)
  // Asked twice, five seconds each.
  await expect.poll(() => given.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(2)
  await a.unroute(REFRESH)
  // The page asks anew by itself a few times; where it gave up before, the learner asks.
  const tryAgain = async () => {
    if (await again.isVisible()) await again.click()
    return shown.isVisible()
  }
  await expect.poll(tryAgain, { timeout: 30_000, interval: 500 }).toBe(true)
  await expectOneLivePair([a])
  await end(phone)
})

test('T14: two tabs whose token ends at the same instant go on with one pair', async () => {
  const phone = await amina(2)
  accessTokensEnd()
  await Promise.all(phone.tabs.map(seesFreshCareer))
  // The lock lets one go; a second is right where the first held it for longer than anyone waits.
  expect([1, 2]).toContain(phone.refreshes())
  await expectOneLivePair(phone.tabs)
  await end(phone)
})

test('T15: three tabs, a little apart, ten times over: nobody is signed out', async () => {
  const phone = await amina(3)
  for (let round = 1; round <= 10; round++) {
    accessTokensEnd()
    await Promise.all(
      phone.tabs.map(async (tab, at) => {
        await tab.waitForTimeout((at * round * 37) % 200)
        await seesFreshCareer(tab)
      }),
    )
    expect(phone.refreshes()).toBeGreaterThanOrEqual(round)
    const [first, ...others] = await Promise.all(phone.tabs.map(held))
    for (const other of others) expect(other).toEqual(first)
  }
  // One a round; more only where a machine stalls for as long as anyone waits for the lock, or for an answer.
  expect(phone.refreshes()).toBeLessThan(15)
  await expectOneLivePair(phone.tabs)
  await end(phone)
})

test('T16: a tab whose request went out with the old token takes the pair another tab has fetched', async () => {
  const phone = await amina(2)
  const [a, b] = phone.tabs as [Page, Page]
  const late = gate()
  await b.route('**/api/v1/**', async (route) => {
    await late.opened
    await route.continue()
  })
  accessTokensEnd()
  const { path, title } = freshCareer()
  const sent = b.waitForRequest('**/api/v1/ai/careers/**')
  await go(b, path)
  await sent
  await seesFreshCareer(a)
  late.open()
  await seesTitle(b, title)
  expect([phone.refreshes(a), phone.refreshes(b)]).toEqual([1, 0])
  await expectOneLivePair(phone.tabs)
  await end(phone)
})

test('T17: a tab that hangs with the lock holds nobody up, and keeps it', async () => {
  const phone = await amina(2)
  const hung = await phone.context.newPage()
  await hung.goto(paths.about)
  const holders = () =>
    hung.evaluate(
      async () => (await navigator.locks.query()).held?.filter(({ name }) => name === 'taji-refresh').length,
    )
  await hung.evaluate(() => void navigator.locks.request('taji-refresh', () => new Promise(() => {})))
  await expect.poll(holders).toBe(1)
  accessTokensEnd()
  await Promise.all(phone.tabs.map(seesFreshCareer))
  expect(phone.refreshes()).toBeLessThanOrEqual(2)
  expect(await holders()).toBe(1)
  await expectOneLivePair(phone.tabs)
  await end(phone)
})

test('T18: a browser without locks does as well', async () => {
  const phone = await amina(2, () => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }))
  const [a] = phone.tabs as [Page, Page]
  expect(await a.evaluate(() => 'locks' in navigator && navigator.locks === undefined)).toBe(true)
  accessTokensEnd()
  await seesFreshCareer(a)
  expect(phone.refreshes()).toBe(1)
  accessTokensEnd()
  await Promise.all(phone.tabs.map(seesFreshCareer))
  expect(phone.refreshes()).toBeLessThanOrEqual(3)
  await expectOneLivePair(phone.tabs)
  await end(phone)
})

/** Lets the gateway renew the pair, and keeps its answer from the tab until the gate is opened. */
async function holdRefresh(page: Page) {
  const { open, opened } = gate()
  const handled = gate()
  await page.route(REFRESH, async (route) => {
    const response = await route.fetch()
    handled.open()
    await opened
    await route.fulfill({ response })
  })
  return { open, handled: handled.opened }
}

test('T19: logging out while another tab renews the pair leaves nothing behind', async () => {
  const phone = await amina(2)
  const [a, b] = phone.tabs as [Page, Page]
  const renewal = await holdRefresh(b)
  accessTokensEnd()
  await go(b, freshCareer().path)
  await renewal.handled
  await logOut(a)
  const kept = await watchWrites(b)
  const response = b.waitForResponse(REFRESH)
  renewal.open()
  const renewed = await (await response).json()
  await signedOut(b)
  expect(await kept()).toEqual([])
  for (const tab of phone.tabs) expect(await held(tab)).toEqual([null, null, null])
  const reply = await fetch(`${place.gateway}/api/v1/users/me`, {
    headers: { Authorization: `Bearer ${renewed.access_token}` },
  })
  expect(reply.status).toBe(401)
  await end(phone)
})

/** Answers with the names written to localStorage from now on, once the tab is idle. */
async function watchWrites(page: Page) {
  const written = await page.evaluateHandle(() => {
    const names: string[] = []
    const write = Object.getOwnPropertyDescriptor(Storage.prototype, 'setItem')?.value as Storage['setItem']
    Storage.prototype.setItem = function (name, value) {
      names.push(name)
      write.call(this, name, value)
    }
    return names
  })
  return () => written.evaluate((names) => new Promise<string[]>((idle) => setTimeout(() => idle(names), 300)))
}

test('T20: logging out in one tab empties the others', async () => {
  const phone = await amina(2)
  const [a, b] = phone.tabs as [Page, Page]
  const socket = b.waitForEvent('websocket')
  await b.reload()
  await greeted(b)
  const closed = (await socket).waitForEvent('close')
  await logOut(a)
  await signedOut(b)
  await closed
  expect(await b.getByText('Amina').filter({ hasNotText: 'Look around' }).count()).toBe(0)
  await expect.poll(() => b.evaluate(rowsHeld)).toBe(0)
  await end(phone)
})

/** How many replies the phone keeps. */
const rowsHeld = () =>
  new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('tajiconnect')
    opening.addEventListener('error', () => reject(opening.error))
    opening.addEventListener('success', () => {
      const database = opening.result
      const counting = database.transaction('cache').objectStore('cache').count()
      counting.addEventListener('success', () => {
        database.close()
        resolve(counting.result)
      })
    })
  })

test('T21: what one person was about to send is not sent for the next', async () => {
  const phone = await amina(2)
  const [a, b] = phone.tabs as [Page, Page]
  const names: (string | null)[] = []
  phone.context.on('request', (request) => {
    if (request.method() === 'PATCH') names.push(request.headers().authorization ?? null)
  })
  const renewal = await holdRefresh(b)
  await b.bringToFront()
  await go(b, paths.me)
  accessTokensEnd()
  await b.getByRole('textbox', { name: 'Your name' }).fill('Amina Renamed')
  await b.getByRole('button', { name: 'Save' }).click()
  await renewal.handled
  await logOut(a)
  await a.getByRole('link', { name: 'Log in' }).click()
  await a.getByRole('textbox', { name: 'E-mail' }).fill('instructor@tajiconnect.test')
  await a.getByRole('textbox', { name: 'Password' }).fill('Karibu-2026!')
  await a.getByRole('button', { name: 'Log in' }).click()
  await a.waitForURL(place.site + paths.today)
  renewal.open()
  await go(b, paths.me)
  await b.getByText('instructor@tajiconnect.test').waitFor()
  const [access] = await held(a)
  const reply = await fetch(`${place.gateway}/api/v1/users/me`, { headers: { Authorization: `Bearer ${access}` } })
  const user = await reply.json()
  expect(user.email).toBe('instructor@tajiconnect.test')
  expect(user.name).not.toBe('Amina Renamed')
  await expect(b.getByRole('textbox', { name: 'Your name' }).inputValue()).resolves.toBe(user.name)
  expect(names).not.toContain(`Bearer ${access}`)
  await end(phone)
})

test('T22: where the answer to a renewal is lost, the same pair is given again', async () => {
  const phone = await amina(1)
  const [a] = phone.tabs as [Page]
  const lose = async (route: Route) => {
    await route.fetch()
    await route.abort('connectionreset')
  }
  await a.route(REFRESH, lose, { times: 1 })
  accessTokensEnd()
  const { path, title } = freshCareer()
  const shown = a.getByRole('heading', { level: 1, name: title, exact: true })
  const again = a.getByRole('button', { name: 'Try again' })
  await go(a, path)
  // The page asks anew by itself a few times; where it gave up before, the learner asks.
  await shown.or(again).waitFor()
  if (await again.isVisible()) await again.click()
  await shown.waitFor()
  expect(phone.refreshes()).toBe(2)
  await expectOneLivePair([a])
  await end(phone)
})

test('T39: after logging out, Back shows nothing private', async () => {
  const phone = await amina(1)
  const [a] = phone.tabs as [Page]
  await a.goto(paths.me)
  await a.getByText('learner@tajiconnect.test').waitFor()
  await a.goto(paths.today)
  await greeted(a)
  await logOut(a)
  await a.goto(paths.about)
  for (let step = 1; step <= 3; step++) {
    await a.goBack()
    await a.getByRole('heading', { level: 1 }).waitFor()
    expect(await a.locator('body').innerText()).not.toMatch(/Hello, |Otieno|learner@tajiconnect/)
  }
  await end(phone)
})
