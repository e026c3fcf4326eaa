import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFailed, test } from 'vitest'
import { codeOf } from '../../backend/src/testing/authenticator.ts'
import { expectWellMade, keepPicture, openBrowser, openPhone } from './phone.ts'

const first = 'three small mangoes'
const second = 'nine slow tortoises'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const heading = (page: Page, name: string | RegExp, level = 1) => page.getByRole('heading', { level, name }).waitFor()

/** The address in the newest mail to somebody, from the mailbox that scripts read. */
async function linkIn(email: string): Promise<string> {
  const response = await fetch(`${inject('place').gateway}/mailbox.json?to=${encodeURIComponent(email)}`)
  const { items } = (await response.json()) as { items: { text: string }[] }
  const link = /https?:\S+token=\S+/.exec(items[0]?.text ?? '')?.[0]
  if (!link) throw new Error(`No link in the mail to ${email}`)
  return link
}

async function register(page: Page, email: string) {
  await page.goto('/register')
  await page.getByRole('textbox', { name: 'Your name' }).fill('Otieno')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(first)
  await page.getByRole('button', { name: 'Create my account' }).click()
  await heading(page, 'What shall we call you?')
}

async function signIn(page: Page, email: string, password: string) {
  await page.goto('/login')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}

test('the e-mail is confirmed by its link, and a forgotten password is replaced', async () => {
  const email = 'otieno@example.com'
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'accounts-links'))
  await register(page, email)
  await page.goto(await linkIn(email))
  await heading(page, 'Your e-mail is confirmed')
  expect(page.url()).not.toContain('token')
  await expectWellMade(page, 'confirming an e-mail')
  await context.clearCookies()
  await page.evaluate(() => localStorage.clear())

  await page.goto('/login')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await heading(page, 'Choose a new password')
  await expectWellMade(page, 'forgetting a password')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('button', { name: 'Send me the link' }).click()
  await page.getByText(`If ${email} has an account, a link is on its way.`).waitFor()
  const link = await linkIn(email)
  await page.goto(link)
  await page.getByRole('textbox', { name: 'New password' }).fill(second)
  expect(page.url()).not.toContain('token')
  await expectWellMade(page, 'choosing a new password')
  await page.getByRole('button', { name: 'Use this password' }).click()
  await page.getByText(/Your new password counts from now on/).waitFor()
  await signIn(page, email, first)
  await page.getByText(/That password does not match/).waitFor()
  await signIn(page, email, second)
  await page.waitForURL('**/today')

  await page.goto(link)
  await page.getByRole('textbox', { name: 'New password' }).fill(first)
  await page.getByRole('button', { name: 'Use this password' }).click()
  await page.getByText(/This link has been used or is too old/).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('two-step sign-in, and signing another device out', async () => {
  const email = 'njoki@example.com'
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'accounts-two-step'))
  await register(page, email)
  await page.goto('/me/security')
  await heading(page, 'Sign-in and safety')
  await expectWellMade(page, 'sign-in and safety')
  const steps = page.getByRole('region', { name: 'Two-step sign-in' })
  await steps.getByRole('button', { name: 'Set it up' }).click()
  await steps.getByRole('textbox', { name: 'Current password' }).fill(first)
  await steps.getByRole('button', { name: 'Continue' }).click()
  const uri = await steps.getByRole('link', { name: /Open it in the app/ }).getAttribute('href')
  const secret = new URL(uri ?? '').searchParams.get('secret') ?? ''
  await steps.getByRole('img', { name: /QR code/ }).waitFor()
  await expectWellMade(page, 'the QR code')
  await steps.getByRole('textbox', { name: 'Code from the app' }).fill(codeOf(secret, new Date()))
  await steps.getByRole('button', { name: 'Turn it on' }).click()
  await heading(page, 'Keep your backup codes', 3)
  await expectWellMade(page, 'backup codes')
  const backup = await steps.getByRole('listitem').first().innerText()
  await steps.getByRole('checkbox', { name: 'I have kept them' }).check()
  await steps.getByRole('button', { name: 'Done' }).click()

  const other = await openPhone(browser)
  await signIn(other.page, email, first)
  await other.page.getByRole('button', { name: 'Use a backup code' }).click()
  await expectWellMade(other.page, 'signing in with a code')
  await other.page.getByRole('textbox', { name: 'Backup code' }).fill(backup)
  await other.page.getByRole('button', { name: 'Log in' }).click()
  await other.page.waitForURL('**/today')

  await page.reload()
  const devices = page.getByRole('region', { name: 'Devices' })
  await devices.getByRole('button', { name: /^Sign out: / }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Sign out/ })
    .click()
  await devices.getByText('It is signed in nowhere else.').waitFor()
  await heading(other.page, 'Welcome back')
  expect([...complaints, ...other.complaints]).toEqual([])
  await other.context.close()
  await context.close()
})

