import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { Constraints } from '@tajiconnect/contract/careers'
import { delay, http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, test } from 'vitest'
import { call, query } from '../../services/api/endpoints.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { model, MODEL_SAYS } from '../../testing/model.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { server } from '../../testing/server.ts'
import { queryClient } from '../../utils/cache.ts'

const POST = 'POST /ai/career-recommendations'
const LAB = '/careers/29-2011.00'
const ENGINEER = '/careers/17-2021.00'
/** On the sample learner's list. */
const FIRST = '/careers/19-1022.00'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enter()
})

const heading = (name: string | RegExp) => screen.findByRole('heading', { name })
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const link = (name: string | RegExp) => screen.findByRole('link', { name })
const asked = () => gateway.requests.filter((request) => request === POST).length
const matches = async () => within(await screen.findByRole('list', { name: 'Careers that fit you' }))

/** Until the page knows who asks, and has been drawn for them, it shows no pathway to anybody. */
async function stageKnown() {
  await waitFor(() => expect(queryClient.getQueryData(query('GET /onboarding').queryKey)?.stage).toBeTruthy())
  await act(() => delay(0))
}

/** The next result, whose letters are as `values` say. */
async function answerAnew(values: Record<string, number>, form: 'full' | 'short' = 'full') {
  gateway.pass(60_000)
  const { items, forms } = await call('GET /psychometric/assessments/{id}', { params: { id: 'interests' } })
  const asked = forms.find(({ id }) => id === form)?.item_ids ?? []
  const answers = items.flatMap((item) =>
    'scale' in item && asked.includes(item.id) ? { item_id: item.id, value: values[item.scale] ?? 3 } : [],
  )
  await call('POST /psychometric/assessments/{id}/responses', {
    params: { id: 'interests' },
    body: { form, answers, duration_s: 400 },
    idempotencyKey: crypto.randomUUID(),
  })
}

