import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { call } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'

const PATCH = 'PATCH /ai/roadmaps/{id}/steps/{step_id}'
const ENGINEER = '17-2021.00'
const KCSE = 'Do well in KCSE'

let gateway: TestGateway
let id: string
let path: string
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enter()
  const { items } = await call('GET /ai/roadmaps')
  id = items[0]?.id ?? ''
  path = `/roadmaps/${id}`
})
afterEach(() => vi.restoreAllMocks())

const heading = (name: string | RegExp) => screen.findByRole('heading', { name })
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const link = (name: string | RegExp) => screen.findByRole('link', { name })
const steps = async (label = 'Steps') =>
  within(await screen.findByRole('list', { name: label })).getAllByRole('listitem')
/** The step of this title. */
const step = async (title: string) => {
  const found = (await steps()).find(({ textContent }) => textContent?.startsWith(`${title}, `))
  if (!found) throw new Error(`There is no step “${title}”.`)
  return within(found)
}
const current = async () => {
  const here = (await steps()).find((each) => each.getAttribute('aria-current') === 'step')
  if (!here) throw new Error('No step is the current one.')
  return within(here)
}
const told = () => call('GET /ai/roadmaps/{id}', { params: { id } })
const done = async () => (await told()).steps.filter(({ status }) => status === 'done').map(({ id }) => id)
const monthOf = (day: string | null | undefined) =>
  new Intl.DateTimeFormat('en-KE', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day ?? ''))

describe('a roadmap', () => {
  test('says when the first job may begin, at which pace, and what each step is and leads to', async () => {
    const { ready_by, steps } = await told()
    await renderApp(path)
    await heading('Your road to: Medical laboratory technologist')
    expect(screen.getAllByText(`First job about ${monthOf(ready_by)}`).length).toBeGreaterThan(0)
    expect(screen.getByText('Dates are an estimate. We assume 1 hour a week until we know yours.')).toBeTruthy()
    expect(screen.getByText(`0 of ${steps.length} steps done`)).toBeTruthy()
    expect(await screen.findByText(/You start from: Form 3–4/)).toBeTruthy()
    const here = await current()
    expect(here.getByText('Cells and how life works').textContent).toBe('Cells and how life works, you are here')
    expect(here.getByText('Our course')).toBeTruthy()
    expect(here.getByText('about 1 week')).toBeTruthy()
    expect(here.getByText(/^Ready by \d+ \w+$/)).toBeTruthy()
    expect(here.getByText('Ratio, rate and percentage')).toBeTruthy()
    expect((await link('Continue: Cells and how life works')).getAttribute('href')).toBe('/learn/cells-and-life')
    const exam = await step(KCSE)
    expect(exam.getByText('Exams')).toBeTruthy()
    expect(exam.getByText(/^in about /)).toBeTruthy()
    expect(exam.getByText(/^By (\d+ )?November/)).toBeTruthy()
    const work = await step('First job: Medical laboratory technologist')
    expect(work.getByText(`From ${monthOf(ready_by)}`)).toBeTruthy()
    expect(screen.getByText(/^intakes of colleges and universities, /)).toBeTruthy()
  })

  test('has each skill of a course with its level in words, and the way to practise it', async () => {
    await renderApp(path)
    await heading('Your road to: Medical laboratory technologist')
    const here = await current()
    const skill = here.getByRole('link', { name: 'Cell structure' })
    expect(skill.getAttribute('href')).toBe('/practice/bio.cell.structure')
    expect(within(skill.closest('li') ?? document.body).getByText(/^(Not started|Tried|Familiar|Proficient|Mastered)$/))
    expect(here.getByRole('progressbar', { name: 'Cells and how life works' })).toBeTruthy()
  })

  test('says whether the grades so far open a way in, and which others there are', async () => {
    await renderApp(path)
    await heading('Your road to: Medical laboratory technologist')
    const training = await step('BSc Medical Laboratory Science')
    expect(training.getAllByText('Your grades so far open this.')).toHaveLength(2)
    expect(training.getByText('1 other way')).toBeTruthy()
    expect(training.getByText('Diploma in Medical Laboratory Sciences')).toBeTruthy()
    expect(training.getByText('Technical or vocational college')).toBeTruthy()
    expect(training.getByText('about 3 years')).toBeTruthy()
  })

  test('says what a year of training costs, and of each other way', async () => {
    const { id } = await call('POST /ai/roadmaps', { body: { career_id: ENGINEER } })
    await renderApp(`/roadmaps/${id}`)
    await heading('Your road to: Agricultural and irrigation engineer')
    const training = await step('Diploma in Agricultural Engineering')
    expect(training.getByText('KSh 28,512–114,048 a year, by how much help the state gives')).toBeTruthy()
    expect(training.getByText('KSh 3,359–67,189 a year, by how much help the state gives')).toBeTruthy()
    expect((await step(KCSE)).queryByText('What it costs')).toBeNull()
    await heading('Take it with you')
    act(() => void window.dispatchEvent(new Event('beforeprint')))
    const paper = within(await screen.findByRole('article'))
    expect(paper.getByText(/· KSh 3,359–67,189 a year, by how much help the state gives$/)).toBeTruthy()
    expect(
      paper.getByText(/^Or: Bachelor of Science in Agricultural.+, about 5 years, KSh 28,512–114,048 a year$/),
    ).toBeTruthy()
  })

  test('says of closed ways in that they are not open yet', async () => {
    const low = [
      'mathematics',
      'english',
      'kiswahili',
      'biology',
      'chemistry',
      'geography',
      'business-studies',
    ] as const
    const subjects = low.map((subject_id) => ({ subject_id, grade: 'D' as const }))
    await call('PUT /onboarding', { body: { subjects } })
    await renderApp(path)
    await heading('Your road to: Medical laboratory technologist')
    expect(screen.getAllByText('Not yet: your grades so far do not open this.').length).toBeGreaterThan(0)
  })

  test('of somebody else is not found, and the way leads to careers', async () => {
    await gateway.enterAnew()
    await renderApp(path)
    await heading('We cannot find this roadmap')
    expect((await link('See careers that fit')).getAttribute('href')).toBe('/careers')
  })

  test('speaks Kiswahili', async () => {
    await renderApp(path, 'sw')
    await heading('Ramani yako ya kuwa: Mtaalamu wa maabara ya tiba')
    expect(screen.getAllByText(/^Kazi ya kwanza: takriban \w+ \d{4}$/).length).toBeGreaterThan(0)
    expect(screen.getByText('Tarehe ni makadirio. Tunachukulia saa 1 kwa wiki hadi tuijue kasi yako.')).toBeTruthy()
    const all = await steps('Hatua')
    expect(all.length).toBeGreaterThan(5)
    // What is there in English alone says so, and nothing that is no course.
    const chemistry = all.find(({ textContent }) => textContent?.startsWith('Particles, atoms and moles'))
    expect(chemistry?.textContent).toContain('Kwa Kiingereza')
    expect(all.at(-1)?.textContent).not.toContain('Kwa Kiingereza')
    expect(screen.getByText(/^Kufikia (\d+ )?Novemba/)).toBeTruthy()
  })
})

