import type { DrawnItem, Item, MarkedItem, Question, Response } from '../courses.ts'

/** What the learner may see before the answer is marked. */
export function questionOf(item: DrawnItem): Question {
  return {
    id: item.id,
    type: item.type,
    prompt: item.prompt,
    hint: item.hint,
    ...('options' in item && { options: item.options.map(({ id, text }) => ({ id, text })) }),
    ...('targets' in item && { targets: item.targets }),
    ...('unit' in item && { unit: item.unit }),
    ...(item.math && { math: item.math }),
  }
}

/** No response is a wrong response. */
export function mark(item: DrawnItem, response: Response | null): MarkedItem {
  return {
    item_id: item.id,
    correct: response !== null && isCorrect(item, response),
    response,
    answer: answerInWords(item),
    ...((item.type === 'order' || item.type === 'match') && { key: item.answer }),
    feedback: response === null ? null : feedbackOn(item, response),
    explanation: item.explanation,
    ...(item.math && { math: item.math }),
  }
}

function isCorrect(item: Item, response: Response): boolean {
  const list = Array.isArray(response) ? response : [response]
  switch (item.type) {
    case 'choice':
      return list.length === 1 && list[0] === item.answer
    case 'choices':
      return (
        list.length === item.answer.length &&
        new Set(list).size === list.length &&
        list.every((id) => item.answer.includes(id))
      )
    case 'order':
    case 'match':
      return list.length === item.answer.length && list.every((id, at) => id === item.answer[at])
    case 'number': {
      const value = typeof response === 'string' ? readNumber(response) : null
      return value !== null && Math.abs(value - item.answer) <= item.tolerance + 1e-9 * Math.abs(item.answer)
    }
    case 'text':
      return typeof response === 'string' && item.answer.some((word) => folded(word) === folded(response))
  }
}

/**
 * A number as people write it: `1,250`, `1 250`, `−3`, `KSh 40`, `12.5 %`, `Ksh. 250/=`, `3/4`. Null where there is no one number.
 */
export function readNumber(text: string): number | null {
  const bare = text
    .replaceAll(/[−–]/g, '-')
    // Of a unit such as cm3 or m2.
    .replaceAll(/(?<=\p{L})[23](?![\p{L}\d])/gu, '')
    .replaceAll(/[\s,](?=\d{3}(\D|$))/g, '')
    .trim()
  const found = /^(?:[^\d.+-]|(?<=\p{L})\.)*([+-]?(?:\d+\.?\d*|\.\d+))\s*(?:\/\s*(\d+\.?\d*))?[^\d.]*\.?$/u.exec(bare)
  if (!found?.[1]) return null
  const value = Number(found[1]) / (found[2] === undefined ? 1 : Number(found[2]))
  return Number.isFinite(value) ? value : null
}

/** Case, accents, punctuation at the ends and extra spaces do not count. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s\-_]+/g, ' ')
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

function answerInWords(item: Item): string {
  const text = (id: string) => ('options' in item ? (item.options.find((option) => option.id === id)?.text ?? id) : id)
  switch (item.type) {
    case 'choice':
      return text(item.answer)
    case 'choices':
      return item.answer.map(text).join(' · ')
    case 'order':
      return item.answer.map(text).join(' → ')
    case 'match':
      return item.options.map((option, at) => `${option.text} – ${targetText(item, item.answer[at])}`).join(' · ')
    case 'number':
      return [item.answer.toLocaleString('en-KE', { maximumFractionDigits: 12 }), item.unit].filter(Boolean).join(' ')
    case 'text':
      return item.answer[0] ?? ''
  }
}

const targetText = (item: Extract<Item, { type: 'match' }>, id: string | undefined) =>
  item.targets.find((target) => target.id === id)?.text ?? ''

/** What the author wrote about the first option that was wrongly chosen or wrongly left. */
function feedbackOn(item: Item, response: Response): string | null {
  if (item.type !== 'choice' && item.type !== 'choices') return null
  const chosen = Array.isArray(response) ? response : [response]
  const right = Array.isArray(item.answer) ? item.answer : [item.answer]
  const telling =
    item.options.find(({ id }) => chosen.includes(id) && !right.includes(id)) ??
    item.options.find(({ id }) => right.includes(id) && !chosen.includes(id)) ??
    item.options.find(({ id }) => right.includes(id))
  const missed = item.type === 'choice' && telling && !chosen.includes(telling.id)
  return missed ? null : (telling?.feedback ?? null)
}