describe('the careers that fit', () => {
  test('say how many questions would help where the short form was answered, and lead to them', async () => {
    await answerAnew({ R: 2, I: 4 }, 'short')
    await renderApp('/careers')
    expect((await screen.findByText(/18 more questions would help/)).textContent).toContain('Your answers fit many')
    expect((await link('Answer 18 more questions')).getAttribute('href')).toBe('/interests')
  })

  test('rest on interests, whatever was answered after them, and lead quietly to the rest', async () => {
    gateway.pass(60_000)
    const { items } = await call('GET /psychometric/assessments/{id}', { params: { id: 'values' } })
    await call('POST /psychometric/assessments/{id}/responses', {
      params: { id: 'values' },
      body: { answers: items.map(({ id }, at) => ({ item_id: id, value: 1 + (at % 2) })) },
      idempotencyKey: crypto.randomUUID(),
    })
    await renderApp('/careers')
    await screen.findByText(/From your answers of 12 Oct 2026/)
    const more = await link(/Tell us more about you/)
    expect(more.textContent).toContain('Both count a little in this list.')
    expect(more.getAttribute('href')).toBe('/assessments')
  })

  test('begin with the questions where there is no result', async () => {
    await gateway.enterAnew()
    await renderApp('/careers')
    expect((await link('Answer the questions')).getAttribute('href')).toBe('/interests')
    expect((await link('Look through all careers')).getAttribute('href')).toBe('/careers/explore')
    expect(asked()).toBe(0)
  })

  test('say how sure they are, give three, and the rest on a tap', async () => {
    const { user } = await renderApp('/careers')
    await screen.findByText('41 of 100 sure')
    expect(screen.getByText(/From your answers of 12 Oct 2026/)).toBeTruthy()
    expect(screen.getByText('We are not sure yet')).toBeTruthy()
    const list = await matches()
    expect(list.getAllByRole('heading')).toHaveLength(3)
    await user.click(await button('Show all 10'))
    expect(list.getAllByRole('heading')).toHaveLength(10)
    await user.click(await button('Show the first 3'))
    expect(list.getAllByRole('heading')).toHaveLength(3)
    expect(asked()).toBe(0)
  })

  test('have reasons for and against, and no figure while the list is unsure', async () => {
    await renderApp('/careers')
    const first = (await matches()).getAllByRole('listitem').find((item) => within(item).queryByRole('heading'))
    if (!first) throw new Error('A career was expected.')
    expect(within(first).getByText('Among the best matches so far')).toBeTruthy()
    expect(within(first).getByText(/this job has little of it\./)).toBeTruthy()
    expect(within(first).queryByText(/adds \d+ points|of 100/)).toBeNull()
    expect(within(first).getByText(/3 years/)).toBeTruthy()
    expect(within(first).getByRole('link').getAttribute('href')).toBe(FIRST)
  })

  test.each([
    ['grade_10_12', true],
    ['form_3_4', false],
    ['college', false],
    ['working', false],
  ] as const)('name a pathway of senior school to %s: %s', async (stage, named) => {
    await call('PUT /onboarding', { body: { stage } })
    const { unmount } = await renderApp('/careers')
    const list = await matches()
    await stageKnown()
    if (named) await list.findAllByText(/^STEM · /)
    expect(list.queryAllByText(/^STEM · /).length > 0).toBe(named)
    unmount()
    await renderApp(FIRST)
    await screen.findByText('STEM · Pure Sciences')
    await waitFor(() =>
      expect(screen.queryByText('Pathways and tracks are only for Grades 10–12.') === null).toBe(named),
    )
    cleanup()
    await renderApp(`/careers/compare?of=${FIRST.slice(9)}`)
    const table = within(await screen.findByRole('table'))
    await stageKnown()
    await waitFor(() => expect(table.queryByRole('rowheader', { name: 'Pathway' }) !== null).toBe(named))
    expect(table.queryByText('STEM · Pure Sciences') !== null).toBe(named)
    cleanup()
    await renderApp('/careers/explore')
    await screen.findByText('213 careers')
    await stageKnown()
    await waitFor(() => expect(screen.queryByRole('button', { name: 'STEM' }) !== null).toBe(named))
    expect(screen.queryAllByText(/^STEM · /).length > 0).toBe(named)
  })

  test('are shown all at once where the list is sure enough', async () => {
    const list = await call('GET /ai/career-recommendations')
    server.use(http.get('*/ai/career-recommendations', () => HttpResponse.json({ ...list, confidence: 81.4 })))
    await renderApp('/careers')
    await screen.findByText('81 of 100 sure')
    const all = await matches()
    expect(all.getAllByRole('heading')).toHaveLength(10)
    expect(all.getByText('a match of 98 of 100')).toBeTruthy()
    expect(all.queryByText('Among the best matches so far')).toBeNull()
    expect(screen.queryByText('We are not sure yet')).toBeNull()
  })

  test('say who put them in order, and mark what an AI wrote', async () => {
    gateway = await createTestGateway({ ai: { llm: model, fallbackToRules: true, threshold: 10 } })
    await gateway.enter()
    await answerAnew({ R: 1, I: 5, A: 2, S: 4, E: 1, C: 3 })
    await renderApp('/careers')
    await screen.findByText(/put in order together with AI from Google Gemini/)
    expect(screen.queryByText('We are not sure yet')).toBeNull()
    const said = await screen.findByText(MODEL_SAYS)
    expect(within(said.parentElement!).getByText('Written by AI')).toBeTruthy()
  })

  test('say why no AI was asked', async () => {
    gateway = await createTestGateway({ ai: { llm: model, fallbackToRules: true, threshold: 70 } })
    await gateway.enterAnew()
    await answerAnew({ R: 1, I: 5, A: 2, S: 4, E: 1, C: 3 })
    await renderApp('/careers', 'sw')
    await screen.findByText(/Hakuna kilichotumwa kukuhusu kwa huduma ya AI/)
  })

  test('are asked for unbidden, among those written for Kenya', async () => {
    await gateway.enterAnew()
    await answerAnew({ R: 5, I: 4, A: 1, S: 1, E: 2, C: 3 })
    await renderApp('/careers')
    await matches()
    expect(asked()).toBe(1)
    expect((await call('GET /ai/career-recommendations')).curated).toBe(true)
    expect((await button('Written for Kenya')).getAttribute('aria-pressed')).toBe('true')
  })

  test('are made anew when the answers are newer', async () => {
    await answerAnew({ A: 5, S: 1, I: 1 })
    await renderApp('/careers')
    await matches()
    const { items } = await call('GET /psychometric/results')
    expect(asked()).toBe(1)
    expect((await call('GET /ai/career-recommendations')).result_id).toBe(items[0]?.id)
  })

  test('can come from the whole catalogue', async () => {
    const { user } = await renderApp('/careers')
    await user.click(await button('All careers'))
    await waitFor(async () => expect((await call('GET /ai/career-recommendations')).curated).toBe(false))
    await matches()
    await user.click(await button(/Show all/))
    expect((await screen.findAllByText('Not yet written for Kenya')).length).toBeGreaterThan(0)
  })

  test('keep to what is possible, and tell what would fit without a limit', async () => {
    const { user } = await renderApp('/careers')
    await matches()
    await user.click(await screen.findByText('What is possible for you'))
    await user.click(await button('Learning at work'))
    const would = within(await screen.findByRole('region', { name: 'These would fit, if …' }))
    expect(would.getAllByText(/^One way in is: .+\.$/).length).toBeGreaterThan(0)
    await user.selectOptions(screen.getByRole('combobox', { name: 'The longest training' }), '1 year')
    await screen.findByText('What is possible for you (2 set)')
    const [made] = (await call('GET /ai/career-recommendations')).recommendations
    expect(made?.career.curated).toBe(true)
    await user.click(await button('Any'))
    await screen.findByText('What is possible for you (1 set)')
  })

  test('count what else is known, and say what the match is made of', async () => {
    await call('PUT /onboarding', { body: { subjects: [{ subject_id: 'biology', grade: 'A' }] } })
    await answerAnew({ R: 1, I: 5, A: 2, S: 4, E: 1, C: 3 })
    await renderApp('/careers')
    expect((await screen.findAllByText('Among the best matches so far')).length).toBe(3)
    const list = await call('GET /ai/career-recommendations')
    const [first] = list.recommendations
    cleanup()
    await renderApp(`/careers/${first?.career.id}`)
    const table = within(await screen.findByRole('table', { name: 'What the match is made of', hidden: true }))
    const heads = table.getAllByRole('rowheader', { hidden: true }).map(({ textContent }) => textContent)
    expect(heads).toEqual(['Your interests', 'Your grades in its subjects', 'The match, of 100'])
    // The parts add up to the match as it is told above them.
    const [match, ...parts] = table
      .getAllByRole('cell', { hidden: true })
      .map(({ textContent }) => Number(textContent))
      .toReversed()
    expect(parts.reduce((sum, points) => sum + points, 0)).toBe(match)
    expect(screen.getByText(`a match of ${match} of 100`)).toBeTruthy()
    await heading('Skills to build for it')
  })

  test('that could not be made are told of, and tried again on a tap', async () => {
    await gateway.enterAnew()
    await answerAnew({ R: 5 })
    gateway.fail(POST, 'network', 1)
    const { user } = await renderApp('/careers')
    expect((await screen.findByRole('alert')).textContent).toContain('We could not make your list')
    await user.click(await button('Try again'))
    await matches()
  })

  test('from older answers stay in sight where new ones cannot be had', async () => {
    await answerAnew({ A: 5 })
    gateway.fail(POST, 'network')
    await renderApp('/careers')
    await screen.findByText('This list rests on your earlier answers')
    expect((await matches()).getAllByRole('heading')).toHaveLength(3)
  })
})

