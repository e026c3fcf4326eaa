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

async function signIn(page: Page, email: string) {
  await page.goto(paths.signIn)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill('Karibu-2026!')
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== paths.signIn)
}

/** Types a name into the search of all careers and opens what comes first. */
async function find(page: Page, typed: string, title: string) {
  await page.goto(paths.explore)
  await page.getByRole('searchbox', { name: 'Search careers' }).fill(typed)
  await page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click()
  await heading(page, title)
}

test('careers are found in spite of slips, kept, put side by side, and shared by a link', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'careers'))
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, 'learner@tajiconnect.test')
  await find(page, 'electrisian', 'Electrician')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Saved', pressed: true }).waitFor()
  await find(page, 'muuguzi', 'Nurse')
  await page.getByRole('button', { name: 'Save' }).click()
  await expectWellMade(page, 'a career with its tools')

  await page.getByRole('link', { name: 'Compare' }).click()
  await heading(page, 'Careers side by side')
  await page.getByRole('combobox', { name: 'Add a career' }).selectOption({ label: 'Electrician' })
  const table = page.getByRole('region', { name: 'Comparison' })
  for (const title of ['Nurse', 'Electrician']) await table.getByRole('columnheader', { name: title }).waitFor()
  await expectWellMade(page, 'careers side by side')
  const shared = page.url()

  // The link alone shows the same to somebody else.
  const other = await openPhone(browser)
  await signIn(other.page, 'instructor@tajiconnect.test')
  await other.page.goto(shared)
  for (const title of ['Nurse', 'Electrician'])
    await other.page.getByRole('region', { name: 'Comparison' }).getByRole('columnheader', { name: title }).waitFor()
  await other.context.close()

  // Kept over a reload, and no longer once put back.
  await page.goto(paths.careers)
  const saved = page.getByRole('region', { name: 'Saved for later' })
  await saved.getByRole('link', { name: /Nurse/ }).click()
  await page.getByRole('button', { name: 'Saved' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
  await page.goto(paths.careers)
  await saved.getByRole('link', { name: /Electrician/ }).waitFor()
  expect(await saved.getByRole('link', { name: /Nurse/ }).count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

test('a learner asks a person, somebody of the staff answers, and the learner is told', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'talk'))
  await signIn(page, 'learner@tajiconnect.test')
  await page.goto(paths.careers)
  await page
    .getByRole('link', { name: /Talk to a person/ })
    .first()
    .click()
  await heading(page, 'Talk to a person')
  await page.getByRole('textbox', { name: 'What do you want to know?' }).fill('Can I be a nurse without Physics?')
  await expectWellMade(page, 'talk: asking')
  await page.getByRole('button', { name: 'Send my question' }).click()
  await page.getByText('Waits for an answer').waitFor()

  const staff = await openPhone(browser, { viewport: { width: 1280, height: 800 } })
  await signIn(staff.page, 'instructor@tajiconnect.test')
  await staff.page.goto(paths.questions)
  await staff.page.getByText('Can I be a nurse without Physics?').waitFor()
  await staff.page
    .getByRole('textbox', { name: /Your answer to Amina/ })
    .fill('Yes. Biology and Chemistry are asked for.')
  await expectWellMade(staff.page, 'talk: answering')
  await staff.page.getByRole('button', { name: 'Send the answer' }).click()
  await staff.page.getByText('Your answer to Amina is sent.').waitFor()

  // It comes by itself, without a reload.
  await page.getByText('Yes. Biology and Chemistry are asked for.').waitFor()
  await expectWellMade(page, 'talk: answered')
  expect([...complaints, ...staff.complaints]).toEqual([])
  await context.close()
  await staff.context.close()
})
