import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, onTestFailed, test } from 'vitest'
import { expectWellMade, keepPicture, openBrowser, openPhone } from './phone.ts'

const year = String(new Date().getFullYear() - 15)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
const consent = (page: Page) => page.getByRole('region', { name: 'Consent of a parent or guardian' })

interface Message {
  kind: 'email' | 'sms'
  text: string
}

/** The newest message to somebody, from the mailbox that scripts read. */
async function newestTo(to: string): Promise<Message> {
  const response = await fetch(`${inject('place').gateway}/mailbox.json?to=${encodeURIComponent(to)}`)
  const { items } = (await response.json()) as { items: Message[] }
  if (!items[0]) throw new Error(`No message to ${to}`)
  return items[0]
}

/** A new account, up to the question after the age. */
async function register(page: Page, name: string) {
  await page.goto('/register')
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(`${name.toLowerCase()}@example.com`)
  await page.getByRole('textbox', { name: 'Password' }).fill('three small mangoes')
  await page.getByRole('button', { name: 'Create my account' }).click()
  await heading(page, 'What shall we call you?')
  await page.getByRole('button', { name: 'Next' }).click()
  await heading(page, 'When were you born?')
  await page.getByRole('combobox', { name: 'Month of birth' }).selectOption('January')
  await page.getByRole('combobox', { name: 'Year of birth' }).selectOption(year)
  await page.getByRole('button', { name: 'Next' }).click()
  await heading(page, 'Where are you now?')
}

async function ask(page: Page, guardian: string, channel: 'SMS' | 'E-mail', to: string) {
  await page.getByRole('textbox', { name: 'Name of your parent or guardian' }).fill(guardian)
  await page.getByRole('radio', { name: channel }).check()
  await page.getByRole('textbox', { name: /^Their/ }).fill(to)
  await page.getByRole('button', { name: 'Ask for consent' }).click()
  await consent(page).getByText('Waiting for an answer').waitFor()
}

test('a learner of 15 asks by SMS, types the code in, and takes the consent back', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'consent-code'))
  await register(page, 'Halima')
  await page.goto('/today')
  await page.getByText(/so a parent or guardian decides/).waitFor()
  await expectWellMade(page, 'Today with a guardian to ask')
  await page.getByRole('link', { name: 'Ask them' }).click()
  await heading(page, 'Privacy')
  await consent(page).getByText('Not asked yet').waitFor()
  await page.getByRole('button', { name: 'Ask for consent' }).click()
  await page.getByText('Fill this in.').first().waitFor()
  await expectWellMade(page, 'asking a guardian, with errors')
  await ask(page, 'Grace Kamau', 'SMS', '0712 345 678')
  await expectWellMade(page, 'waiting for the guardian')

  const { kind, text } = await newestTo('254712345678')
  expect(kind).toBe('sms')
  const code = /\b\d{6}\b/.exec(text)?.[0] ?? ''
  await page.getByRole('textbox', { name: 'Code from the message' }).fill(code === '111111' ? '222222' : '111111')
  await page.getByRole('button', { name: 'Confirm the code' }).click()
  await page.getByText(/That code is not right/).waitFor()
  await page.getByRole('textbox', { name: 'Code from the message' }).fill(code)
  await page.getByRole('button', { name: 'Confirm the code' }).click()
  await consent(page).getByText('Given', { exact: true }).waitFor()
  await expectWellMade(page, 'consent given')

  await page.getByRole('button', { name: 'Take the consent back' }).click()
  await expectWellMade(page, 'taking consent back')
  await page.getByRole('dialog').getByRole('button', { name: 'Take the consent back' }).click()
  await consent(page)
    .getByText(/^You took the consent back/)
    .waitFor()
  await expectWellMade(page, 'consent taken back')
  expect((await newestTo('254712345678')).text).toMatch(/Halima took back/)
  await page.reload()
  await consent(page).getByText('Not given').waitFor()
  await page.goto('/today')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByRole('link', { name: 'Ask them' }).count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

test('a guardian says yes by the link in an e-mail, and no later', async () => {
  const learner = await openPhone(browser)
  onTestFailed(() => keepPicture(learner.page, 'consent-link-learner'))
  await register(learner.page, 'Juma')
  await learner.page.goto('/me/privacy')
  await ask(learner.page, 'Baba Juma', 'E-mail', 'baba.juma@example.com')
  const link = /https?:\S+\?token=\S+/.exec((await newestTo('baba.juma@example.com')).text)?.[0] ?? ''

  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'consent-link-guardian'))
  await page.goto(link)
  await heading(page, 'Juma asks for your consent')
  expect(page.url()).not.toContain('token')
  await expectWellMade(page, 'what a guardian is asked')
  await page.getByRole('button', { name: 'I agree', exact: true }).click()
  await page.getByText(/^You agree, since/).waitFor()
  await expectWellMade(page, 'a guardian who agrees')
  await consent(learner.page).getByText('Given', { exact: true }).waitFor()

  await page.goto(link)
  await page.getByText(/^You agree, since/).waitFor()
  await page.getByRole('button', { name: 'I take my consent back' }).click()
  await page.getByText(/^There is no consent, since/).waitFor()
  await expectWellMade(page, 'a guardian who does not agree')
  await consent(learner.page)
    .getByText(/^Baba Juma did not agree/)
    .waitFor()

  await learner.page.getByText('Ask again, or ask somebody else').click()
  await ask(learner.page, 'Mama Juma', 'E-mail', 'mama.juma@example.com')
  await page.goto(link)
  await page.getByText(/^This link counts no more/).waitFor()
  await expectWellMade(page, 'a link that was replaced')
  expect([...complaints, ...learner.complaints]).toEqual([])
  await context.close()
  await learner.context.close()
})