describe('limits by money and place', () => {
  const heldTo = async () => (await call('GET /ai/career-recommendations')).constraints
  const set = (count: number) => screen.findByText(`What is possible for you (${count} set)`)
  const list = (name: string) => screen.findByRole<HTMLSelectElement>('combobox', { name })
  const upTo = (fees: HTMLElement, amount: string) =>
    within(fees).getByRole<HTMLOptionElement>('option', { name: `Up to KSh\u00A0${amount}` })
  const chosen = () =>
    screen.queryAllByRole('button', { name: /^Remove: / }).map((chip) => chip.getAttribute('aria-label')?.slice(8))
  const ranked = (constraints: Constraints) =>
    call('POST /ai/career-recommendations', { body: { constraints: { curated: true, ...constraints } } })

  test('what a year may cost counts at once, and what it rules out says what it costs', async () => {
    const { user } = await renderApp('/careers')
    await user.click(await screen.findByText('What is possible for you'))
    await user.click(await button('University'))
    await set(1)
    const fees = await list('What can your family pay for a year?')
    await user.selectOptions(fees, upTo(fees, '10,000'))
    await set(2)
    expect(await heldTo()).toMatchObject({ routes: ['university'], max_fees: 10_000 })
    const would = within(await screen.findByRole('region', { name: 'These would fit, if …' }))
    expect(
      would.getAllByText(/^A year costs at least KSh \d\d,\d{3}, even with all the help the state gives\.$/).length,
    ).toBeGreaterThan(0)
    // The new list takes nothing away from whoever is still choosing.
    expect(screen.getByRole('combobox', { name: 'What can your family pay for a year?' })).toBe(fees)
    expect(fees.closest('details')?.open).toBe(true)
    await user.selectOptions(fees, 'Any amount')
    await set(1)
    expect(await heldTo()).not.toHaveProperty('max_fees')
  })

  test('the county of the learner is a tap away, and others can be put beside it', async () => {
    await call('PUT /onboarding', { body: { county: 'Lamu' } })
    const { user } = await renderApp('/careers')
    await user.click(await screen.findByText('What is possible for you'))
    await user.click(await button('University'))
    await user.click(await button('In my county, Lamu'))
    await set(2)
    await waitFor(async () => expect((await heldTo()).counties).toEqual(['Lamu']))
    const would = within(await screen.findByRole('region', { name: 'These would fit, if …' }))
    expect(would.getAllByText(/^It is taught in [A-Z].+\.$/).length).toBeGreaterThan(0)
    await user.click(await button('Choose counties'))
    expect(chosen()).toEqual(['Lamu'])
    const add = await list('Add a county')
    expect(within(add).queryByRole('option', { name: 'Lamu' })).toBeNull()
    await user.selectOptions(add, 'Kilifi')
    await waitFor(async () => expect((await heldTo()).counties).toEqual(['Lamu', 'Kilifi']))
    expect(add.value).toBe('')
    await user.click(await button('Anywhere'))
    await set(1)
    expect(await heldTo()).not.toHaveProperty('counties')
  })

  test('taking a county away moves the focus to the next, and after the last to the list', async () => {
    await ranked({ counties: ['Meru', 'Embu', 'Nyeri'] })
    const { user } = await renderApp('/careers')
    await user.click(await set(1))
    ;(await button('Remove: Nyeri')).focus()
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(await button('Remove: Embu'))
    await waitFor(() => expect(chosen()).toEqual(['Meru', 'Embu']))
    ;(await button('Remove: Meru')).focus()
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(await button('Remove: Embu'))
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(await list('Add a county'))
    await waitFor(async () => expect(await heldTo()).not.toHaveProperty('counties'))
    await waitFor(() => expect(chosen()).toEqual([]))
    expect(await list('Add a county')).toBe(document.activeElement)
  })

  test('by keyboard a county counts once it is settled on, not on the way', async () => {
    const { user } = await renderApp('/careers')
    await user.click(await screen.findByText('What is possible for you'))
    await user.click(await button('Choose counties'))
    const add = await list('Add a county')
    const step = (county: string) => {
      fireEvent.keyDown(add, { key: 'ArrowDown' })
      fireEvent.change(add, { target: { value: county } })
    }
    add.focus()
    step('Baringo')
    step('Bomet')
    expect(chosen()).toEqual([])
    await user.keyboard('{Enter}')
    await waitFor(() => expect(chosen()).toEqual(['Bomet']))
    step('Busia')
    await user.tab()
    await waitFor(() => expect(chosen()).toEqual(['Bomet', 'Busia']))
  })

  test('of a list made elsewhere are shown, and stay when another is set', async () => {
    await ranked({ max_fees: 30_000, counties: ['Meru', 'Embu'] })
    const { user } = await renderApp('/careers')
    await user.click(await set(2))
    const fees = await list('What can your family pay for a year?')
    expect(upTo(fees, '30,000').selected).toBe(true)
    expect(chosen()).toEqual(['Meru', 'Embu'])
    expect((await button('Choose counties')).getAttribute('aria-pressed')).toBe('true')
    await user.click(await button('Learning at work'))
    await set(3)
    expect(await heldTo()).toMatchObject({ max_fees: 30_000, counties: ['Meru', 'Embu'], routes: ['apprenticeship'] })
  })

  test('of two choices in a row the later one stays, however long the first takes', async () => {
    let slow = true
    server.use(
      http.post('*/ai/career-recommendations', async () => {
        if (slow) {
          slow = false
          await delay(300)
        }
        return undefined
      }),
    )
    const { user } = await renderApp('/careers')
    await user.click(await screen.findByText('What is possible for you'))
    await user.click(await button('Technical or vocational college'))
    await user.click(await button('University'))
    await waitFor(() => expect(asked()).toBe(2))
    await matches()
    expect((await heldTo()).routes).toEqual(['university'])
    expect((await button('University')).getAttribute('aria-pressed')).toBe('true')
  })
})

