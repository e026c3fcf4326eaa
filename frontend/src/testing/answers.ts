import type { Item } from '@tajiconnect/contract/courses'
import { DAY_MS } from '@tajiconnect/contract/limits'
import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { plain } from '../parts/player/Inline.tsx'
import { useSession } from '../stores/session.ts'
import type { TestGateway } from './gateway.ts'
import { formulasOf } from './math.ts'

/** Lets the signed-in learner have answered questions on skills so many days ago, by default rightly and often enough. */
export async function answered(
  { store }: TestGateway,
  skills: readonly string[],
  { days = 0, correct = true, times = 6 } = {},
): Promise<void> {
  const user_id = useSession.getState().user!.id
  await store.transaction(async (tx) => {
    for (const skill_id of skills)
      for (let at = 0; at < times; at++) {
        const item_id = `${skill_id} ${days} ${at}`
        const answered_at = new Date(Date.now() - days * DAY_MS - (times - at) * 60_000).toISOString()
        const found = { correct, hint_used: false, guess: 0.25, difficulty: 0, response: null }
        await tx.put('answers', { id: `${user_id}:${item_id}`, user_id, skill_id, item_id, answered_at, ...found })
      }
  })
}

/** The item whose question is in sight. */
export function itemInSight({ store }: TestGateway): Item | undefined {
  const prompt = document.querySelector('#prompt')
  return prompt
    ? [...store.rows('items').values()].find((each) => spaced(said(each.prompt)) === spaced(saidBy(prompt)))
    : undefined
}

/** A question's text as it is read out. */
export const said = (text: string) => plain(text, formulasOf(text))

/** Spaces that do not break are spaces. */
const spaced = (text: string) => text.replaceAll('\u00A0', ' ')

/** The words of an element, in which a formula is what its name says. */
function saidBy(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const math of copy.querySelectorAll('math')) math.replaceWith(math.getAttribute('aria-label') ?? '')
  return copy.textContent
}

/** The names of an option's control; spaces around emphasis are the test library's own idea. */
export const named = (text: string) => (name: string) => name.replaceAll(/\s/g, '') === said(text).replaceAll(/\s/g, '')

/** Chooses, types or matches the right answer of the item in sight; an order is left as it stands. */
export async function answerRightly(user: UserEvent, item: Item): Promise<void> {
  const textOf = (id: string) => ('options' in item && item.options.find((option) => option.id === id)?.text) || ''
  switch (item.type) {
    case 'choice':
      return user.click(screen.getByRole('radio', { name: named(textOf(item.answer)) }))
    case 'choices':
      for (const id of item.answer) await user.click(screen.getByRole('checkbox', { name: named(textOf(id)) }))
      return
    case 'match':
      for (const [at, list] of screen.getAllByRole('combobox').entries())
        await user.selectOptions(list, item.answer[at]!)
      return
    case 'number':
    case 'text':
      return user.type(screen.getByRole('textbox'), String([item.answer].flat()[0]))
    case 'order':
      return user.click(screen.getByRole('button', { name: 'The order is right as it is' }))
  }
}
