import type { WrongAnswer } from '@tajiconnect/contract/analytics'
import type { Item, Response, StoredCourse } from '@tajiconnect/contract/courses'
import { mark, readNumber } from '@tajiconnect/contract/learner/marking'
import type { Records } from '../collections.ts'
import { inAllLanguages } from '../courses/languages.ts'
import { mathIn } from '../courses/question-math.ts'
import { currentItems, olderVersions } from '../courses/versions.ts'
import type { Reader } from '../transaction.ts'

const SHOWN = 3

/** Finds the items that an id has stood for in a course: as it is now, and as it was in older versions. */
export type ItemsById = ReadonlyMap<string, readonly Item[]>

/** All items of a course, of those older versions that are kept, and of its other languages. */
export async function itemsOf(tx: Reader, course: StoredCourse): Promise<ItemsById> {
  const items = new Map<string, Item[]>()
  const add = (item: Item) => void items.set(item.id, [...(items.get(item.id) ?? []), item])
  for (const each of await inAllLanguages(tx, course)) {
    for (const item of await currentItems(tx, each)) add(item)
    for (const { items: before } of await olderVersions(tx, each)) before.forEach(add)
  }
  return items
}

/** The three wrong answers that most learners of these gave, each learner counted once. */
export function commonestWrong(answers: readonly Records['answers'][], items: ItemsById): WrongAnswer[] {
  const found = new Map<string, Omit<WrongAnswer, 'learners'> & { given: Set<string> }>()
  for (const { item_id, response, correct, user_id } of answers) {
    if (correct || response === null) continue
    // The key may have been changed since: what is right today was not what this learner was told.
    const item = items.get(item_id)?.find((each) => isAbout(each, response) && !mark(each, response).correct)
    const words = item && inWords(item, response).trim()
    if (!item || !words) continue
    const key = JSON.stringify([item_id, words.toLowerCase()])
    const { answer: right, feedback } = mark(item, response)
    const typed = !('options' in item)
    const math = mathIn([item.prompt, right, feedback, typed ? null : words])
    const told = { item_id, prompt: item.prompt, answer: words, typed, right, feedback, math }
    const entry = found.get(key) ?? { ...told, given: new Set() }
    entry.given.add(user_id)
    found.set(key, entry)
  }
  return [...found.values()]
    .toSorted((a, b) => b.given.size - a.given.size)
    .slice(0, SHOWN)
    .map(({ given, ...answer }) => ({ ...answer, learners: given.size }))
}

/** Whether the item offers what the response names. */
function isAbout(item: Item, response: Response): boolean {
  if (!('options' in item)) return typeof response === 'string'
  const offered = 'targets' in item ? item.targets : item.options
  return [response].flat().every((chosen) => offered.some(({ id }) => id === chosen))
}

/** A response as its learner saw it: said as the key is said, were it this. */
function inWords(item: Item, response: Response): string {
  const said = (answer: Item['answer']) => mark({ ...item, answer } as Item, null).answer
  if (item.type === 'number' || item.type === 'text') {
    const typed = String(response)
    const number = item.type === 'number' ? readNumber(typed) : null
    return number === null ? typed : said(number)
  }
  return item.type === 'choice' ? said([response].flat()[0] ?? '') : said([response].flat())
}
