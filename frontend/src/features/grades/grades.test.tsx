import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { learningChanged } from '../../parts/learning.ts'
import { call } from '../../services/api/endpoints.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'

const RATIO = 'ratio-rate-percentage'
const LEARNER = 'learner@tajiconnect.test'
const TEACHER = 'instructor@tajiconnect.test'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
})

/** Whoever is signed in on this phone hands in the quizzes of a course, with so many right in each. */
async function attempt(id: string, ...right: number[]) {
  const course = gateway.store.rows('courses').get(id)!
  for (const [at, count] of right.entries()) {
    const { id: quiz_id, item_ids } = course.quizzes[at]!
    const answers = item_ids.slice(0, count).map((item_id) => {
      const item = gateway.store.rows('items').get(item_id)!
      if (item.type === 'number') return { item_id, response: String(item.answer) }
      return { item_id, response: item.type === 'text' ? item.answer[0]! : item.answer }
    })
    const input = { params: { id, quiz_id }, body: { answers }, idempotencyKey: crypto.randomUUID() }
    await call('POST /courses/{id}/quizzes/{quiz_id}/attempts', input)
  }
}

const heading = (name: string) => screen.findByRole('heading', { name })
const section = async (name: string) => within(await screen.findByRole('region', { name }))
const cells = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .map((row) => [...row.children].map(({ textContent }) => textContent))

