import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { expectWellMade, keepPicture, openBrowser, openPhone } from './phone.ts'

const PASSWORD = 'Karibu-2026!'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const heading = (page: Page, name: string | RegExp, level = 1) => page.getByRole('heading', { level, name }).waitFor()

async function signIn(page: Page, email: string) {
  await page.goto('/login')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()
}

test.each([
  ['a phone', 'Nafula Wekesa', { width: 360, height: 800 }],
  ['a wide screen', 'Chebet Koech', { width: 1280, height: 800 }],
])('on %s: an account is stopped, its person is told, and it is opened again', async (_, name, viewport) => {
  const email = `${name.split(' ')[0]?.toLowerCase()}@example.com`
  const learner = await openPhone(browser)
  const admin = await openPhone(browser, { viewport })
  onTestFailed(() => keepPicture(admin.page, `admin-${viewport.width}`))
  onTestFailed(() => keepPicture(learner.page, `admin-${viewport.width}-learner`))

  await learner.page.goto('/register')
  await learner.page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await learner.page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await learner.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD)
  await learner.page.getByRole('button', { name: 'Create my account' }).click()
  await heading(learner.page, 'What shall we call you?')

  const { page } = admin
  await signIn(page, 'admin@tajiconnect.test')
  await page.waitForURL('**/today')
  await page.goto('/me')
  await page.getByRole('link', { name: /Look after TajiConnect/ }).click()
  await heading(page, 'Overview')
  await page.getByText(/^Counted/).waitFor()
  await expectWellMade(page, 'the overview')

  await page.getByRole('navigation', { name: 'Admin places' }).getByRole('link', { name: 'People' }).click()
  await heading(page, 'People')
  await page.getByRole('searchbox', { name: 'Name or e-mail' }).fill(name.toUpperCase())
  await page.getByText('1 account', { exact: true }).waitFor()
  await expectWellMade(page, 'people')
  // On a wide screen the whole row can be tapped.
  await (viewport.width < 600 ? page.getByRole('link', { name }) : page.getByRole('cell', { name: 'Learner' })).click()
  await heading(page, name)
  await page.getByText('Nothing yet.').waitFor()
  await expectWellMade(page, 'an account')

  await page.getByRole('button', { name: 'Stop this account' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: `Stop the account of ${name}?` }).waitFor()
  await expectWellMade(page, 'stopping an account')
  await dialog.getByRole('button', { name: 'Stop this account' }).click()
  await page.getByText(`The account of ${name} is stopped.`).waitFor()

  await heading(learner.page, 'Welcome back')
  await learner.page.getByText(/Your sign-in has ended/).waitFor()
  await signIn(learner.page, email)
  await learner.page.getByText(/This account has been stopped/).waitFor()
  await expectWellMade(learner.page, 'signing in to a stopped account')

  await page.getByRole('button', { name: 'Open it again' }).click()
  await dialog.getByRole('button', { name: 'Open it again' }).click()
  await page.getByText(`The account of ${name} is open again.`).waitFor()
  await signIn(learner.page, email)
  await heading(learner.page, 'What shall we call you?')

  await page.getByRole('navigation', { name: 'Admin places' }).getByRole('link', { name: 'Audit log' }).click()
  await heading(page, 'Audit log')
  const records = page.getByRole('listitem').filter({ hasText: name })
  await records.filter({ hasText: /Account opened again.*by Zawadi Mwangi/ }).waitFor()
  await records.filter({ hasText: /Account stopped.*by Zawadi Mwangi/ }).waitFor()
  await expectWellMade(page, 'the audit log')
  await page.goBack()
  await heading(page, name)
  await page.goBack()
  await page.getByText('1 account', { exact: true }).waitFor()

  expect([...admin.complaints, ...learner.complaints]).toEqual([])
  await learner.context.close()
  await admin.context.close()
})
