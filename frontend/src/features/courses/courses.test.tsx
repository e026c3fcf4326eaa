import type { Item } from '@tajiconnect/contract/courses'
import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { changeLocale } from '../../parts/agree.ts'
import { call, query } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { said } from '../../testing/answers.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { server } from '../../testing/server.ts'
import { together } from '../../ui/together.ts'
import { queryClient } from '../../utils/cache.ts'

const RATIO = '/learn/ratio-rate-percentage'
const LESSON = `${RATIO}/lessons/what-a-ratio-is`
const MIXING = `${RATIO}/quizzes/sharing-and-mixing-quiz`

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enter()
})

const heading = (name: string | RegExp) => screen.findByRole('heading', { name })
const button = (name: string | RegExp) => screen.findByRole('button', { name })

const focused = (element: HTMLElement) => waitFor(() => expect(document.activeElement).toBe(element))
const isChecked = (radio: HTMLElement) => (radio as HTMLInputElement).checked

/** What a phone does when it is switched off and on: what was in memory is gone. */
function restart() {
  cleanup()
  queryClient.clear()
}

/** Those that are not the translation of another. */
const originals = () =>
  [...gateway.store.rows('courses').values()].filter(
    (course) => course.status === 'published' && !course.translation_of,
  )

describe('all courses', () => {
  test('show mine with how far I am, and the way to where I stopped', async () => {
    await renderApp('/learn')
    const mine = await screen.findByRole('region', { name: 'My courses' })
    expect(within(mine).getByText('38% done')).toBeTruthy()
    expect(await within(mine).findByText('Next: the quiz on “Diffusion, osmosis and active transport”')).toBeTruthy()
    expect(within(mine).getByRole('link', { name: 'Continue Cells and how life works' }).getAttribute('href')).toBe(
      '/learn/cells-and-life/quizzes/moving-in-and-out-quiz',
    )
  })

  test('are found by their words and by subject', async () => {
    const { user } = await renderApp('/learn')
    const all = await screen.findByRole('region', { name: 'All courses' })
    const titles = () =>
      within(all)
        .queryAllByRole('heading', { level: 4 })
        .map(({ textContent }) => textContent)
    // A course that is there in both languages is there once.
    await waitFor(() => expect(titles()).toHaveLength(originals().length))
    expect(within(within(all).getByRole('region', { name: 'Mathematics' })).getByText('55 minutes')).toBeTruthy()

    const search = within(all).getByRole('searchbox', { name: 'Search courses' })
    await user.type(search, 'python')
    expect(titles()).toEqual(['Think like a programmer'])
    await user.click(within(all).getByRole('button', { name: 'Biology' }))
    expect(await heading('No course has these words')).toBeTruthy()
    await user.click(await button('Show all courses'))
    expect(titles()).toHaveLength(originals().length)
    await user.click(within(all).getByRole('button', { name: 'Biology' }))
    expect(titles()).toEqual(['Cells and how life works'])
  })

  test('are found by any class they are for, in either language', async () => {
    const { user } = await renderApp('/learn')
    const all = await screen.findByRole('region', { name: 'All courses' })
    const titles = () => within(all).queryAllByRole('heading', { level: 4 })
    await waitFor(() => expect(titles()).toHaveLength(originals().length))
    const search = within(all).getByRole('searchbox', { name: 'Search courses' })
    const foundBy = async (words: string) => {
      await user.clear(search)
      await user.type(search, words)
      return titles().map(({ textContent }) => textContent)
    }
    expect(await foundBy('Grade 10')).toHaveLength(originals().length)
    const ninth = await foundBy('Grade 9')
    expect(ninth).toContain('Ratio, rate and percentage')
    expect(ninth).not.toContain('Particles, atoms and moles')
    expect(await foundBy('Form 4')).toEqual(['Life skills and your first CV'])
    expect(await foundBy('kidato cha 4')).toEqual(['Life skills and your first CV'])
  })

  test('of a gateway that says neither language nor years are shown as it says them', async () => {
    const { items, ...page } = await call('GET /courses')
    const old = items.map(({ years: _years, language: _language, ...course }) => ({
      ...course,
      level: 'Form 1 and up',
    }))
    server.use(http.get('*/api/v1/courses', () => HttpResponse.json({ ...page, items: old })))
    await renderApp('/learn', 'sw')
    const card = (await screen.findByRole('link', { name: 'Particles, atoms and moles' })).closest('li')!
    expect(within(card).getByText('Form 1 and up')).toBeTruthy()
    expect(within(card).queryByText(/^Kwa /)).toBeNull()
  })

  test('are asked for again, in sight and out of sight, once the gateway knows of another language', async () => {
    await renderApp('/learn')
    const translation = [...gateway.store.rows('courses').values()].find(
      ({ status, language, translation_of }) => status === 'published' && language === 'sw' && translation_of,
    )!
    const original = gateway.store.rows('courses').get(translation.translation_of!)!
    await screen.findAllByText(original.title)
    await queryClient.fetchQuery(query('GET /skills'))
    const career = query('GET /ai/careers/{id}', { params: { id: '29-2011.00' } })
    await queryClient.fetchQuery(career)
    await act(() => changeLocale('sw'))
    expect((await screen.findAllByText(translation.title)).length).toBeGreaterThan(0)
    for (const { queryKey } of [query('GET /skills'), career])
      expect(queryClient.getQueryState(queryKey)?.isInvalidated).toBe(true)
  })

  test('wait for the names of subjects, and do without where these cannot be fetched', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    server.use(http.get('*/subjects', () => held.then(() => HttpResponse.error())))
    await renderApp('/learn')
    await screen.findByRole('region', { name: 'My courses' })
    expect(screen.queryByText('Other')).toBeNull()
    release()
    const all = within(await screen.findByRole('region', { name: 'All courses' }))
    expect(await all.findByRole('heading', { name: 'Think like a programmer' })).toBeTruthy()
    expect(screen.queryByText('Other')).toBeNull()
  })

  test('stay in sight when mine cannot be fetched', async () => {
    gateway.fail('GET /courses/enrolments', 'store_unavailable', 1)
    const { user } = await renderApp('/learn')
    expect(await screen.findByRole('link', { name: 'Think like a programmer' })).toBeTruthy()
    await user.click(within(await screen.findByRole('alert')).getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('region', { name: 'My courses' })).toBeTruthy()
  })

  test('say where mine will be, in Kiswahili too', async () => {
    await gateway.enterAnew()
    await renderApp('/learn', 'sw')
    expect(await heading('Kozi zako zitakuwa hapa')).toBeTruthy()
    expect(await screen.findByRole('link', { name: 'Ratio, rate and percentage' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Hisabati' })).toBeTruthy()
    expect(screen.getAllByText('masomo 4')).toHaveLength(originals().length)
    const card = (name: string) => within(screen.getByRole('link', { name }).closest('li')!)
    expect(card('Ratio, rate and percentage').getByText('Kwa Kiingereza')).toBeTruthy()
    expect(card('Ratio, rate and percentage').getByText('Gredi ya 9–11 · Kidato cha 3')).toBeTruthy()
    expect(card('Kiswahili fasaha: soma, andika, ueleweke').queryByText(/^Kwa /)).toBeNull()
  })
})

describe('a course', () => {
  test('says in words what is done, and starts at its first lesson', async () => {
    const { user } = await renderApp('/learn/cells-and-life')
    await heading('Cells and how life works')
    expect(await screen.findByRole('link', { name: /^Cell structure and the microscope.*Read$/ })).toBeTruthy()
    expect(screen.getByRole('link', { name: /Passed, best 5 of 6/ })).toBeTruthy()
    expect(screen.getByRole('link', { name: /Not passed yet, best 2 of 6/ })).toBeTruthy()
    expect(screen.getByRole('link', { name: /^Enzymes and digestion.*Not read yet$/ })).toBeTruthy()
    await user.click(await button('Continue'))
    expect(await heading(/Quiz: Diffusion/)).toBeTruthy()
  })

  test('is started without a network, in the version the phone shows, and the gateway hears of it later', async () => {
    gateway.fail('POST /courses/{id}/enrolments', 'network', 1)
    const { user } = await renderApp(RATIO)
    await user.click(await button('Start'))
    await heading('What a ratio is and how to simplify it')
    const course = gateway.store.rows('courses').get('ratio-rate-percentage')!
    await gateway.store.transaction(async (tx) => {
      await tx.put('courseVersions', { id: `${course.id}:${course.version}`, course, items: [] })
      await tx.put('courses', { ...course, version: course.version + 1 })
    })
    await act(outbox.wake)
    const enrolment = () => gateway.store.rows('enrolments').get(`amina:${course.id}`)
    await waitFor(() => expect(enrolment()?.version).toBe(course.version))
  })

  test('that does not exist says so, with a way back', async () => {
    await renderApp('/learn/nothing')
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(within(screen.getByRole('main')).getByRole('link', { name: 'Learn' }).getAttribute('href')).toBe('/learn')
  })
})

describe('a lesson', () => {
  test('is read and recorded, and leads to its quiz', async () => {
    const { user } = await renderApp(LESSON)
    await heading('What a ratio is and how to simplify it')
    await user.click(await button('I have read this — go to the quiz'))
    expect(await heading('Quiz: Ratios and simplest form')).toBeTruthy()
    const id = 'amina:ratio-rate-percentage:what-a-ratio-is'
    await waitFor(() => expect(gateway.store.rows('completions').has(id)).toBe(true))
  })

  test('is fetched with what follows, so that the learner can go on without a network', async () => {
    const { user } = await renderApp(LESSON)
    await heading('What a ratio is and how to simplify it')
    await waitFor(() =>
      expect(gateway.requests).toEqual(
        expect.arrayContaining([
          'GET /courses/ratio-rate-percentage/quizzes/what-a-ratio-is-quiz',
          'GET /courses/ratio-rate-percentage/lessons/sharing-and-mixing',
          'GET /courses/ratio-rate-percentage/quizzes/sharing-and-mixing-quiz',
        ]),
      ),
    )
    for (const name of [
      'GET /courses/{id}/quizzes/{quiz_id}',
      'GET /courses/{id}/lessons/{lesson_id}',
      'POST /courses/{id}/lessons/{lesson_id}/completion',
    ] as const)
      gateway.fail(name, 'network')
    await user.click(screen.getByRole('link', { name: 'Next lesson' }))
    await heading('Sharing in a ratio and mixing')
    await user.click(screen.getByRole('link', { name: 'Previous lesson' }))
    await user.click(await button(/I have read this/))
    expect(await heading(/health centre has 6 nurses/)).toBeTruthy()
    await user.click(screen.getByRole('link', { name: 'Back to the lesson' }))
    expect(await screen.findByText('Read')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Go to the quiz' })).toBeTruthy()
  })

  test('fetches nothing ahead where the browser is asked to save data', async () => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true })
    await renderApp(LESSON)
    await heading('What a ratio is and how to simplify it')
    expect(gateway.requests.filter((request) => request.includes('quizzes'))).toEqual([])
    Reflect.deleteProperty(navigator, 'connection')
  })

  test('opens again where the learner stopped, and says so', async () => {
    const scrollTo = vi.spyOn(window, 'scrollTo').mockImplementation(() => {})
    vi.spyOn(document.documentElement, 'scrollHeight', 'get').mockReturnValue(window.innerHeight + 2000)
    await renderApp(LESSON)
    await heading('What a ratio is and how to simplify it')
    expect(screen.queryByText('You are back where you stopped reading.')).toBeNull()
    Object.assign(window, { scrollY: 800 })
    window.dispatchEvent(new Event('scroll'))
    restart()
    const { user } = await renderApp(LESSON)
    expect(await screen.findByText('You are back where you stopped reading.')).toBeTruthy()
    await waitFor(() => expect(scrollTo).toHaveBeenCalledWith(0, 800))
    await user.click(await button('To the top'))
    expect(scrollTo).toHaveBeenLastCalledWith(0, 0)
    Object.assign(window, { scrollY: 0 })
    vi.restoreAllMocks()
  })
})

