import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Item, Response } from '@tajiconnect/contract/courses'
import { spansOf } from '@tajiconnect/contract/inline'
import { mathIn } from '../../backend/src/courses/question-math.ts'
import { mathsWords } from '../../frontend/src/ui/maths-words.ts'

const { items } = JSON.parse(readFileSync(new URL('../../backend/db.json', import.meta.url), 'utf8')) as {
  items: Item[]
}

/** A text as it is read out: without the marks of emphasis and code, a formula in one line. */
function said(text: string): string {
  const math = mathIn([text]) ?? {}
  const wordsOf = (tex: string) => math[tex] && mathsWords(math[tex])
  return spansOf(text)
    .map((span) => (span.kind === 'math' && wordsOf(span.tex)) || span.text)
    .join('')
}

const tight = (text: string) => text.replaceAll(/\s/g, '')
/** The name of what holds a text; the browser puts spaces around formulas. */
const named = (text: string) =>
  new RegExp(`^${Array.from(tight(said(text)), (letter) => letter.replace(/[^\p{L}\d]/u, '\\$&')).join('\\s*')}$`)

const textOf = (item: Item, id: string) =>
  ('options' in item && item.options.find((option) => option.id === id)?.text) || ''

/** The item whose question is on the screen, by its words. */
export async function itemShown(page: Page): Promise<Item> {
  const headings = await page
    .getByRole('main')
    .getByRole('heading', { level: 2 })
    .evaluateAll((all) =>
      all.map((heading) => {
        const copy = heading.cloneNode(true) as Element
        for (const math of copy.querySelectorAll('math')) math.replaceWith(math.getAttribute('aria-label') ?? '')
        return copy.textContent
      }),
    )
  const shown = new Set(headings.map(tight))
  const found = items.find(({ prompt }) => shown.has(tight(said(prompt))))
  if (!found) throw new Error(`No item for: ${headings.join(' | ')}`)
  return found
}

/** Chooses, types, sorts or matches the right answer of the item on the screen. */
export async function answerRightly(page: Page, item: Item) {
  switch (item.type) {
    case 'choice':
      return page.getByRole('radio', { name: named(textOf(item, item.answer)) }).check()
    case 'choices':
      for (const id of item.answer) await page.getByRole('checkbox', { name: named(textOf(item, id)) }).check()
      return
    case 'number':
      return page.getByRole('textbox', { name: /Your answer/ }).fill(String(item.answer))
    case 'text':
      return page.getByRole('textbox', { name: /Your answer/ }).fill(item.answer[0] ?? '')
    case 'match':
      for (const [at, { text }] of item.options.entries())
        await page.getByRole('combobox', { name: named(text) }).selectOption(item.answer[at] ?? '')
      return
    case 'order':
      await page.getByRole('button', { name: 'The order is right as it is' }).click()
      for (const [place, id] of item.answer.entries()) await moveUp(page, said(textOf(item, id)), place)
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
    await page.getByRole('radio', { name: named(textOf(item, wrong?.id ?? '')) }).check()
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
