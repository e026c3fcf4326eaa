import type { Item } from '@tajiconnect/contract/courses'
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { delay, http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { learningChanged } from '../../parts/learning.ts'
import { masteryQuery } from '../../parts/mastery.ts'
import { call } from '../../services/api/endpoints.ts'
import { useSync } from '../../stores/outbox.ts'
import { useSession } from '../../stores/session.ts'
import { answered, answerRightly, itemInSight, named } from '../../testing/answers.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { server } from '../../testing/server.ts'
import { queryClient } from '../../utils/cache.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enterAnew()
  await call('POST /learning-paths/{id}/enrolments', { params: { id: 'mathematics' }, body: { enrolled: true } })
})
afterEach(() => void vi.restoreAllMocks())

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const heading = (name: string | RegExp) => screen.findByRole('heading', { name })
const place = (number: number) => screen.findByRole('img', { name: new RegExp(`^${number} of \\d+`) })
/** What the learner has answered here. */
const own = () => {
  const id = useSession.getState().user!.id
  return [...gateway.store.rows('answers').values()].filter((row) => row.user_id === id && !row.item_id.includes(' '))
}
const confirmed = () => waitFor(() => expect(useSync.getState()).toMatchObject({ state: 'confirmed', waiting: 0 }))
const requests = (path: RegExp) => gateway.requests.filter((request) => path.test(request))

/** What a phone does when it is switched off and on: what was in memory is gone. */
function restart() {
  cleanup()
  queryClient.clear()
}

/** Takes the network away, and gives it back. */
function network() {
  let there = true
  server.use(http.all('*/api/*', () => (there ? undefined : HttpResponse.error())))
  return (is: boolean) => {
    there = is
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(is)
    window.dispatchEvent(new Event(is ? 'online' : 'offline'))
  }
}

/** A skill of a subject that the learner has not taken, with questions. */
function elsewhere(): string {
  const has = new Set([...gateway.store.rows('items').values()].map(({ skill_id }) => skill_id))
  return [...gateway.store.rows('skills').values()].find(
    ({ id, subject_id }) => subject_id !== 'mathematics' && has.has(id),
  )!.id
}

async function question(at: number): Promise<Item> {
  await place(at)
  await waitFor(() => expect(itemInSight(gateway)).toBeDefined())
  return itemInSight(gateway)!
}

/** Answers so many questions without knowing, from the one that is in sight on. */
async function passOver(user: UserEvent, from: number, to: number) {
  for (let at = from; at <= to; at++) {
    await place(at)
    await user.click(await button('I do not know yet'))
    await user.click(await button('Next'))
  }
}