describe('a list within limits', () => {
  /** The sample learner's list, as if limits had left so many of it. */
  async function leave(careers: number, constraints: Constraints, confidence = 0) {
    const list = await call('GET /ai/career-recommendations')
    const recommendations = list.recommendations.slice(0, careers)
    const limited = { ...list, constraints: { curated: true, ...constraints }, recommendations, confidence }
    server.use(http.get('*/ai/career-recommendations', () => HttpResponse.json(limited), { once: true }))
  }
  const three: Constraints = { routes: ['tvet'], max_years: 2, max_fees: 40_000 }

  test('says how many they leave, and nothing of how sure the interests are', async () => {
    await leave(4, three)
    await renderApp('/careers')
    await screen.findByText('Your 3 limits leave 4 careers.')
    expect(screen.queryByText(/of 100 sure|Of 100 people/)).toBeNull()
    const unsure = within((await screen.findByText('We are not sure yet')).closest<HTMLElement>('[role=status]')!)
    expect(unsure.getByText(/^With these limits we can say less about what suits you\./)).toBeTruthy()
    expect(unsure.queryByText(/Your answers fit many fields/)).toBeNull()
    expect(unsure.getByRole('link', { name: 'Talk to a person' })).toBeTruthy()
    expect(screen.queryByRole('group', { name: /^See more/ })).toBeNull()
  })

  test('that is short offers to take one away, and calls nothing the best', async () => {
    await leave(1, three)
    const { user } = await renderApp('/careers')
    await screen.findByText('Your 3 limits leave 1 career.')
    expect((await matches()).getByText('Not ruled out by your limits')).toBeTruthy()
    expect(screen.queryByText('Among the best matches so far')).toBeNull()
    const offers = within(screen.getByRole('group', { name: /^See more/ }))
    expect(offers.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Any way in',
      'Fees of any amount',
      'Training of any length',
    ])
    await user.click(offers.getByRole('button', { name: 'Any way in' }))
    expect(document.activeElement?.textContent).toMatch(/^Your \d limits leave/)
    await screen.findByText('What is possible for you (2 set)')
    const made = await call('GET /ai/career-recommendations')
    expect(made.constraints).toEqual({ curated: true, max_years: 2, max_fees: 40_000 })
  })

  test('that is full says that there may be more', async () => {
    await leave(10, { max_fees: 150_000 }, 81)
    await renderApp('/careers')
    await screen.findByText('Your limit leaves at least 10 careers.')
    expect(screen.queryByText('81 of 100 sure')).toBeNull()
  })

  test('names no subject by its id before the names have come', async () => {
    const list = await call('GET /ai/career-recommendations')
    const barriers = [{ rule: 'subjects' as const, subjects: ['home-science'] }]
    const would_fit_if = [{ career: list.recommendations[0]!.career, score: 1, barriers }]
    server.use(http.get('*/ai/career-recommendations', () => HttpResponse.json({ ...list, would_fit_if })))
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    server.use(http.get('*/subjects', () => held.then(() => undefined)))
    await renderApp('/careers')
    await screen.findByText('It builds on subjects that you do not take.')
    expect(screen.queryByText(/home-science/)).toBeNull()
    release()
    await screen.findByText('It builds on Home Science, which you do not take.')
  })

  test('that builds on a subject we have no name for does not name it', async () => {
    const list = await call('GET /ai/career-recommendations')
    const would_fit_if = ['home-science', 'new-subject'].map((subject, at) => ({
      career: list.recommendations[at]!.career,
      score: 1,
      barriers: [{ rule: 'subjects' as const, subjects: [subject] }],
    }))
    server.use(http.get('*/ai/career-recommendations', () => HttpResponse.json({ ...list, would_fit_if })))
    await renderApp('/careers')
    await screen.findByText('It builds on Home Science, which you do not take.')
    expect(screen.getByText('It builds on subjects that you do not take.')).toBeTruthy()
  })

  test('that is empty says so', async () => {
    await leave(0, three)
    await renderApp('/careers', 'sw')
    await screen.findByText('Vikomo vyako 3 haviachi kazi yoyote.')
  })

  test('that is only of the careers written for Kenya is not within limits', async () => {
    await leave(10, {}, 41)
    await renderApp('/careers')
    await screen.findByText('41 of 100 sure')
  })
})

