import { readFileSync } from 'node:fs'
import type { Assessment } from '@tajiconnect/contract/psychometric'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { expectWellMade, keepPicture, openBrowser, openPhone } from './phone.ts'

const seed = JSON.parse(readFileSync(new URL('../../backend/db.json', import.meta.url), 'utf8')) as {
  assessments: Assessment[]
}
const seeded = (id: string) => seed.assessments.find((assessment) => assessment.id === id)!

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const heading = (page: Page, name: string | RegExp, level = 1) =>
  page.getByRole('heading', { level, name, exact: typeof name === 'string' }).waitFor()
const start = (page: Page) => page.getByRole('button', { name: 'Start', exact: true }).click()
const handIn = (page: Page) => page.getByRole('button', { name: 'See my result' }).click()

test('values by keyboard, personality, and interests of two days beside each other', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'assessments'))
  await page.goto('/')
  await page.getByRole('link', { name: /Look around as Amina/ }).click()
  await heading(page, 'Hello, Amina')
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Careers' }).click()
  await heading(page, 'Careers that fit you')
  await page.getByRole('link', { name: /Tell us more about you/ }).click()
  await heading(page, 'About you')
  await page.getByText('Result of 12 Oct 2026').waitFor()
  await expectWellMade(page, 'the list of questionnaires')
  await values(page)
  await personality(page)
  await shortInterests(page)
  await page.getByRole('link', { name: 'See what has changed' }).click()
  await heading(page, 'What has changed')
  await page
    .getByText('You like keeping things in order and getting details right more than', { exact: false })
    .waitFor()
  await page.getByText('Show as a table').click()
  await page.getByRole('table').getByText('about the same').first().waitFor()
  await expectWellMade(page, 'two results beside each other')
  expect(complaints).toEqual([])
  await context.close()
})

async function values(page: Page) {
  await page.goto('/assessments/values')
  await heading(page, 'What matters to you in work?')
  await expectWellMade(page, 'values: introduction')
  await start(page)
  const count = seeded('values').items.length
  for (let at = 1; at <= count; at++) {
    await page.getByText(`${at} of ${count}`, { exact: true }).waitFor()
    if (at === 2) await expectWellMade(page, 'a pair of values')
    if (at === 3) {
      // The arrow keys look, Enter means it.
      await page.getByRole('radio').first().focus()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    } else await page.keyboard.press(at % 2 ? '1' : '2')
  }
  await page.getByRole('button', { name: 'See my result' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(/What comes first for you/).waitFor()
  await page.getByText(/not yet been tested with many people in East Africa/).waitFor()
  await expectWellMade(page, 'values: the ladder')
}

async function personality(page: Page) {
  await page.getByRole('link', { name: 'About you' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'What are you like?' })
  await row.getByRole('link', { name: 'Answer the questions' }).click()
  await start(page)
  const { items } = seeded('personality')
  for (const [at, item] of items.entries()) {
    if (!('text' in item)) continue
    await heading(page, item.text.en, 2)
    if (at === 1) await expectWellMade(page, 'a question about personality')
    await page.getByText(item.reversed ? 'A little like me' : 'Just like me', { exact: true }).click()
  }
  await handIn(page)
  await page.getByText(/What stands out most about you/).waitFor()
  await expectWellMade(page, 'personality: between two ends')
}

async function shortInterests(page: Page) {
  await page.goto('/interests')
  await page.getByText(/Your result of 12 Oct 2026 stays in your history/).waitFor()
  await page.getByRole('button', { name: /Short form: 30 questions/ }).click()
  const { items, forms } = seeded('interests')
  for (const [at, item] of items.slice(0, forms[1]?.item_ids.length).entries()) {
    if (!('text' in item)) continue
    await heading(page, item.text.en, 2)
    await page.keyboard.press(item.scale === 'C' ? '5' : String(2 + (at % 3)))
  }
  await handIn(page)
  // A browser that is driven answers faster than anybody reads.
  await page.getByText(/faster than the questions can be read/).waitFor()
  await expectWellMade(page, 'the result of the short form')
  await page.getByRole('link', { name: 'Answer again' }).first().click()
  await page.getByRole('button', { name: 'Answer 18 more questions' }).waitFor()
  await expectWellMade(page, 'the rest of the questions')
  await page.goBack()
}