describe('my grades', () => {
  test('say where they will be, and lead to the courses', async () => {
    await gateway.enterAnew()
    await renderApp('/grades')
    await heading('Your grades will be here')
    expect(screen.getByRole('link', { name: 'See the courses' }).getAttribute('href')).toBe('/learn')
    expect(screen.queryByRole('button', { name: 'Print or save as PDF' })).toBeNull()
  })

  test('have a line for each course, with the next thing to know', async () => {
    await gateway.enterAnew()
    await attempt(RATIO, 5, 4, 4)
    await attempt('kiswahili-fasaha', 5, 4, 4, 4)
    await attempt('motion-forces-energy', 6, 6)
    await attempt('cells-and-life', 0)
    await call('POST /courses/{id}/enrolments', { params: { id: 'a-farm-that-pays' } })
    await renderApp('/grades')
    const mean = await section('Mean so far')
    expect(mean.getByText('A (81%)')).toBeTruthy()
    expect(mean.getByText('The mean of 3 subjects, as in a school report.')).toBeTruthy()
    await screen.findByText('Mathematics')
    const lines = screen.getAllByRole('link', { name: /quizzes/ }).map(({ textContent }) => textContent)
    expect(lines).toEqual([
      expect.stringContaining('B+ (72%) · 3 of 4 quizzes doneGet 5 points of 6 in the quiz that is left to reach A−.'),
      expect.stringContaining('B+ (71%) · 4 of 4 quizzes done1 more point makes it A−.'),
      expect.stringMatching(/Cells.*No letter yet1 of 4 quizzes marked: your letter comes at half\.$/),
      expect.stringContaining(
        'A (100%) · 2 of 4 quizzes doneGet 8 points of 12 in the 2 quizzes that are left to keep A.',
      ),
      expect.stringContaining('No letter yet0 of 4 quizzes marked: your letter comes at half.'),
    ])
    expect(screen.getByRole('link', { name: /Ratio, rate/ }).getAttribute('href')).toBe(`/grades/${RATIO}`)
  })

  test('go on paper with name, date, subjects and scale, and say what they are not', async () => {
    await gateway.enter()
    await attempt(RATIO, 5, 4)
    await attempt(`${RATIO}-sw`, 3, 3)
    const print = vi.spyOn(window, 'print').mockImplementation(() => window.dispatchEvent(new Event('beforeprint')))
    const { user } = await renderApp('/grades')
    await screen.findByText('Biology')
    expect(screen.queryByRole('article')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Print or save as PDF' }))
    expect(print).toHaveBeenCalledTimes(1)
    const paper = within(screen.getByRole('article'))
    expect(paper.getByRole('heading', { level: 1, name: 'Marks so far' })).toBeTruthy()
    const today = new Intl.DateTimeFormat('en-KE', { dateStyle: 'long' }).format(new Date())
    expect(paper.getByText('Amina Otieno').parentElement!.textContent).toBe(`Amina Otieno · ${today}`)
    // 75 and 50 make 63, and with 58 in biology 61.
    expect(cells(paper.getByRole('table'))).toEqual([
      ['Subject', 'Quizzes done', 'Per cent', 'Letter'],
      ['Mathematics', '63%', 'B−'],
      ['Uwiano, kiwango na asilimia', '2 of 4', '50%', 'C'],
      ['Ratio, rate and percentage', '2 of 4', '75%', 'A−'],
      ['Biology', '58%', 'C+'],
      ['Cells and how life works', '2 of 4', '58%', 'C+'],
      ['Mean of subjects', '61%', 'B−'],
    ])
    expect(paper.getByText(/^This is not an official result/)).toBeTruthy()
    expect(paper.getByText(/many schools in Kenya use \(2019–2024\)\. KNEC sets its own boundaries/)).toBeTruthy()
    expect(paper.getByText(/^A 80% · A− 75% .* E 0%$/)).toBeTruthy()
  })

  test('stay in sight, with their age, where they cannot be renewed', async () => {
    await gateway.enter()
    const first = await renderApp('/grades')
    await heading('Mean so far')
    first.unmount()
    gateway.fail('GET /grades', 'network')
    learningChanged(RATIO)
    await renderApp('/grades')
    expect(await heading('Mean so far')).toBeTruthy()
    expect(await screen.findByText(/We cannot reach TajiConnect.* As of now/)).toBeTruthy()
  })

  test('are linked from where one learns and from one’s own place', async () => {
    await gateway.enter()
    const { user, unmount } = await renderApp('/learn')
    await user.click(await screen.findByRole('link', { name: 'Grades' }))
    await heading('My grades')
    expect(document.title).toBe('My grades · TajiConnect')
    unmount()
    await renderApp('/me')
    expect((await screen.findByRole('link', { name: /^My grades/ })).getAttribute('href')).toBe('/grades')
  })

  test('in Kiswahili', async () => {
    await gateway.enter()
    await renderApp('/grades', 'sw')
    await heading('Alama zangu')
    expect(
      await screen.findByText('Pata pointi 8 kati ya 12 kwenye majaribio 2 yaliyobaki ili ufikie B−.'),
    ).toBeTruthy()
    expect(screen.getByText('C+ (58%) · Umefanya 2 kati ya majaribio 4')).toBeTruthy()
  })
})

describe('one course', () => {
  beforeEach(async () => {
    await gateway.enterAnew()
  })
  const open = () => renderApp(`/grades/${RATIO}`)

  test('shows the mark of each quiz, the best of its attempts', async () => {
    await attempt(RATIO, 5, 2)
    await attempt(RATIO, 3, 4)
    await open()
    const marks = await section('Marks')
    const lines = marks.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(lines[0]).toMatch(/simplest form83%5 of 6 · best of 2 attempts · /)
    expect(lines[1]).toMatch(/mixing67%4 of 6 · best of 2 attempts · /)
    expect(lines[3]).toMatch(/Not done yet$/)
    expect(marks.getAllByRole('link')[0]!.getAttribute('href')).toBe(`/learn/${RATIO}/quizzes/what-a-ratio-is-quiz`)
  })

  test('shows what each letter in reach still takes, and names the others', async () => {
    await attempt(RATIO, 5, 4, 4)
    await open()
    const needed = await section('Points still needed')
    expect(needed.getByText(/^1 quiz is left, with 6 points\./)).toBeTruthy()
    expect(cells(needed.getByRole('table'))).toEqual([
      ['Letter', 'Points', 'Mean'],
      ['A−from 75%', '5 of 6', '82%'],
      ['B+, as nowfrom 70%', '4 of 6', '62%'],
    ])
    expect(needed.getByText('A takes more than the quizzes left can give. Doing one again helps too.')).toBeTruthy()
  })

  test('counts points to be had by doing a quiz again, once all are done', async () => {
    await attempt(RATIO, 5, 4, 4, 4)
    await open()
    const needed = await section('Points still needed')
    expect(cells(needed.getByRole('table')).slice(1)).toEqual([
      ['Afrom 80%', '3 more'],
      ['A−from 75%', '1 more'],
    ])
  })

  test('has nothing more to ask for at the top', async () => {
    await attempt(RATIO, 6, 6, 6, 6)
    await open()
    expect(await screen.findByText('All quizzes are done, and no letter is higher.')).toBeTruthy()
    expect(screen.queryByRole('region', { name: 'Points still needed' })).toBeNull()
    expect(screen.queryByRole('region', { name: 'What if?' })).toBeNull()
  })

  test('that was not started says so', async () => {
    await open()
    await heading('You have not started this course')
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
  })

  test('has no letter before half of its quizzes are marked, and aims at C− or more', async () => {
    await attempt(RATIO, 0)
    await open()
    expect(await screen.findByText('1 of 4 quizzes marked: your letter comes at half.')).toBeTruthy()
    expect(screen.queryByText(/0%\)/)).toBeNull()
    const needed = await section('Points still needed')
    expect(cells(needed.getByRole('table')).at(-1)?.[0]).toBe('C−from 45%')
  })

  test('is renewed after a quiz', async () => {
    await attempt(RATIO, 3, 3)
    const { unmount } = await open()
    await (await section('What if?')).findByText('So far: C (50%)')
    unmount()
    await attempt(RATIO, 6, 6)
    learningChanged(RATIO)
    await open()
    await (await section('What if?')).findByText('So far: A (100%)')
  })
})