describe('a tick', () => {
  test('is seen at once, and taken back with Undo', async () => {
    const { user } = await renderApp(path)
    await user.click(await button(`Mark as done: ${KCSE}`))
    expect(await (await step(KCSE)).findByText(/^Done on /)).toBeTruthy()
    await waitFor(async () => expect(await done()).toEqual(['exam']))
    await user.click(await button('Undo'))
    await button(`Mark as done: ${KCSE}`)
    await waitFor(async () => expect(await done()).toEqual([]))
  })

  test('of a course says that it is known already, and the focus moves on', async () => {
    const { user } = await renderApp(path)
    expect(screen.queryByText(/You said you know this/)).toBeNull()
    await user.click(await button('I know this already: Cells and how life works'))
    await screen.findByText('You said you know this. Practice will show it.')
    await waitFor(async () => expect(await done()).toEqual(['learn:cells-and-life']))
    const here = await current()
    expect(here.getByText('Ratio, rate and percentage')).toBeTruthy()
    await waitFor(() => expect(here.getByText('Our course').closest('[tabindex]')).toBe(document.activeElement))
    await user.click(await button('Not done after all: Cells and how life works'))
    await waitFor(async () => expect(await done()).toEqual([]))
  })

  test('without a network is kept on this phone, and sent later', async () => {
    gateway.fail(PATCH, 'network', 2)
    const { user, unmount } = await renderApp(path)
    await user.click(await button(`Mark as done: ${KCSE}`))
    await button(`Not done after all: ${KCSE}`)
    expect(await done()).toEqual([])
    // It is still there when the page is opened again, whatever the gateway says of the roadmap by then.
    unmount()
    await renderApp(path)
    await button(`Not done after all: ${KCSE}`)
    await waitFor(async () => {
      await outbox.wake()
      expect(await done()).toEqual(['exam'])
    })
  })
})

