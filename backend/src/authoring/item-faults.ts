import type { Item } from '@tajiconnect/contract/courses'
import { formulasIn } from '@tajiconnect/contract/inline'
import { mark } from '@tajiconnect/contract/learner/marking'
import type { FieldError } from '@tajiconnect/contract/problem'
import { brokenIn } from '../courses/question-math.ts'
import { textsOf } from '../courses/question-texts.ts'
import { evaluate } from './arithmetic.ts'

const HARDEST = 2
/** As long as a response may be. */
const TYPED_MAX = 200

type Of<T extends Item['type']> = Extract<Item, { type: T }>

/** All that keeps a question from being asked, by its place in the item; none where it can be. */
export function itemFaults(item: Item): FieldError[] {
  const faults = [
    ...textFaults('prompt', item.prompt, 'Write the question.'),
    ...textFaults('hint', item.hint, 'Write a hint that helps to think and does not give the answer away.'),
    ...textFaults('explanation', item.explanation, 'Write why the answer is right.'),
    ...(Math.abs(item.difficulty) <= HARDEST
      ? []
      : [fault('difficulty', 'out_of_range', 'Choose a difficulty from −2 (easy) to 2 (hard).')]),
    ...('options' in item ? choiceFaults('options', item.options) : []),
    ...('targets' in item ? choiceFaults('targets', item.targets) : []),
    ...answerFaults(item),
    ...formulaFaults(item),
  ]
  if (faults.length > 0 || mark(item, keyOf(item)).correct) return faults
  return [fault('answer', 'not_right', 'The right answer would be marked wrong. Choose it again.')]
}

/** The right response to an item, as a learner would give it. */
export function keyOf(item: Item): string | string[] {
  if (item.type === 'number') return String(item.answer)
  return item.type === 'text' ? (item.answer[0] ?? '') : item.answer
}

export const fault = (path: string, code: string, message: string): FieldError => ({ path, code, message })

export const textFaults = (path: string, text: string, message: string): FieldError[] =>
  text.trim() ? [] : [fault(path, 'empty', message)]

/** Formulas that cannot be drawn, and those that stand where learners type the same or hear it. */
function formulaFaults(item: Item): FieldError[] {
  const typed: [path: string, text: string][] =
    item.type === 'text'
      ? item.answer.map((word, at) => [`answer.${at}`, word])
      : item.type === 'number'
        ? [['unit', item.unit ?? '']]
        : []
  return [
    ...textsOf(item).flatMap(([path, text]) =>
      brokenIn(text).map((formula) => fault(path, 'broken_formula', `This formula cannot be drawn: ${formula}`)),
    ),
    ...typed.flatMap(([path, text]) =>
      formulasIn(text).length > 0 ? fault(path, 'formula', 'Write this without a formula, as it is typed.') : [],
    ),
  ]
}

function choiceFaults(field: 'options' | 'targets', choices: readonly { id: string; text: string }[]): FieldError[] {
  const said = (text: string) => text.trim().toLowerCase()
  return choices.flatMap(({ id, text }, at) => {
    const before = choices.slice(0, at)
    if (!text.trim()) return fault(`${field}.${at}.text`, 'empty', 'Write this one, or take it out.')
    if (before.some((other) => other.id === id)) return fault(`${field}.${at}.id`, 'twice', 'Two of them have one id.')
    return before.some((other) => said(other.text) === said(text))
      ? fault(`${field}.${at}.text`, 'twice', 'This stands here twice.')
      : []
  })
}

function answerFaults(item: Item): FieldError[] {
  switch (item.type) {
    case 'choice':
      return item.options.some(({ id }) => id === item.answer)
        ? []
        : [fault('answer', 'not_an_option', 'Choose which of the options is right.')]
    case 'choices':
      return [
        ...(item.answer.length === 0 ? [fault('answer', 'empty', 'Choose which of the options are right.')] : []),
        ...strangers(item.answer, item.options, 'Choose the right ones from the options.'),
      ]
    case 'number':
      return numberFaults(item)
    case 'text':
      return wordFaults(item)
    case 'order':
      return orderFaults(item)
    case 'match':
      return matchFaults(item)
  }
}

/** Ids of an answer that stand twice, or name nothing. */
function strangers(answer: readonly string[], choices: readonly { id: string }[], message: string): FieldError[] {
  const isThere = (id: string) => choices.some((choice) => choice.id === id)
  const fine = answer.every(isThere) && new Set(answer).size === answer.length
  return fine ? [] : [fault('answer', 'not_an_option', message)]
}

function numberFaults({ answer, tolerance, working }: Of<'number'>): FieldError[] {
  if (!Number.isFinite(answer)) return [fault('answer', 'not_a_number', 'Give the answer as a number.')]
  if (working === undefined || !working.trim()) return []
  const value = evaluate(working)
  if (value === null)
    return [fault('working', 'unreadable', 'Write the working as one sum of figures, such as (12 + 3) * 4.')]
  const off = Math.abs(value - answer)
  return off <= Math.max(tolerance, 1e-9 * Math.max(1, Math.abs(answer)))
    ? []
    : [fault('working', 'differs', `The working gives ${Number(value.toPrecision(12))}, but the answer is ${answer}.`)]
}

function wordFaults(item: Of<'text'>): FieldError[] {
  if (item.answer.length === 0) return [fault('answer', 'empty', 'Write the answer, and other ways to spell it.')]
  return item.answer.flatMap((word, at) => {
    if (word.length > TYPED_MAX) return fault(`answer.${at}`, 'too_long', 'Nobody can type so long an answer.')
    // A word of marks alone would make an empty answer right.
    return mark({ ...item, answer: [word] }, '').correct
      ? fault(`answer.${at}`, 'empty', 'Write the answer in letters or figures.')
      : []
  })
}

function orderFaults({ options, answer }: Of<'order'>): FieldError[] {
  if (answer.length !== options.length) return [fault('answer', 'incomplete', 'Put all of the options in order.')]
  const unknown = strangers(answer, options, 'Put each of the options in order once.')
  if (unknown.length > 0) return unknown
  return answer.every((id, at) => id === options[at]?.id)
    ? [fault('options', 'given_away', 'Learners see the options in this order, which is the right one. Mix them.')]
    : []
}

function matchFaults({ options, targets, answer }: Of<'match'>): FieldError[] {
  if (answer.length !== options.length) return [fault('answer', 'incomplete', 'Give each option what belongs to it.')]
  const unknown = strangers(answer, targets, 'Give each option one of the right-hand texts, and no two the same.')
  if (unknown.length > 0) return unknown
  return answer.every((id, at) => id === targets[at]?.id)
    ? [fault('targets', 'given_away', 'Each stands opposite what it belongs to. Mix the right-hand side.')]
    : []
}