test('signing in with Google, by its stand-in; and stopping there', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'accounts-google'))
  await page.goto('/register')
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await page.waitForURL('**/google/authorize**')
  await expectWellMade(page, 'the consent page of the stand-in')
  await page.getByRole('link', { name: /cancel/i }).click()
  await page.getByText('You stopped the sign-in at Google. Nothing was changed.').waitFor()
  expect(new URL(page.url()).search).toBe('')
  await expectWellMade(page, 'a sign-in that was stopped')

  await page.goto('/register')
  await page.getByRole('button', { name: 'Continue with Google' }).click()
  await page.getByRole('link', { name: /Zawadi Njeri/ }).click()
  await heading(page, 'What shall we call you?')
  await page.goto('/me/security')
  await page.getByRole('region', { name: 'E-mail' }).getByText('Confirmed').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('Google is connected to an account with a password, signs in to it, and is disconnected', async () => {
  const email = 'wairimu@example.com'
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'accounts-connect'))
  await register(page, email)
  const google = page.getByRole('region', { name: 'Sign in with Google' })
  await page.goto('/me/security')
  await google.getByRole('button', { name: 'Connect Google' }).click()
  await page.getByRole('link', { name: /Baraka/ }).click()
  await heading(page, 'Connect Google')
  expect(new URL(page.url()).search).toBe('')
  await expectWellMade(page, 'connecting Google')
  await page.getByRole('textbox', { name: 'Current password' }).fill('not this one')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByText(/That password does not match/).waitFor()
  await page.getByRole('textbox', { name: 'Current password' }).fill(first)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await google.getByText('Connected', { exact: true }).waitFor()
  await expectWellMade(page, 'sign-in and safety with Google')

  const other = await openPhone(browser)
  await other.page.goto('/login')
  await other.page.getByRole('button', { name: 'Continue with Google' }).click()
  await other.page.getByRole('link', { name: /Baraka/ }).click()
  await heading(other.page, 'What shall we call you?')
  await other.page.goto('/me/security')
  await other.page.getByRole('region', { name: 'E-mail' }).getByText(email).waitFor()
  await other.context.close()

  await google.getByText('Disconnect Google').first().click()
  await google.getByRole('textbox', { name: 'Current password' }).fill(first)
  await google.getByRole('button', { name: 'Disconnect Google' }).click()
  await google.getByText('Not connected').waitFor()
  // The wrong password is the one complaint: the browser notes every 401.
  expect([...complaints, ...other.complaints].filter((complaint) => !complaint.includes('401'))).toEqual([])
  await context.close()
})

test('an account is deleted only after a while, and kept by one tap until then', async () => {
  const email = 'barasa@example.com'
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'accounts-leaving'))
  await register(page, email)
  await page.goto('/me/security')
  await page.getByRole('region', { name: 'Delete your account' }).getByRole('button').first().click()
  const dialog = page.getByRole('dialog')
  await expectWellMade(page, 'deleting an account')
  await dialog.getByRole('textbox', { name: 'Current password' }).fill(first)
  await dialog.getByRole('button', { name: /Delete/ }).click()
  await page.getByRole('button', { name: 'Keep it' }).first().waitFor()
  await page.goto('/today')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('button', { name: 'Keep it' }).waitFor({ state: 'detached' })
  expect(complaints).toEqual([])
  await context.close()
})

test('the mailbox for developers is a page of its own', async () => {
  const { page, context, complaints } = await openPhone(browser)
  await page.goto(`${inject('place').gateway}/mailbox`)
  await heading(page, /Mailbox|mail/i)
  await expectWellMade(page, 'the mailbox')
  expect(complaints).toEqual([])
  await context.close()
})
