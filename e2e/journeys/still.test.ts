import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { paths } from '../../frontend/src/paths.ts'
import { expectWellMade, keepPicture, openBrowser, openPhone } from './phone.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).waitFor()

/** What the state of sending says, where it is in sight. */
const sync = (page: Page, words: string) => page.getByText(words).filter({ visible: true }).first().waitFor()

async function register(page: Page) {
  await page.goto(paths.register)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Wanjiru')
  await page.getByRole('textbox', { name: 'E-mail' }).fill('still@example.com')
  await page.getByRole('textbox', { name: 'Password' }).fill('three small mangoes')
  await page.getByRole('button', { name: 'Create my account' }).click()
  await page.waitForURL('**/welcome*')
}

const GRADES = {
  Mathematics: 'C+',
  English: 'B',
  Kiswahili: 'B+',
  Biology: 'B+',
  Chemistry: 'C+',
  'History and Government': 'B',
  'Business Studies': 'B−',
}

test('a Form 4 learner’s grades, what they open, one grade up, and one career, also without a network', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'still'))
  await register(page)
  await page.goto(paths.careers)
  await page.getByRole('link', { name: /What can I still become/ }).click()

  await page.getByRole('group', { name: 'Where are you now?' }).waitFor()
  await expectWellMade(page, 'still: where one is')
  await page.getByRole('button', { name: 'Form 3–4' }).click()
  for (const [subject, grade] of Object.entries(GRADES)) {
    await heading(page, `Which grade do you expect in ${subject}?`)
    if (subject === 'Biology') await expectWellMade(page, 'still: a question')
    await page.getByRole('button', { name: grade, exact: true }).click()
  }

  await heading(page, 'Open with these grades')
  await page.getByText('60 of 84 points').waitFor()
  await page
    .getByText(/All \d ways in/)
    .first()
    .click()
  await expectWellMade(page, 'still: what is open')

  const counts = page.getByText(/careers by degree/)
  const before = await counts.textContent()
  await page.getByRole('combobox', { name: 'Add a subject' }).selectOption('Physics')
  await page.getByRole('button', { name: 'C', exact: true }).click()
  await page.getByRole('heading', { name: 'Physics: C → C+' }).waitFor()
  await page.getByRole('button', { name: 'Try C+ in Physics' }).click()
  await page.getByText('You are trying C+ in Physics. It is not saved.').first().waitFor()
  expect(await counts.textContent()).not.toBe(before)
  await page.getByText('The estimate, and where it errs').click()
  await page.getByText('Your estimate for each cluster').click()
  await expectWellMade(page, 'still: one grade up')
  await page.getByRole('button', { name: 'Save it as my grade' }).click()
  await sync(page, 'All confirmed')

  // Without a network the page is still there, and so is what was entered.
  await context.setOffline(true)
  await page.getByRole('link', { name: 'Careers' }).first().click()
  await page.getByRole('link', { name: /What can I still become/ }).click()
  await heading(page, 'Open with these grades')
  expect(await page.getByRole('combobox', { name: 'Physics' }).inputValue()).toBe('C+')
  await page.getByRole('combobox', { name: 'Physics' }).selectOption('B')
  await sync(page, 'Offline')
  await expectWellMade(page, 'still: offline')
  await context.setOffline(false)
  await sync(page, 'All confirmed')

  await page.getByRole('combobox', { name: 'Where you are now' }).selectOption('Grade 10–12')
  for (const [at, subject] of ['biology', 'agriculture', 'geography'].entries())
    await page.getByRole('combobox', { name: `Elective ${at + 1}` }).selectOption(subject)
  await page.getByRole('button', { name: /^Closes/ }).click()
  await page.getByText('Asks for Chemistry').first().waitFor()
  await expectWellMade(page, 'still: a combination')
  await page.getByRole('combobox', { name: 'Where you are now' }).selectOption('Grade 7–9')
  await page.getByRole('button', { name: /^ME1/ }).click()
  await heading(page, 'Your placement score')
  await expectWellMade(page, 'still: placement')

  await page.getByRole('combobox', { name: 'Where you are now' }).selectOption('Form 3–4')
  await page.getByRole('button', { name: /^Degree · / }).click()
  const career = page.getByRole('listitem').getByRole('heading', { level: 3 }).first()
  const name = (await career.textContent()) ?? ''
  await career.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('button', { name: 'Make my roadmap' }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