/** Answers the question in sight, rightly or not. */
async function answer(user: UserEvent, item: Item, right = true) {
  const texts = new Map('options' in item ? item.options.map(({ id, text }) => [id, said(text)]) : [])
  // Spaces around emphasis are the test library's own idea.
  const named = (id: string) => (name: string) => name.replaceAll(/\s/g, '') === texts.get(id)!.replaceAll(/\s/g, '')
  switch (item.type) {
    case 'choice': {
      const id = right ? item.answer : item.options.find(({ id }) => id !== item.answer)!.id
      return user.click(screen.getByRole('radio', { name: named(id) }))
    }
    case 'choices':
      for (const id of right ? item.answer : item.answer.slice(1))
        await user.click(screen.getByRole('checkbox', { name: named(id) }))
      return
    case 'number':
    case 'text':
      return user.type(screen.getByRole('textbox'), right ? String([item.answer].flat()[0]) : '0')
    case 'order':
      if (!right) return user.click(screen.getByRole('button', { name: 'The order is right as it is' }))
      for (const [place, id] of item.answer.entries())
        for (const lines = () => within(screen.getByRole('group')).getAllByRole('listitem'); ;) {
          if (lines().findIndex((line) => line.textContent?.includes(texts.get(id)!)) <= place) break
          await user.click(screen.getByRole('button', { name: `Move up: ${texts.get(id)}` }))
        }
  }
}