describe('the catalogue', () => {
  const count = (words: string) => screen.findByText(words)

  test('is searched as one types, in both languages, and the address remembers', async () => {
    const { user } = await renderApp('/careers/explore')
    await count('213 careers')
    await user.type(screen.getByRole('searchbox', { name: 'Search careers' }), 'muuguzi')
    await link('Nurse')
    expect(location.search).toBe('?q=muuguzi')
  })

  test('follows the address, however soon it changes', async () => {
    await renderApp('/careers/explore?q=nurse')
    const box = await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Search careers' })
    act(() => {
      history.pushState(null, '', '/careers/explore?q=pilot')
      dispatchEvent(new PopStateEvent('popstate'))
    })
    await waitFor(() => expect(box.value).toBe('pilot'))
    await link('Airline pilot')
    expect(location.search).toBe('?q=pilot')
  })

  test('shows more, and narrows by pathway whoever has one to choose', async () => {
    await call('PUT /onboarding', { body: { stage: 'grade_7_9' } })
    const { user } = await renderApp('/careers/explore')
    await count('213 careers')
    const rows = () => within(screen.getByRole('main')).getAllByRole('listitem')
    expect(rows()).toHaveLength(20)
    await user.click(await button('Show more'))
    await waitFor(() => expect(rows()).toHaveLength(40))
    await user.click(await button('Arts and Sports Science'))
    await waitFor(() => expect(screen.queryByText('213 careers')).toBeNull())
    expect(location.search).toBe('?pathway=Arts+and+Sports+Science')
  })

  test('that a link has narrowed by pathway can be widened again, whoever it is, and narrowed anew', async () => {
    await call('PUT /onboarding', { body: { stage: 'form_3_4' } })
    const { user } = await renderApp('/careers/explore?pathway=STEM')
    await stageKnown()
    const every = await button('Every pathway')
    await user.click(every)
    await count('213 careers')
    expect(location.search).toBe('')
    expect(document.activeElement).toBe(every)
    await user.click(await button('STEM'))
    expect(location.search).toBe('?pathway=STEM')
  })

  test('says what to try where nothing is found', async () => {
    const { user } = await renderApp('/careers/explore?q=geneticists')
    await heading('Nothing by that name')
    await user.click(await button('Search all careers'))
    await link('Geneticists')
    expect(screen.getByText('Not yet written for Kenya')).toBeTruthy()
  })
})

