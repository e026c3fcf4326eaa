import type { Question } from '@tajiconnect/contract/courses'
import { LETTERS } from './AnswerField.tsx'

/**
 * Keys for `useKeys` that choose among a question's options: their numbers, and the letters that stand beside them. What is
 * chosen takes the focus. The form is the one whose heading has the id `prompt`.
 */
export function choiceKeys({ options = [] }: Question): Record<string, () => void> {
  const choose = (place: number) => () => {
    const form = document.querySelector('#prompt')?.closest('form')
    const inputs = form?.querySelectorAll<HTMLInputElement>('input[type="radio"], input[type="checkbox"]')
    inputs?.[place]?.focus()
    inputs?.[place]?.click()
  }
  const keys = options.flatMap((_, place) =>
    [`${place + 1}`, LETTERS[place]?.toLowerCase()].flatMap((key) => (key ? [[key, choose(place)] as const] : [])),
  )
  return Object.fromEntries(keys)
}