async function skip(user: UserEvent, questions: number) {
  for (let at = 0; at < questions; at++) await user.click(await button('Next'))
}

const itemsOf = (course_id: string, quiz_id: string): Item[] => {
  const quiz = gateway.store
    .rows('courses')
    .get(course_id)!
    .quizzes.find(({ id }) => id === quiz_id)!
  return quiz.item_ids.map((id) => gateway.store.rows('items').get(id)!)
}

/** Answers all questions and stops at the look over them; `right` says how many rightly. */
async function answerAll(user: UserEvent, items: Item[], right = items.length) {
  for (const [at, item] of items.entries()) {
    await heading(together(said(item.prompt)))
    await answer(user, item, at < right)
    await user.click(await button(at + 1 < items.length ? 'Next' : 'Look over your answers'))
  }
  await heading('Look over your answers')
}

describe('a quiz', () => {
  test('is taken question by question, and marked with the step that was missed', async () => {
    const items = itemsOf('ratio-rate-percentage', 'sharing-and-mixing-quiz')
    const { user } = await renderApp(MIXING)
    await answerAll(user, items, 5)
    await user.click(await button('Hand in'))

    await focused(await heading('5 of 6 right'))
    expect(screen.getByText('Quiz passed')).toBeTruthy()
    const answers = within(screen.getByRole('region', { name: 'Your answers' }))
    expect(answers.getAllByText('Right')).toHaveLength(5)
    const missed = answers.getByText('Not yet. Here is the step that was missed.').closest('li')!
    expect(missed.textContent).toContain('You answered0 KSh')
    expect(missed.textContent).toContain('Right answer5,600 KSh')
    expect(missed.textContent).toContain(items[5]!.explanation)
    expect(screen.getByRole('link', { name: 'Next lesson' }).getAttribute('href')).toBe(
      `${RATIO}/lessons/rates-and-unit-price`,
    )
  })

  test('tells what is about the very choice that was made, and can be tried again', async () => {
    const [first] = itemsOf('ratio-rate-percentage', 'what-a-ratio-is-quiz')
    const { user } = await renderApp(`${RATIO}/quizzes/what-a-ratio-is-quiz`)
    await heading(together(first!.prompt))
    await user.click(screen.getByRole('radio', { name: together('3 : 2') }))
    await user.click(await button('Show a hint'))
    expect(screen.getByText(first!.hint)).toBeTruthy()
    await skip(user, 5)
    await user.click(await button('Look over your answers'))
    expect(await screen.findByText(/5 questions are still open/)).toBeTruthy()
    await user.click(await button('Hand in'))

    expect(await heading('0 of 6 right')).toBeTruthy()
    expect(screen.getByText(/4 of 6 right passes/)).toBeTruthy()
    expect(screen.getByText('This is nurses to lab technologists. The order is turned round.')).toBeTruthy()
    expect(screen.queryByText('Quiz passed')).toBeNull()
    await user.click(await button('Try again'))
    expect(await heading(together(first!.prompt))).toBeTruthy()
    expect(isChecked(screen.getByRole('radio', { name: together('3 : 2') }))).toBe(false)
  })

  test('keeps the answers on this phone through a restart, for this learner alone', async () => {
    const { user } = await renderApp(MIXING)
    await user.click(await screen.findByRole('radio', { name: 'KSh 2,700' }))
    await user.click(await button('Next'))
    await heading(/21 buckets in all/)
    restart()
    const again = await renderApp(MIXING)
    await heading(/21 buckets in all/)
    await again.user.click(await button('Back'))
    expect(isChecked(await screen.findByRole('radio', { name: 'KSh 2,700' }))).toBe(true)
    restart()
    await gateway.enterAnew()
    await renderApp(MIXING)
    expect(isChecked(await screen.findByRole('radio', { name: 'KSh 2,700' }))).toBe(false)
  })

  test('lists what has no answer, and goes back to it', async () => {
    const { user } = await renderApp(MIXING)
    await skip(user, 5)
    await user.type(await screen.findByRole('textbox', { name: 'Your answer, in KSh' }), '5600{Enter}')
    await focused(await heading('Look over your answers'))
    expect(screen.getAllByText('No answer yet')).toHaveLength(5)
    expect(await button(/5600 KSh/)).toBeTruthy()
    await user.click(await button(/normal saline/i))
    await focused(await heading(/Normal saline/))
  })

  test('puts lines in order by keyboard, and says where each one is', async () => {
    const { user } = await renderApp(MIXING)
    await skip(user, 4)
    await heading(/Three sisters/)
    const up = await button('Move up: Find one part: KSh 12,000 ÷ 6 = KSh 2,000')
    up.focus()
    await user.keyboard('{Enter}{Enter}')
    expect(screen.getByText('“Find one part: KSh 12,000 ÷ 6 = KSh 2,000” is now 2 of 4.')).toBeTruthy()
    expect(document.activeElement).toBe(up)
    await user.keyboard('{Enter}{Enter}')
    expect(up.getAttribute('aria-disabled')).toBe('true')
    const lines = within(screen.getByRole('group', { name: /Three sisters/ })).getAllByRole('listitem')
    expect(lines[0]?.textContent).toContain('Find one part')
  })

  test('that cannot be handed in is kept, and marked once when it can', async () => {
    gateway.fail('POST /courses/{id}/quizzes/{quiz_id}/attempts', 'network', 1)
    const before = gateway.store.rows('attempts').size
    const { user } = await renderApp(MIXING)
    await user.click(await screen.findByRole('radio', { name: 'KSh 2,700' }))
    await skip(user, 5)
    await user.click(await button('Look over your answers'))
    await user.click(await button('Hand in'))
    expect(await screen.findByText('Not marked yet')).toBeTruthy()
    expect(screen.getByText(/Your answers are kept on this phone/)).toBeTruthy()
    restart()
    const again = await renderApp(MIXING)
    await again.user.click(await button('Hand in again'))
    expect(await heading('1 of 6 right')).toBeTruthy()
    expect(gateway.store.rows('attempts').size).toBe(before + 1)
  })

  test('at the end of a course says what it has changed', async () => {
    const course = gateway.store.rows('courses').get('cells-and-life')!
    const last = course.quizzes.at(-1)!
    await finish(course.id, last.id)
    const { user } = await renderApp(`/learn/${course.id}/quizzes/${last.id}`)
    await answerAll(user, itemsOf(course.id, last.id))
    await user.click(await button('Hand in'))
    const changes = within(await screen.findByRole('list', { name: 'What this changes' }))
    expect(changes.getByText('Course finished: Cells and how life works')).toBeTruthy()
    expect(changes.getByText('A step of your roadmap is done')).toBeTruthy()
    cleanup()
    await renderApp(`/learn/${course.id}`)
    expect(await screen.findByText('You have finished this course')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Go to Today' }).getAttribute('href')).toBe('/today')
  })

  test('is marked in Kiswahili', async () => {
    const { user } = await renderApp(MIXING, 'sw')
    await user.click(await screen.findByRole('radio', { name: 'KSh 2,700' }))
    for (let at = 0; at < 5; at++) await user.click(await button('Endelea mbele'))
    await user.click(await button('Pitia majibu yako'))
    await user.click(await button('Kabidhi'))
    expect(await heading('1 kati ya 6 ni sahihi')).toBeTruthy()
    expect(screen.getAllByText('Bado. Hii hapa hatua iliyorukwa.')).toHaveLength(5)
  })
})

/** Reads every lesson and passes every quiz of a course but one. */
async function finish(id: string, but: string) {
  const { call } = await import('../../services/api/endpoints.ts')
  const course = gateway.store.rows('courses').get(id)!
  for (const { lessons } of course.modules)
    for (const lesson of lessons)
      await call('POST /courses/{id}/lessons/{lesson_id}/completion', { params: { id, lesson_id: lesson.id } })
  for (const { id: quiz_id } of course.quizzes) {
    if (quiz_id === but) continue
    const answers = itemsOf(id, quiz_id).map((item) => ({
      item_id: item.id,
      response: item.type === 'number' ? String(item.answer) : item.type === 'text' ? item.answer[0]! : item.answer,
    }))
    const input = { params: { id, quiz_id }, body: { answers }, idempotencyKey: crypto.randomUUID() }
    await call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input)
  }
}