describe('practice', () => {
  test('asks ten questions, says at once what came of each, and at the end what has moved and what comes next', async () => {
    const { user } = await renderApp('/practice')
    const first = await question(1)
    expect(screen.getByText(/^Next on your path · /)).toBeTruthy()
    await answerRightly(user, first)
    await user.click(await button('Check'))
    const next = await button('Next')
    await waitFor(() => expect(document.activeElement).toBe(next))
    const verdict = document.getElementById(next.getAttribute('aria-describedby')!)!
    expect(verdict.textContent).toBe('Right')
    await user.click(next)
    await passOver(user, 2, 10)

    expect(await heading('Practice is done')).toBeTruthy()
    expect(screen.getByText('1 of 10 right.')).toBeTruthy()
    await confirmed()
    expect(own()).toHaveLength(10)
    const coming = await call('GET /learning-paths/{id}/next', { params: { id: 'main' } })
    const card = await screen.findByRole('region', { name: coming.title.en })
    expect(within(card).getByText(coming.reason.en)).toBeTruthy()
    expect(within(card).getByRole('link', { name: 'Continue' })).toBeTruthy()
  })

  test('begun online is finished offline, through a restart, and counted once when the network is back', async () => {
    const online = network()
    const { user } = await renderApp('/practice')
    await question(1)
    await waitFor(() => expect(requests(/^GET \/skills\/.*\/items$/).length).toBeGreaterThanOrEqual(4))
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    online(false)
    await passOver(user, 1, 3)
    expect(await screen.findByText('Offline')).toBeTruthy()
    restart()
    const again = await renderApp('/practice')
    await passOver(again.user, 4, 10)
    expect(await heading('Practice is done')).toBeTruthy()
    expect(await button('Practise more')).toBeTruthy()
    await waitFor(() => expect(useSync.getState()).toMatchObject({ state: 'offline', waiting: 10 }))
    expect(own()).toHaveLength(0)
    act(() => online(true))
    await confirmed()
    expect(own()).toHaveLength(10)
    expect(requests(/^POST \/skills\/events$/)).toHaveLength(1)
    expect(await screen.findByRole('link', { name: 'Continue' })).toBeTruthy()
  })

  test('draws the formulas of its questions, also offline and after a restart', async () => {
    const skill_id = 'math.ratio.meaning'
    await gateway.store.transaction(async (tx) => {
      for (const item of await tx.all('items'))
        if (item.skill_id === skill_id)
          await tx.put('items', {
            ...item,
            prompt: `$x^2$. ${item.prompt}`,
            explanation: String.raw`So $\frac{1}{2}$.`,
          })
    })
    const online = network()
    const { user } = await renderApp(`/practice/${skill_id}`)
    await question(1)
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    online(false)
    await passOver(user, 1, 1)
    restart()
    const again = await renderApp(`/practice/${skill_id}`)
    await question(2)
    expect(document.querySelector('#prompt math msup')).toBeTruthy()
    await again.user.click(await button('I do not know yet'))
    await button('Next')
    expect(document.querySelector('main p math mfrac')).toBeTruthy()
    expect(screen.getByRole('main').textContent).not.toContain('$')
  })

  test('says what is about the very choice that was made, and what a hint is worth', async () => {
    const { user } = await renderApp('/practice/math.ratio.meaning')
    let item = await question(1)
    while (item.type !== 'choice' || !item.options.some(({ id, feedback }) => feedback && id !== item.answer)) {
      const before = item
      await user.click(await button('I do not know yet'))
      await user.click(await button('Next'))
      await waitFor(() => expect(itemInSight(gateway)?.id).not.toBe(before.id))
      item = itemInSight(gateway)!
    }
    const wrong = item.options.find(({ id, feedback }) => feedback && id !== (item as { answer: string }).answer)!
    await user.click(screen.getByRole('radio', { name: named(wrong.text) }))
    await user.click(await button('Check'))
    expect(await screen.findByText('Not yet. Here is the step that was missed.')).toBeTruthy()
    expect(screen.getByText(wrong.feedback!)).toBeTruthy()
    expect(screen.getByText('Right answer')).toBeTruthy()

    await user.click(await button('Next'))
    await user.click(await button('Show a hint'))
    expect(screen.getByText(/this answer counts as practice only/)).toBeTruthy()
    const helped = itemInSight(gateway)!
    await answerRightly(user, helped)
    await user.click(await button('Check'))
    await waitFor(() => expect(own().find(({ item_id }) => item_id === helped.id)).toMatchObject({ hint_used: true }))
  })

  test('brings back first what is about to be forgotten, without saying what it is about, and says when it comes again', async () => {
    await answered(gateway, ['math.ratio.meaning'], { days: 14 })
    await answered(gateway, ['math.percent.amount'], { days: 13, times: 1 })
    const { user } = await renderApp('/practice')
    const item = await question(1)
    expect(item.skill_id).toBe('math.ratio.meaning')
    expect(screen.getByText('From 2 weeks ago')).toBeTruthy()
    await answerRightly(user, item)
    await user.click(await button('Check'))
    await user.click(await button('Next'))
    await passOver(user, 2, 10)
    await heading('Practice is done')
    const line = within(screen.getByRole('region', { name: 'What you practised' }))
      .getByText('Reading and writing ratios')
      .closest('li')!
    expect(line.textContent).toContain('Up from proficient to mastered')
    expect(line.textContent).toMatch(/“Reading and writing ratios” comes back on /)
  })

  test('is left and gone on with the same day; another day begins anew', async () => {
    const { user } = await renderApp('/practice')
    await passOver(user, 1, 2)
    const third = await question(3)
    await user.click(screen.getByRole('link', { name: 'Today' }))
    await heading(/^Hello/)
    restart()
    await renderApp('/practice')
    expect((await question(3)).id).toBe(third.id)
    restart()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 })
    await renderApp('/practice')
    await question(1)
    vi.useRealTimers()
  })

  test('promises no more questions than there are to ask, and says why it ends', async () => {
    const { user } = await renderApp('/practice/math.ratio.simplify')
    await question(1)
    const dots = screen.getByRole('img', { name: /^1 of / })
    const total = Number(/of (\d+)/.exec(dots.getAttribute('aria-label')!)![1])
    expect(total).toBeLessThan(10)
    expect(dots.childElementCount).toBe(total)
    expect(screen.getByText(/^Next on your path · /)).toBeTruthy()
    await passOver(user, 1, total)
    await heading('Practice is done')
    expect(screen.getByText(/^These are all the questions there are for now/)).toBeTruthy()
    await confirmed()
    expect(await screen.findByRole('link', { name: 'Continue' })).toBeTruthy()
    const ways = screen
      .getAllByRole('link')
      .map((link) => link.getAttribute('href'))
      .filter((way) => way !== '/today')
    expect(ways).toHaveLength(new Set(ways).size)
  })

  test('straight after a quiz asks what the quiz did not, as long as there is any', async () => {
    const id = 'ratio-rate-percentage'
    // The phone knows the learner as they were before the quiz.
    await queryClient.fetchQuery(masteryQuery)
    server.use(http.get('*/skills/mastery', () => delay(300).then(() => undefined)))
    const { id: quiz_id, lesson_id, item_ids } = gateway.store.rows('courses').get(id)!.quizzes[0]!
    const answers = item_ids.map((item_id) => ({ item_id, response: 'x' }))
    const input = { params: { id, quiz_id }, body: { answers }, idempotencyKey: crypto.randomUUID() }
    await call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input)
    learningChanged(id, lesson_id)
    const { items } = await call('GET /skills/{id}/items', {
      params: { id: 'math.ratio.simplify' },
      query: { count: '50' },
    })
    const others = items.filter((item) => !item_ids.includes(item.id)).length
    expect(items.length).toBeGreaterThan(others)
    const { user } = await renderApp('/practice/math.ratio.simplify')
    for (let at = 1; at <= Math.min(others, 8); at++) {
      expect(item_ids).not.toContain((await question(at)).id)
      await passOver(user, at, at)
    }
  })

  test('offers the lesson after three wrong answers in a row, and goes on without it', async () => {
    const { user } = await renderApp('/practice/math.ratio.simplify')
    const offer = () => screen.queryByRole('link', { name: /^Read the lesson, \d+ minutes$/ })
    await passOver(user, 1, 2)
    await place(3)
    expect(offer()).toBeNull()
    await user.click(await button('I do not know yet'))
    expect(offer()!.getAttribute('href')).toBe('/learn/ratio-rate-percentage/lessons/what-a-ratio-is')
    await user.click(await button('Next'))
    await place(4)
    expect(offer()).toBeNull()
  })

  test('asks for a number where something else was typed, and does not mark it', async () => {
    const { user } = await renderApp('/practice/math.ratio.simplify')
    let at = 1
    for (; (await question(at)).type !== 'number'; at++) await passOver(user, at, at)
    const field = screen.getByRole('textbox')
    await user.type(field, '3:4')
    await user.click(await button('Check'))
    expect(screen.getByText('Type a number, such as 0.75')).toBeTruthy()
    expect(document.activeElement).toBe(field)
    expect(screen.queryByRole('button', { name: 'Next' })).toBeNull()
    await user.clear(field)
    await user.type(field, '3/4')
    expect(screen.queryByText('Type a number, such as 0.75')).toBeNull()
    await user.click(await button('Check'))
    expect(await button('Next')).toBeTruthy()
  })

  test('names a skill that is on no path of the learner’s as new', async () => {
    await renderApp(`/practice/${elsewhere()}`)
    await question(1)
    expect(screen.getByText(/^New for you · /)).toBeTruthy()
  })

  test('works by the keyboard alone', async () => {
    const { user } = await renderApp('/practice/math.ratio.simplify')
    const item = await question(1)
    await user.keyboard('h')
    expect(await screen.findByText(item.hint)).toBeTruthy()
    if (item.type === 'choice') await user.keyboard('1{Enter}')
    else {
      await answerRightly(user, item)
      await user.keyboard('{Enter}')
    }
    await waitFor(async () => expect(document.activeElement).toBe(await button('Next')))
    await user.keyboard('{Enter}')
    await place(2)
    await waitFor(() => expect(document.activeElement?.id).toBe('prompt'))
  })

  test('tells quietly and once of answers that could not be counted, and counts the others', async () => {
    const online = network()
    const { user } = await renderApp('/practice')
    await question(1)
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    online(false)
    const gone = itemInSight(gateway)!
    await passOver(user, 1, 2)
    await place(3)
    await gateway.store.transaction((tx) => tx.delete('items', gone.id))
    act(() => online(true))
    expect(await screen.findByText(/An answer was not counted/)).toBeTruthy()
    expect(own()).toHaveLength(1)
    await user.click(await button('Close'))
    expect(screen.queryByText(/was not counted/)).toBeNull()
  })

  test('says calmly when the plan changes, and leads there', async () => {
    const { user } = await renderApp('/practice/math.ratio.simplify')
    await passOver(user, 1, 3)
    const notice = (await screen.findByText(/A short step back to “Reading and writing ratios”/)).closest(
      '[role=status]',
    )!
    const scope = within(notice as HTMLElement)
    expect(scope.getByRole('link', { name: 'Practise' }).getAttribute('href')).toBe('/practice/math.ratio.meaning')
    await user.click(scope.getByRole('button', { name: 'OK' }))
    expect(screen.queryByText(/A short step back/)).toBeNull()
  })

  test('speaks Kiswahili, in its questions too', async () => {
    await call('PATCH /users/me', { body: { locale: 'sw' } })
    await renderApp('/practice/math.ratio.meaning', 'sw')
    await waitFor(() => expect(itemInSight(gateway)).toBeDefined())
    expect(gateway.store.rows('courses').get(itemInSight(gateway)!.course_id!)?.language).toBe('sw')
    expect(document.querySelector('#prompt')?.getAttribute('lang')).toBe('sw')
    expect(await button('Angalia jibu')).toBeTruthy()
  })
})

describe('where there is nothing to practise', () => {
  test('a new learner is led to a career or a subject', async () => {
    await gateway.enterAnew()
    await renderApp('/practice')
    expect(await heading('Where do you want to go?')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Choose a career' }).getAttribute('href')).toBe('/careers')
    expect(screen.getByRole('link', { name: 'Choose a subject' }).getAttribute('href')).toBe('/subjects')
  })

  test('who knows it all hears what comes back first', async () => {
    await answered(gateway, [...gateway.store.rows('skills').keys()])
    await renderApp('/practice')
    expect(await heading('Nothing to practise today')).toBeTruthy()
    expect(screen.getByText(/comes back (tomorrow|on )/)).toBeTruthy()
  })

  test('offline with nothing kept it says what to do, and does it', async () => {
    const online = network()
    online(false)
    const { user } = await renderApp('/practice')
    expect(await heading('Practice is not on this phone yet')).toBeTruthy()
    online(true)
    await user.click(await button('Try again'))
    await question(1)
  })
})
