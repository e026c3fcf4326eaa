import type { CourseDraft } from '@tajiconnect/contract/authoring'
import { newId, newOwnId, NO_NUMBER, NOT_YET, type Item } from './course.ts'

export const TYPES = [
  'choice',
  'choices',
  'number',
  'text',
  'order',
  'match',
] as const satisfies readonly Item['type'][]
export type ItemOf<T extends Item['type']> = Extract<Item, { type: T }>

/** From easy to hard, on the scale that items are kept on. */
export const DIFFICULTIES = [-2, -1, 0, 1, 2] as const

export const nearestDifficulty = (difficulty: number): (typeof DIFFICULTIES)[number] =>
  DIFFICULTIES.toSorted((a, b) => Math.abs(a - difficulty) - Math.abs(b - difficulty))[0]!

export const newOption = () => ({ id: newId(), text: '' })

/** A question of this type with everything still to be written. */
export function newItem(type: Item['type'], course: CourseDraft, skill_id: string): Item {
  const head = {
    id: newOwnId(course),
    course_id: course.id,
    skill_id,
    difficulty: 0,
    prompt: '',
    hint: '',
    explanation: '',
  }
  const [a, b, c] = [newOption(), newOption(), newOption()]
  switch (type) {
    case 'choice':
      return { ...head, type, options: [a, b, c], answer: NOT_YET }
    case 'choices':
      return { ...head, type, options: [a, b, c], answer: [] }
    case 'number':
      return { ...head, type, answer: NO_NUMBER, tolerance: 0 }
    case 'text':
      return { ...head, type, answer: [] }
    case 'order':
      return inOrder({ ...head, type, options: [], answer: [] }, [a, b, c])
    case 'match':
      return matched({ ...head, type, options: [], targets: [], answer: [] }, [
        { option: a, target: newOption() },
        { option: b, target: newOption() },
        { option: c, target: newOption() },
      ])
  }
}

/** Another question like it. */
export const copyOf = (item: Item, course: CourseDraft): Item => ({ ...item, id: newOwnId(course) })

type Named = { id: string; text: string }

/**
 * The same in an order that tells nothing: the odd places first, then the even ones. It is never the order itself, and
 * the same list is always mixed in the same way.
 */
export function mixed<T>(list: readonly T[]): T[] {
  const odd = list.filter((_, at) => at % 2 === 1)
  return [...odd, ...list.filter((_, at) => at % 2 === 0)]
}

/** An order of these lines, which learners meet mixed. */
export const inOrder = (item: ItemOf<'order'>, lines: readonly Named[]): Item => ({
  ...item,
  options: mixed(lines),
  answer: lines.map(({ id }) => id),
})

export const linesOf = ({ options, answer }: ItemOf<'order'>): Named[] =>
  answer.flatMap((id) => options.find((option) => option.id === id) ?? [])

export interface Pair {
  option: Named
  target: Named
}

/** Pairs, and texts at the right that belong to none; learners meet the right side mixed. */
export function matched(item: ItemOf<'match'>, pairs: readonly Pair[], rest: readonly Named[] = []): Item {
  return {
    ...item,
    options: pairs.map(({ option }) => option),
    targets: mixed([...pairs.map(({ target }) => target), ...rest]),
    answer: pairs.map(({ target }) => target.id),
  }
}

export function pairsOf({ options, targets, answer }: ItemOf<'match'>): { pairs: Pair[]; rest: Named[] } {
  const pairs = options.map((option, at) => ({
    option,
    target: targets.find(({ id }) => id === answer[at]) ?? { id: answer[at] ?? newId(), text: '' },
  }))
  return { pairs, rest: targets.filter(({ id }) => !answer.includes(id)) }
}

/** A number as its author types it; what is none yet is `NO_NUMBER`. */
export function readAnswer(typed: string): number {
  const number = Number(typed.trim().replaceAll(/[\s,]/g, '').replaceAll('−', '-') || NaN)
  return Number.isFinite(number) ? number : NO_NUMBER
}
