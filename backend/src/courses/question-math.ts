import type { DrawnItem, Item, MarkedItem, Question } from '@tajiconnect/contract/courses'
import { formulasIn } from '@tajiconnect/contract/inline'
import type { Formulas, MathNode } from '@tajiconnect/contract/lesson-body'
import { mathOf } from './math.ts'
import { textsOf } from './question-texts.ts'

/** More than all questions have; beyond it the memory begins anew. */
const REMEMBERED = 5_000
const remembered = new Map<string, MathNode | null>()

/** As `mathOf`, which is asked once, however often a question is read. */
function drawn(tex: string): MathNode | null {
  const known = remembered.get(tex)
  if (known !== undefined) return known
  const node = mathOf(tex)
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(tex, node)
  return node
}

type SomeTexts = readonly (string | null)[]

/** The formulas in these texts that can be drawn; undefined where there is none. */
export function mathIn(texts: SomeTexts): Formulas | undefined {
  const found = texts
    .flatMap((text) => formulasIn(text ?? ''))
    .flatMap(({ tex }) => {
      const node = drawn(tex)
      return node ? [[tex, node] as const] : []
    })
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

/** The formulas in a question’s text that cannot be drawn, as they are written. */
export const brokenIn = (text: string): string[] => [
  ...new Set(formulasIn(text).flatMap(({ tex, text }) => (drawn(tex) ? [] : text))),
]

/** Whatever formulas it may have come with, it goes with its own. */
const withMath = <T extends object>(one: T, texts: SomeTexts) => ({ ...one, math: mathIn(texts) })

const textsAlone = (question: Item | Question) => textsOf(question).map(([, text]) => text)

/** With the formulas of all its texts: for whoever may see the key. */
export const drawnItem = (item: Item): DrawnItem => withMath(item, textsAlone(item))

/** With those alone that are seen before it is marked. */
export const drawnQuestion = (question: Question): Question => withMath(question, textsAlone(question))

/** With those of what is said about an answer; the question itself has the others. */
export const drawnMarked = (marked: MarkedItem): MarkedItem => withMath(marked, [marked.feedback, marked.explanation])

/** The formulas of many questions together. */
export const mathOfItems = (items: readonly Item[]): Formulas | undefined => mathIn(items.flatMap(textsAlone))
