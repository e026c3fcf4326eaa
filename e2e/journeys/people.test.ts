import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import type { Text } from '@tajiconnect/contract/common'
import { paths } from '../../frontend/src/paths.ts'
import { expectWellMade, keepPicture, openBrowser, openPhone } from './phone.ts'

const { careerPaths } = JSON.parse(readFileSync(new URL('../../backend/db.json', import.meta.url), 'utf8')) as {
  careerPaths: { id: string; title: Text }[]
}

const AMINA = '2580'
const WANJIRU = '902716'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const who = (page: Page) => heading(page, 'Who is learning?')
const tile = (page: Page, name: string) => page.getByRole('button', { name })
const pinField = (page: Page) => page.getByRole('textbox', { name: /^PIN for / })
const tokens = (page: Page) =>
  page.evaluate(() => ['access_token', 'refresh_token', 'user'].map((key) => localStorage.getItem(key)))

/** Goes to another page of the app, as a link does: without loading it anew. */
const go = (page: Page, path: string) =>
  page.evaluate((path) => {
    history.pushState({}, '', path)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)

async function choosePin(page: Page, pin: string) {
  await go(page, paths.phone)
  await page.getByRole('textbox', { name: 'New PIN', exact: true }).fill(pin)
  await page.getByRole('textbox', { name: 'New PIN once more' }).fill(pin)
  await page.getByRole('button', { name: 'Use this PIN' }).click()
  await page.getByText(/^Your PIN is set/).waitFor()
}

async function switchLearner(page: Page) {
  await go(page, paths.me)
  await page.getByRole('button', { name: 'Switch learner' }).click()
  await who(page).waitFor()
}

async function signInAsAmina(page: Page) {
  await page.goto('/?sample')
  await heading(page, 'Hello, Amina').waitFor()
}

test('two learners change places without a network, and each reads their own', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'people'))
  const [career] = careerPaths
  if (!career) throw new Error('The seed has no careers.')
  const read = () => page.getByRole('heading', { level: 1, name: career.title.en, exact: true }).waitFor()

  await signInAsAmina(page)
  await go(page, paths.career(career.id))
  await read()
  await go(page, paths.phone)
  await heading(page, 'This phone is shared').waitFor()
  await expectWellMade(page, 'choosing a PIN')
  await choosePin(page, AMINA)
  await expectWellMade(page, 'having a PIN')
  await switchLearner(page)
  expect(await tokens(page)).toEqual([null, null, null])
  await expectWellMade(page, 'who is learning')

  await page.getByRole('link', { name: 'Add a learner' }).click()
  await heading(page, 'Welcome back').waitFor()
  await expectWellMade(page, 'signing in on a shared phone')
  await page.getByRole('link', { name: 'Start free' }).click()
  await page.getByRole('textbox', { name: 'Your name' }).fill('Wanjiru')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('wanjiru.people@example.com')
  await page.getByRole('textbox', { name: 'Password' }).fill('three small mangoes')
  await page.getByRole('button', { name: 'Create my account' }).click()
  await page.waitForURL('**/welcome')
  await choosePin(page, WANJIRU)

  await context.setOffline(true)
  await switchLearner(page)
  // By the keyboard alone, from the heading on.
  await page.keyboard.press('Tab')
  expect(await tile(page, 'Amina Otieno').evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await pinField(page).waitFor()
  await expectWellMade(page, 'typing a PIN')
  await page.keyboard.type('1470')
  await page.getByText(/4 more tries/).waitFor()
  await expectWellMade(page, 'a wrong PIN')
  await page.goBack()
  await tile(page, 'Wanjiru').waitFor()
  expect(await tile(page, 'Amina Otieno').evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await pinField(page).waitFor()
  await page.keyboard.type(AMINA)
  await heading(page, 'Hello, Amina').waitFor()
  await go(page, paths.career(career.id))
  await read()

  await switchLearner(page)
  await tile(page, 'Wanjiru').click()
  await pinField(page).fill(WANJIRU)
  await page.waitForURL('**/today')
  await go(page, paths.career(career.id))
  await page.getByText('This page did not load').waitFor()
  expect(await page.locator('body').innerText()).not.toContain(career.title.en)
  await go(page, paths.me)
  await heading(page, /Wanjiru/).waitFor()
  expect(await page.locator('body').innerText()).not.toMatch(/Amina/)
  await context.setOffline(false)
  // The browser logs each socket that finds no network.
  expect(complaints.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  await context.close()
})

test('five wrong PINs ask for the password, and somebody is taken off the phone', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'people-locked'))
  await signInAsAmina(page)
  await choosePin(page, AMINA)
  await switchLearner(page)
  await tile(page, 'Amina Otieno').click()
  for (const words of [/4 more tries/, /3 more tries/, /2 more tries/, /One more try/, /does not work any more/]) {
    await pinField(page).fill('1470')
    await page.getByText(words).waitFor()
  }
  await expectWellMade(page, 'a PIN that works no more')
  await page.getByRole('button', { name: 'Take off this phone' }).click()
  await expectWellMade(page, 'taking somebody off the phone')
  await page.getByRole('dialog').getByRole('button', { name: 'Take off this phone' }).click()
  await page.getByText('Amina Otieno is off this phone.').waitFor()
  await expectWellMade(page, 'nobody on the phone')
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key === 'taji.people'))).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('parking in one tab empties the other, and coming back fills both', async () => {
  const { page, context, complaints } = await openPhone(browser)
  const other = await context.newPage()
  onTestFailed(async () => {
    await keepPicture(page, 'people-tab-1')
    await keepPicture(other, 'people-tab-2')
  })
  await signInAsAmina(page)
  await choosePin(page, AMINA)
  await other.goto(paths.me)
  await other.getByText('learner@tajiconnect.test').waitFor()
  await page.bringToFront()
  await switchLearner(page)
  await who(other).waitFor()
  expect(await other.locator('body').innerText()).not.toContain('learner@tajiconnect.test')
  expect(await tokens(other)).toEqual([null, null, null])
  await other.bringToFront()
  await tile(other, 'Amina Otieno').click()
  await pinField(other).fill(AMINA)
  await heading(other, 'Hello, Amina').waitFor()
  await heading(page, 'Hello, Amina').waitFor()
  expect(await tokens(page)).toEqual(await tokens(other))
  expect(complaints).toEqual([])
  await context.close()
})
