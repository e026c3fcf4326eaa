import type { Question, Response } from '@tajiconnect/contract/courses'
import { readNumber } from '@tajiconnect/contract/learner/marking'

/** Stands in a match where nothing is matched yet. */
export const OPEN = '–'

export const isAnswered = (response: Response | null | undefined): response is Response =>
  Array.isArray(response) ? response.some((id) => id !== OPEN) : Boolean(response?.trim())

/** Answered, and in every part. */
export const isComplete = (response: Response | null | undefined): boolean =>
  isAnswered(response) && !(Array.isArray(response) && response.includes(OPEN))

/** A number was asked for, and what was typed is none. */
export const isNoNumber = ({ type }: Pick<Question, 'type'>, response: Response | null | undefined): boolean =>
  type === 'number' && isAnswered(response) && (typeof response !== 'string' || readNumber(response) === null)

/** What a learner has typed is words alone: no mark and no formula is made of it. */
export const isTyped = ({ type }: Pick<Question, 'type'>): boolean => type === 'number' || type === 'text'

/** A response in words, place by place where it is an order or a match; may carry inline marks. */
export function linesOf({ type, options = [], targets = [], unit }: Question, response: Response): string[] {
  const textIn = (list: readonly { id: string; text: string }[], id: string) =>
    list.find((one) => one.id === id)?.text ?? id
  const ids = [response].flat()
  switch (type) {
    case 'order':
      return ids.map((id) => textIn(options, id))
    case 'match':
      return ids.map((id, at) => `${options[at]?.text ?? ''} → ${textIn(targets, id)}`)
    case 'choice':
    case 'choices':
      return [ids.map((id) => textIn(options, id)).join(' · ')]
    case 'number':
    case 'text':
      return [unit ? `${ids.join()} ${unit}` : ids.join()]
  }
}
