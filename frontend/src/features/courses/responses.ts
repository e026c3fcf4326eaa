import type { Question, Response } from '@tajiconnect/contract/courses'

/** How the gateway, too, writes an order in one line. */
const ARROW = ' → '

export const isAnswered = (response: Response | null | undefined): response is Response =>
  Array.isArray(response) ? response.length > 0 : Boolean(response?.trim())

/** A response as the learner gave it, in words; may carry inline marks. */
export function inWords(question: Question, response: Response): string {
  const words = [response]
    .flat()
    .map((value) => question.options?.find(({ id }) => id === value)?.text ?? value)
    .join(question.type === 'order' ? ARROW : ' · ')
  return question.type === 'number' && question.unit ? `${words} ${question.unit}` : words
}

/** The words of an order line by line; anything else is one line. */
export const linesOf = ({ type }: Question, words: string): string[] =>
  type === 'order' ? words.split(ARROW) : [words]
