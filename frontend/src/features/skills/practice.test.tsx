import type { Item } from '@tajiconnect/contract/courses'
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { plain } from '../../parts/player/Inline.tsx'
import { outbox, useSync } from '../../stores/outbox.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { queryClient } from '../../utils/cache.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
})
afterEach(() => void vi.restoreAllMocks())

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const answers = () => [...gateway.store.rows('answers').values()]
const confirmed = () => waitFor(() => expect(useSync.getState()).toMatchObject({ state: 'confirmed', waiting: 0 }))

/** What a phone does when it is switched off and on: what was in memory is gone. */
function restart() {
  cleanup()
  queryClient.clear()
}

function offline(is: boolean) {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(!is)
  window.dispatchEvent(new Event(is ? 'offline' : 'online'))
}

/** The item in sight, which is the only one with its words. */
async function itemInSight(but?: Item): Promise<Item> {
  let item: Item | undefined
  await waitFor(() => {
    const prompt = document.querySelector('#prompt')?.textContent
    item = [...gateway.store.rows('items').values()].find((each) => plain(each.prompt) === prompt)
    expect(item).toBeDefined()
    expect(item?.id).not.toBe(but?.id)
  })
  return item!
}

/** Answers what is in sight and checks it; rightly where it can be chosen, typed or matched. */
async function answer(user: UserEvent, item: Item, right = true) {
  const texts = new Map('options' in item ? item.options.map(({ id, text }) => [id, plain(text)]) : [])
  const named = (id: string) => (name: string) => name.replaceAll(' ', '') === texts.get(id)!.replaceAll(' ', '')
  if (!right || item.type === 'order') return user.click(await button('I do not know yet'))
  if (item.type === 'choice') await user.click(screen.getByRole('radio', { name: named(item.answer) }))
  if (item.type === 'choices')
    for (const id of item.answer) await user.click(screen.getByRole('checkbox', { name: named(id) }))
  if (item.type === 'number' || item.type === 'text')
    await user.type(screen.getByRole('textbox'), String([item.answer].flat()[0]))
  if (item.type === 'match')
    for (const [at, list] of screen.getAllByRole('combobox').entries()) await user.selectOptions(list, item.answer[at]!)
  await user.click(await button('Check'))
}

describe('practice', () => {
  test('asks ten questions, says at once what came of each, and at the end what has moved and what comes next', async () => {
    await gateway.enter()
    const { user } = await renderApp('/practice')
    let item: Item | undefined
    let right = 0
    for (let at = 0; at < 10; at++) {
      item = await itemInSight(item)
      expect(screen.getByRole('img', { name: new RegExp(`^${at + 1} of 10`) })).toBeTruthy()
      await answer(user, item)
      const next = await button('Next')
      await waitFor(() => expect(document.activeElement).toBe(next))
      right += Number(next.getAttribute('aria-describedby') && screen.queryByText('Right') !== null)
      expect(screen.getByText(plain(item.explanation), { collapseWhitespace: false, exact: false })).toBeTruthy()
      await user.click(next)
    }
    expect(await screen.findByRole('heading', { name: 'Practice is done' })).toBeTruthy()
    expect(screen.getByText(`${right} of 10 right.`)).toBeTruthy()
    await confirmed()
    expect(answers()).toHaveLength(10)
  })
})
