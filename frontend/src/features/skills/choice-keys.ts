import type { Question, Response } from '@tajiconnect/contract/courses'
import { LETTERS } from '../../parts/player/AnswerField.tsx'

/** The keys that choose: 1–9, and the letters that stand beside the options. */
export function choiceKeys(
  { type, options = [] }: Question,
  response: Response | undefined,
  respond: (response: Response) => void,
): Record<string, () => void> {
  if (type !== 'choice' && type !== 'choices') return {}
  const chosen = new Set([response ?? []].flat())
  const toggled = (id: string) =>
    options.map((option) => option.id).filter((each) => (each === id) !== chosen.has(each))
  const keys = options.flatMap(({ id }, at): [string, () => void][] => {
    const choose = () => respond(type === 'choice' ? id : toggled(id))
    const letter = LETTERS[at]?.toLowerCase()
    return [[String(at + 1), choose], ...(letter ? [[letter, choose] as [string, () => void]] : [])]
  })
  return Object.fromEntries(keys)
}