describe('a career', () => {
  test('says what it is, how to get in, and what it has to do with the learner', async () => {
    await renderApp(LAB)
    await heading('Medical laboratory technologist')
    expect(screen.getByText('Mtaalamu wa maabara ya tiba').lang).toBe('sw')
    expect(screen.getByText('BSc Medical Laboratory Science')).toBeTruthy()
    expect(screen.getByText('Technical or vocational college')).toBeTruthy()
    expect(await screen.findByText('Biology')).toBeTruthy()
    expect(screen.getByText(/13 ·/).textContent).toBe('13 · Medicine & Health Sciences')
    const table = await screen.findByRole('table')
    const row = within(table).getByRole('row', { name: /Investigating/ })
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['86', '94'])
    expect(screen.getByRole('link', { name: 'Cells and how life works' }).getAttribute('href')).toBe(
      '/learn/cells-and-life',
    )
    expect((await link('Open my roadmap')).getAttribute('href')).toMatch(/^\/roadmaps\//)
  })

  test('says what a year of each way costs, where it is taught, and of when that is', async () => {
    await call('PUT /onboarding', { body: { county: 'Kakamega' } })
    await renderApp(LAB)
    const way = async (name: string) => within((await heading(name)).closest('li') ?? document.body)
    const degree = await way('BSc Medical Laboratory Science')
    expect(degree.getByText('KSh 28,800–115,200 a year, by how much help the state gives')).toBeTruthy()
    await waitFor(() =>
      expect(degree.getByText(/^It is taught in/).textContent).toMatch(
        /^It is taught in Kakamega, Busia, Kiambu and \d+ more counties\.$/,
      ),
    )
    expect(degree.getByText(/^All \d+ counties$/)).toBeTruthy()
    const diploma = await way('Diploma in Medical Laboratory Sciences')
    expect(diploma.getByText('We have no published fee for this.')).toBeTruthy()
    expect(diploma.getByText('Ask the college near you where this is taught.')).toBeTruthy()
    expect(screen.getAllByText(/public universities \(2025\) and public colleges \(2026\)/)).toHaveLength(1)
    expect((await link('Where this comes from')).getAttribute('href')).toBe('/about')
  })

  test('that colleges teach leads to the nearest', async () => {
    await renderApp(ENGINEER)
    const diploma = within((await heading('Diploma in Agricultural Engineering')).closest('li') ?? document.body)
    expect(diploma.getByText('KSh 3,359–67,189 a year, by how much help the state gives')).toBeTruthy()
    expect(diploma.getByText(/^There are public colleges in every county\./)).toBeTruthy()
  })

  test('says so where no fee is published, nor where it is taught, and gives one figure where there is one', async () => {
    const career = await call('GET /ai/careers/{id}', { params: { id: LAB.slice(9) } })
    const [degree] = career.ways_in
    if (!degree) throw new Error('A way in was expected.')
    const ways_in = [
      { ...degree, fees: null, counties: null },
      {
        ...degree,
        name: { en: 'BSc Of one fee', sw: 'Shahada ya ada moja' },
        fees: { least: 5_000, most: 5_000 },
        counties: ['Busia', 'Siaya'],
      },
    ]
    server.use(http.get('*/ai/careers/:id', () => HttpResponse.json({ ...career, ways_in })))
    await renderApp(LAB)
    await screen.findByText('We have no published fee for this.')
    expect(screen.getByText('We do not know in which counties it is taught.')).toBeTruthy()
    expect(screen.getByText('KSh 5,000 a year')).toBeTruthy()
    expect(screen.getByText('It is taught in Busia and Siaya.')).toBeTruthy()
    expect(screen.queryByText(/^All \d+ counties$/)).toBeNull()
  })

  test('on the list says why it fits, what the match is made of, and what to build for it', async () => {
    await renderApp(FIRST)
    await heading('Why it fits you')
    expect(screen.getByText('a match of 98 of 100')).toBeTruthy()
    expect(screen.getByText('adds 59 points')).toBeTruthy()
    expect(screen.getByText('+59')).toBeTruthy()
    expect(screen.getByText('−4')).toBeTruthy()
    await heading('Skills to build for it')
    expect(screen.getAllByText(/^asks for \d(\.5)?(, you are at about \d(\.5)?)?$/).length).toBe(5)
  })

  test('becomes a roadmap', async () => {
    const { user } = await renderApp(ENGINEER)
    gateway.fail('POST /ai/roadmaps', 'network', 1)
    await user.click(await button('Make my roadmap'))
    expect((await screen.findByRole('alert')).textContent).toContain('We cannot reach TajiConnect')
    await user.click(await button('Make my roadmap'))
    await heading('Your road to: Agricultural and irrigation engineer')
    expect(location.pathname).toMatch(/^\/roadmaps\//)
    await screen.findByText('This is now your main road. Medical laboratory technologist is kept.')
    await user.click(await button('Make Medical laboratory technologist the main one again'))
    await screen.findByText('Medical laboratory technologist is your main road again.')
    expect((await call('GET /ai/roadmaps')).items[0]?.career.title.en).toBe('Medical laboratory technologist')
  })

  test('asks most for what it asks, and level interests are told as level', async () => {
    await answerAnew({ R: 1, I: 5, A: 1, S: 5, E: 1, C: 1 })
    await renderApp(LAB)
    await screen.findByText(/You like Investigating.* and Helping.* equally\./)
  })

  test('is kept for later, also without a network, and let go again', async () => {
    const { user } = await renderApp(LAB)
    await user.click(await button('Save'))
    expect((await button('Saved')).getAttribute('aria-pressed')).toBe('true')
    await waitFor(async () =>
      expect((await call('GET /ai/saved-careers')).items.map(({ id }) => id)).toEqual(['29-2011.00']),
    )
    cleanup()
    gateway.fail('PUT /ai/saved-careers/{id}', 'network')
    const again = await renderApp('/careers')
    const saved = within(await screen.findByRole('region', { name: 'Saved for later' }))
    await again.user.click(saved.getByRole('link', { name: 'Medical laboratory technologist' }))
    await again.user.click(await button('Saved'))
    await button('Save')
  })

  test('stands beside two others, as the link says', async () => {
    await call('PUT /ai/saved-careers/{id}', { params: { id: '11-1021.00' }, body: { saved: true } })
    const { user } = await renderApp(LAB)
    await user.click(await link('Compare'))
    const compared = () => screen.queryAllByRole('button', { name: /^Remove/ })
    await waitFor(() => expect(compared()).toHaveLength(1))
    await user.selectOptions(
      await screen.findByRole('combobox', { name: 'Add a career' }),
      'Business owner and manager',
    )
    await waitFor(() => expect(compared()).toHaveLength(2))
    expect(location.search).toBe('?of=29-2011.00%2C11-1021.00')
    expect(screen.getAllByText(/KCSE/).length).toBeGreaterThan(2)
    const table = within(screen.getByRole('table'))
    expect(table.getByRole('rowheader', { name: /^The cheapest year we know of/ })).toBeTruthy()
    expect(table.getByText('KSh 28,800').parentElement?.textContent).toMatch(/: BSc Medical Laboratory Science$/)
    expect(table.getByText('KSh 3,359').parentElement?.textContent).toMatch(/: Diploma in Business Management$/)
    // A table of fixed layout heeds a width alone: 150 px, and it scrolls where they are more than the screen holds.
    for (const head of table.getAllByRole('columnheader')) expect(head.className.split(' ')).toContain('w-37.5')
    await user.click(await button(/^Remove: Medical/))
    await waitFor(() => expect(location.search).toBe('?of=11-1021.00'))
  })

  test('waits beside others for the names of subjects', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    server.use(http.get('*/subjects', () => held.then(() => undefined)))
    await renderApp('/careers/compare?of=29-2011.00')
    const table = within(await screen.findByRole('table'))
    await table.findByRole('rowheader', { name: 'Subjects that matter' })
    expect(table.queryByText(/^biology$/i)).toBeNull()
    release()
    expect(await table.findByText('Biology')).toBeTruthy()
  })

  test('stands beside others without the names of subjects where they cannot be fetched', async () => {
    gateway.fail('GET /subjects', 'not_found')
    await renderApp('/careers/compare?of=29-2011.00')
    const table = within(await screen.findByRole('table'))
    await waitFor(() => expect(table.queryByRole('rowheader', { name: 'Subjects that matter' })).toBeNull())
    expect(table.getByRole('rowheader', { name: 'Ways in' })).toBeTruthy()
  })

  test('not written for Kenya says so', async () => {
    await renderApp('/careers/19-1029.03')
    const title = await heading('Geneticists')
    expect(title.lang).toBe('en')
    expect(screen.getByText(/comes from O\*NET/)).toBeTruthy()
    expect(screen.queryByRole('heading', { name: 'Ways in' })).toBeNull()
  })

  test('that does not exist leads back to all', async () => {
    await renderApp('/careers/none')
    await heading('We do not know this career')
    expect(screen.getByRole('link', { name: 'Look through all careers' })).toBeTruthy()
  })

  test('speaks Kiswahili', async () => {
    await renderApp(LAB, 'sw')
    await heading('Mtaalamu wa maabara ya tiba')
    await heading('Njia za kuingia')
    expect(screen.getByText('miaka 3')).toBeTruthy()
    // A course of ours that is there in English alone says so.
    expect(screen.getByRole('link', { name: 'Particles, atoms and moles' }).parentElement?.textContent).toMatch(
      /Kwa Kiingereza$/,
    )
    expect(screen.getByText('KSh 28,800–115,200 kwa mwaka, kulingana na msaada unaopewa na serikali')).toBeTruthy()
  })
})
