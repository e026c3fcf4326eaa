import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Item, Response } from '@tajiconnect/contract/courses'

const { items } = JSON.parse(readFileSync(new URL('../../backend/db.json', import.meta.url), 'utf8')) as {
  items: Item[]
}

/** A text as it stands on the screen: without the marks of emphasis and code. */
const bare = (text: string) => text.replaceAll(/[*`]/g, '').replaceAll(/\s+/g, ' ').trim()

const wordsOf = (item: Item, id: string) =>
  bare(('options' in item && item.options.find((option) => option.id === id)?.text) || '')

/** The item whose question is on the screen, by its words. */
export async function itemShown(page: Page): Promise<Item> {
  const headings = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts()
  const shown = new Set(headings.map(bare))
  const found = items.find(({ prompt }) => shown.has(bare(prompt)))
  if (!found) throw new Error(`No item for: ${headings.join(' | ')}`)
  return found
}

/** Chooses, types, sorts or matches the right answer of the item on the screen. */
export async function answerRightly(page: Page, item: Item) {
  switch (item.type) {
    case 'choice':
      return page.getByRole('radio', { name: wordsOf(item, item.answer), exact: true }).check()
    case 'choices':
      for (const id of item.answer) await page.getByRole('checkbox', { name: wordsOf(item, id), exact: true }).check()
      return
    case 'number':
      return page.getByRole('textbox', { name: /Your answer/ }).fill(String(item.answer))
    case 'text':
      return page.getByRole('textbox', { name: /Your answer/ }).fill(item.answer[0] ?? '')
    case 'match':
      for (const [at, { text }] of item.options.entries())
        await page.getByRole('combobox', { name: bare(text), exact: true }).selectOption(item.answer[at] ?? '')
      return
    case 'order':
      await page.getByRole('button', { name: 'The order is right as it is' }).click()
      for (const [place, id] of item.answer.entries()) await moveUp(page, wordsOf(item, id), place)
  }
}

/** Moves a line of an order up to a place, from 0. */
async function moveUp(page: Page, words: string, place: number) {
  const names = await page
    .getByRole('button', { name: /^Move up: / })
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')))
  for (let now = names.indexOf(`Move up: ${words}`); now > place; now--)
    await page.getByRole('button', { name: `Move up: ${words}`, exact: true }).click()
}

/** A wrong answer, of the kinds that have one at hand; whether it was given. */
export async function answerWrongly(page: Page, item: Item): Promise<boolean> {
  if (item.type === 'choice') {
    const wrong = item.options.find(({ id }) => id !== item.answer)
    await page.getByRole('radio', { name: wordsOf(item, wrong?.id ?? ''), exact: true }).check()
  } else if (item.type === 'number' || item.type === 'text') {
    await page.getByRole('textbox', { name: /Your answer/ }).fill('987654')
  } else return false
  return true
}

/** The right answer as it is sent. */
export function rightResponse(item_id: string): Response {
  const item = items.find(({ id }) => id === item_id)
  if (!item) throw new Error(`The seed has no item ${item_id}.`)
  if (item.type === 'number') return String(item.answer)
  return item.type === 'text' ? (item.answer[0] ?? '') : item.answer
}