describe('the class', () => {
  test('is asked for where it is assumed, and moves the dates', async () => {
    await call('PUT /onboarding', { body: { stage: 'grade_7_9' } })
    const before = (await told()).ready_by
    const { user } = await renderApp(path)
    await heading('Which class are you in?')
    await user.click(await button('Grade 7'))
    expect(await screen.findByText(/You start from: Grade 7$/)).toBeTruthy()
    expect(await screen.findByText('The dates now follow your class.')).toBeTruthy()
    const after = await told()
    expect(after.class_known).toBe(true)
    expect(after.ready_by).not.toBe(before)
    expect(await screen.findByText(`0 of ${after.steps.length} steps done`)).toBeTruthy()
    expect(screen.getAllByText(`First job about ${monthOf(after.ready_by)}`).length).toBeGreaterThan(0)
  })

  test('is not asked for once it is known', async () => {
    await call('PUT /onboarding', { body: { stage: 'form_3_4', class_level: 'form_3' } })
    await renderApp(path)
    expect(await screen.findByText(/You start from: Form 3$/)).toBeTruthy()
    expect(screen.queryByRole('heading', { name: 'Which class are you in?' })).toBeNull()
  })
})

describe('several roadmaps', () => {
  beforeEach(async () => {
    gateway.pass(60_000)
    await call(PATCH, { params: { id, step_id: 'learn:ratio-rate-percentage' }, body: { status: 'done' } })
    gateway.pass(60_000)
    await call('POST /ai/roadmaps', { body: { career_id: ENGINEER } })
    gateway.pass(60_000)
  })

  test('are listed with their dates and what is done of them; one is made the main one', async () => {
    const { user } = await renderApp(path)
    await heading('Your roadmaps')
    expect((await link('Agricultural and irrigation engineer')).getAttribute('href')).toMatch(/^\/roadmaps\//)
    // What is known for one is known for the other.
    expect(screen.getAllByText('1 course of this is already done')).toHaveLength(2)
    await user.click(await button('Make this the main one: Medical laboratory technologist'))
    await button('Make this the main one: Agricultural and irrigation engineer')
    expect((await call('GET /ai/roadmaps')).items[0]?.id).toBe(id)
  })

  test('one is put away and taken back with all its ticks', async () => {
    const { user } = await renderApp(path)
    await user.click(await button('Put away: Medical laboratory technologist'))
    await heading('This roadmap is put away')
    await user.click(await button('Undo'))
    await heading('Your road to: Medical laboratory technologist')
    await user.click(await link('Agricultural and irrigation engineer'))
    await heading('Your road to: Agricultural and irrigation engineer')
    expect(await done()).toEqual(['learn:ratio-rate-percentage'])
  })

  test('the gateway hears that one is put away once nobody can want it back', async () => {
    const { user } = await renderApp(path)
    await user.click(await button('Put away: Agricultural and irrigation engineer'))
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Agricultural and irrigation engineer' })).toBeNull())
    expect((await call('GET /ai/roadmaps')).items).toHaveLength(2)
    await user.click(await button('Close'))
    await waitFor(async () => expect((await call('GET /ai/roadmaps')).items.map(({ id }) => id)).toEqual([id]))
  })

  test('one that could not be put away comes back', async () => {
    gateway.fail('DELETE /ai/roadmaps/{id}', 'network')
    const { user } = await renderApp(path)
    await user.click(await button('Put away: Agricultural and irrigation engineer'))
    await user.click(await button('Close'))
    await screen.findByText(/“Agricultural and irrigation engineer” could not be put away. We cannot reach/)
    await link('Agricultural and irrigation engineer')
  })
})

describe('to take along', () => {
  const print = () => act(() => void window.dispatchEvent(new Event('beforeprint')))
  const printed = async () => within(await screen.findByRole('article'))

  test('on paper all steps are open, and the name stands there only if wanted', async () => {
    const { user } = await renderApp(path)
    await heading('Take it with you')
    expect(screen.queryByRole('article')).toBeNull()
    print()
    const paper = await printed()
    expect(paper.getByRole('heading', { level: 1, name: 'Your road to: Medical laboratory technologist' })).toBeTruthy()
    expect(paper.getByRole('heading', { name: KCSE })).toBeTruthy()
    expect(paper.getByText(/^Cell structure .*· Microscope and magnification/)).toBeTruthy()
    expect(paper.getByText(/^Or: Diploma in Medical Laboratory Sciences, about 3 years$/)).toBeTruthy()
    expect(paper.queryByText(/Amina/)).toBeNull()
    await user.click(screen.getByRole('checkbox', { name: 'Put my name on it' }))
    expect(paper.getByText('Amina’s roadmap')).toBeTruthy()
  })

  test('a picture that cannot be drawn is said so', async () => {
    // jsdom has no canvas.
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
    const { user } = await renderApp(path)
    await user.click(await button('Save as picture'))
    await screen.findByText(/The picture could not be made/)
  })
})