describe('what if', () => {
  beforeEach(async () => {
    await gateway.enterAnew()
    await attempt(RATIO, 5, 4, 4)
  })
  const slide = (name: RegExp, to: number) =>
    fireEvent.change(screen.getByRole('slider', { name }), { target: { value: String(to) } })

  test('the letter follows at once, and nothing is kept', async () => {
    const { user } = await renderApp(`/grades/${RATIO}`)
    const trial = await section('What if?')
    const says = () => trial.getByRole('status').textContent
    expect(says()).toBe('So far: B+ (72%)')
    const left = trial.getByRole('slider', { name: /Percentages/ })
    expect(left.getAttribute('aria-valuetext')).toBe('Not done yet')

    slide(/Percentages/, 5)
    expect(left.getAttribute('aria-valuetext')).toBe('5 of 6')
    expect(says()).toBe('That makes A− (75%). Now: B+ (72%).')
    slide(/Percentages/, 0)
    expect(says()).toBe('That makes C (54%). Now: B+ (72%).')
    slide(/simplest form/, 6)
    expect(says()).toBe('That makes C+ (58%). Now: B+ (72%).')
    slide(/Percentages/, -1)
    expect(says()).toBe('That makes A− (78%). Now: B+ (72%).')

    await user.click(trial.getByRole('button', { name: 'Start over' }))
    expect(says()).toBe('So far: B+ (72%)')
    expect(gateway.requests.filter((each) => /^(?:POST|PUT|PATCH) \/grades/.test(each))).toEqual([])
  })

  test('a quiz done again with less changes nothing, and that is said', async () => {
    await renderApp(`/grades/${RATIO}`)
    const trial = await section('What if?')
    slide(/simplest form/, 2)
    expect(trial.getByRole('status').textContent).toBe('This changes nothing: the best attempt counts.')
    slide(/mixing/, 5)
    expect(trial.getByRole('status').textContent).toBe('That makes A− (78%). Now: B+ (72%).')
  })
})

describe('the gradebook', () => {
  let path: string
  beforeEach(async () => {
    await gateway.enter(TEACHER)
    const { id, code } = await call('POST /courses/{id}/classes', {
      params: { id: RATIO },
      body: { name: 'Form 2 East' },
    })
    path = `/grades/${RATIO}/classes/${id}`
    await gateway.enter(LEARNER)
    await call('POST /courses/classes/members', { body: { code } })
    await attempt(RATIO, 6, 6)
    await gateway.enterAnew()
    await call('POST /courses/classes/members', { body: { code } })
    await call('PUT /onboarding', { body: { preferred_name: '=Zuhura' } })
    await attempt(RATIO, 3, 2)
  })
  const names = () => cells(screen.getByRole('table')).map(([name]) => name)

  test('shows everybody’s marks, by name or by per cent', async () => {
    await gateway.enter(TEACHER)
    const { user } = await renderApp(path)
    await heading('Gradebook: Form 2 East')
    expect(screen.getByText('2 learners. Mean of the class so far: 71%.')).toBeTruthy()
    const [heads, , amina] = cells(screen.getByRole('table', { name: 'Gradebook: Form 2 East' }))
    expect(heads!.slice(0, 4)).toEqual(['Name', 'Per cent', 'Letter', 'Quiz: Ratios and simplest form'])
    expect(amina).toEqual(['Amina', '100%', 'A', '6 of 6', '6 of 6', ...Array<string>(2).fill('–Not done yet')])
    expect(names()).toEqual(['Name', '=Zuhura', 'Amina'])
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending')

    await user.click(screen.getByRole('button', { name: 'By per cent' }))
    expect(names()).toEqual(['Name', 'Amina', '=Zuhura'])
    expect(screen.getByRole('columnheader', { name: 'Per cent' }).getAttribute('aria-sort')).toBe('descending')
  })

  test('is made into a file on this device, in which no name is run', async () => {
    let file = new File([], '')
    URL.createObjectURL = vi.fn((given: Blob) => `blob:${(file = given as File).type}`)
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    await gateway.enter(TEACHER)
    const { user } = await renderApp(path)
    await user.click(await screen.findByRole('button', { name: 'Download for a spreadsheet' }))
    expect(file.name).toBe('Form-2-East-Ratio-rate-and-percentage.csv')
    const reader = new FileReader()
    reader.readAsArrayBuffer(file)
    await waitFor(() => expect(reader.result).toBeTruthy())
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(reader.result as ArrayBuffer).split('\r\n')
    expect(lines[0]).toMatch(/^\uFEFF"Name","Per cent","Letter","Quiz: Ratios and simplest form \(%\)",/)
    expect(lines.slice(1)).toEqual([`"'=Zuhura",42,"D+",50,33,,`, '"Amina",100,"A",100,100,,', ''])
  })

  test('of an empty class says how learners come in', async () => {
    await gateway.enter(TEACHER)
    const { id } = await call('POST /courses/{id}/classes', { params: { id: RATIO }, body: { name: 'Form 2 West' } })
    await renderApp(`/grades/${RATIO}/classes/${id}`)
    await heading('No learner has joined yet')
  })

  test('is not open to learners', async () => {
    await renderApp(path)
    expect(await screen.findByText(/This page is not open to your account/)).toBeTruthy()
    expect(screen.queryByText('Amina')).toBeNull()
  })
})
