import { act, cleanup, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, test } from 'vitest'
import { placeOf } from '../../parts/next-action.ts'
import { call } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { answered, answerRightly, itemInSight } from '../../testing/answers.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { server } from '../../testing/server.ts'
import { queryClient } from '../../utils/cache.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
})

const nextAction = () => call('GET /learning-paths/{id}/next', { params: { id: 'main' } })
const region = (name: string) => screen.findByRole('region', { name })

test('greets the learner, gives the one next thing with its reason, and shows the way', async () => {
  await gateway.enter()
  await renderApp('/today')
  expect(await screen.findByRole('heading', { level: 1, name: 'Hello, Amina' })).toBeTruthy()
  const action = await nextAction()
  const next = within(await region(action.title.en))
  expect(next.getByText(/^Next, \d+ minutes?$/)).toBeTruthy()
  expect(next.getByText(action.reason.en)).toBeTruthy()
  expect(next.getByRole('link').getAttribute('href')).toBe(placeOf(action))
  const roadmap = within(await region('Your roadmap'))
  expect(roadmap.getByText('Medical laboratory technologist')).toBeTruthy()
  expect(await roadmap.findByRole('img', { name: /^0 of \d+ steps done$/ })).toBeTruthy()
  expect(roadmap.getByText(/^First job about \w+ \d{4}$/)).toBeTruthy()
  const courses = within(await region('Courses in progress'))
  expect(courses.getByRole('link', { name: 'Cells and how life works' })).toBeTruthy()
  expect((await screen.findByRole('link', { name: /What you enjoy/ })).getAttribute('href')).toBe('/interests/result')
})

test('a new learner sees one thing to do', async () => {
  await gateway.enterAnew()
  await renderApp('/today', 'sw')
  expect(await screen.findByRole('heading', { level: 1, name: 'Habari, Wanjiru' })).toBeTruthy()
  const next = within(await region('Tuambie uko wapi sasa'))
  expect(next.getByRole('link', { name: 'Anza' }).getAttribute('href')).toBe('/welcome')
  expect(within(screen.getByRole('main')).getAllByRole('link')).toHaveLength(1)
})

test('is fresh after a lesson is read', async () => {
  await gateway.enterAnew()
  await call('POST /ai/roadmaps', { body: { career_id: '29-2011.00' } })
  const { user } = await renderApp('/today')
  await user.click(within(await region('Cell structure and the microscope')).getByRole('link', { name: 'Start' }))
  await user.click(await screen.findByRole('button', { name: /I have read this/ }))
  await screen.findByRole('heading', { name: /^Quiz:/ })
  act(() => {
    history.pushState(null, '', '/today')
    dispatchEvent(new PopStateEvent('popstate'))
  })
  expect(await screen.findByText(/You have read the lesson/)).toBeTruthy()
  expect(await screen.findByText('13% done')).toBeTruthy()
})

test('shows without a network what the phone holds, with its age', async () => {
  await gateway.enter()
  const { user } = await renderApp('/today')
  await region('Your roadmap')
  const held = await nextAction()
  gateway.fail('GET /learning-paths/{id}/next', 'network')
  await queryClient.invalidateQueries()
  expect(await screen.findByText(/We cannot reach TajiConnect.*As of now/)).toBeTruthy()
  expect(await region(held.title.en)).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Open your roadmap' }))
  await waitFor(() => expect(location.pathname).toMatch(/^\/roadmaps\//))
})

test('says what did not load beside the next action, and fetches it again', async () => {
  await gateway.enter()
  gateway.fail('GET /courses/enrolments', 'store_unavailable', 1)
  const { user } = await renderApp('/today')
  expect(await screen.findByText('A part of this page did not load.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await region('Courses in progress')).toBeTruthy()
  expect(screen.queryByText('A part of this page did not load.')).toBeNull()
})

test('says that a person has answered, until the answer is opened', async () => {
  await gateway.enterAnew()
  const { id } = await call('POST /ai/guidance-requests', {
    body: { question: 'Vet or nurse?' },
    idempotencyKey: crypto.randomUUID(),
  })
  const { access_token } = await gateway.signIn('instructor@tajiconnect.test')
  await gateway.call(
    'POST /ai/guidance-requests/{id}/answer',
    { params: { id }, body: { text: 'Both.' } },
    access_token,
  )
  const { user, unmount } = await renderApp('/today')
  const card = within(await region('Kamau has answered your question'))
  await user.click(card.getByRole('link', { name: 'Read the answer' }))
  await screen.findByText('Both.')
  unmount()
  await renderApp('/today')
  await screen.findByRole('link', { name: 'Start' })
  expect(screen.queryByRole('region', { name: /has answered/ })).toBeNull()
})

describe('the choice of a career', () => {
  /** What a new learner sees whose list is `above` its threshold by so much. */
  async function chooses(above: number) {
    await gateway.enterAnew()
    await call('PUT /onboarding', { body: { stage: 'form_3_4' } })
    await call('POST /onboarding/complete')
    const { items } = await call('GET /psychometric/assessments/{id}', { params: { id: 'interests' } })
    await call('POST /psychometric/assessments/{id}/responses', {
      params: { id: 'interests' },
      body: { answers: items.map(({ id }, at) => ({ item_id: id, value: 1 + (at % 5) })), duration_s: 400 },
      idempotencyKey: crypto.randomUUID(),
    })
    const list = await call('POST /ai/career-recommendations', { body: {} })
    const confidence = list.threshold + above
    let asked = 0
    server.use(
      http.get('*/ai/career-recommendations', () => {
        asked++
        return HttpResponse.json({ ...list, confidence })
      }),
    )
    await renderApp('/today')
    const next = within(await region('Choose a career to aim at'))
    await waitFor(() => expect(asked).toBe(1))
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    return next
  }

  test('has beside it more questions to answer while the list is unsure', async () => {
    const next = await chooses(-1)
    expect((await next.findByRole('link', { name: 'Answer more first' })).getAttribute('href')).toBe('/assessments')
  })

  test('stands alone where the list is sure', async () => {
    const next = await chooses(0)
    expect(next.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['See careers'])
  })
})

describe('staff', () => {
  test('see what waits for them, and are not asked to choose a career', async () => {
    const learner = await gateway.enterAnew()
    await gateway.call(
      'POST /ai/guidance-requests',
      { body: { question: 'Vet or nurse?' }, idempotencyKey: crypto.randomUUID() },
      learner.access_token,
    )
    await gateway.enter('instructor@tajiconnect.test')
    const { total } = await call('GET /ai/guidance-requests/open')
    await renderApp('/today')
    const card = within(await region('Questions from learners'))
    await card.findByText(new RegExp(`^${total} questions? waits? for an answer\\.$`))
    expect(card.getByRole('link', { name: 'See the questions' }).getAttribute('href')).toBe('/questions')
    expect(card.getByRole('link', { name: 'Teach' }).getAttribute('href')).toBe('/teach')
    expect(within(screen.getByRole('main')).getAllByRole('link')).toHaveLength(2)
  })

  test('with a road of their own have it below', async () => {
    await gateway.enter('instructor@tajiconnect.test')
    await call('POST /ai/roadmaps', { body: { career_id: '29-2011.00' } })
    await renderApp('/today', 'sw')
    await region('Maswali ya wanafunzi')
    await region('Ramani yako')
  })
})

describe('practice', () => {
  const roadmap = () => call('POST /ai/roadmaps', { body: { career_id: '29-2011.00' } })

  test('that is due comes first, and Today is right at once after it', async () => {
    await gateway.enterAnew()
    await roadmap()
    await answered(gateway, ['bio.cell.structure'], { days: 20 })
    await answered(gateway, ['bio.cell.transport'], { days: 19, times: 1 })
    const { user } = await renderApp('/today')
    const link = await screen.findByRole('link', { name: 'Review' })
    expect(link.getAttribute('href')).toBe('/practice')
    await user.click(link)
    await waitFor(() => expect(itemInSight(gateway)?.skill_id).toBe('bio.cell.structure'))
    await answerRightly(user, itemInSight(gateway)!)
    await user.click(screen.getByRole('button', { name: 'Check' }))
    await user.click(await screen.findByRole('link', { name: 'Today' }))
    expect(await screen.findByRole('heading', { level: 1, name: /^Hello/ })).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Review' })).toBeNull())
  })

  test('that is due is spoken of once, also after a long time away', async () => {
    await gateway.enterAnew()
    await roadmap()
    await answered(gateway, ['bio.cell.structure'], { days: 40 })
    await nextAction()
    const { items } = await call('GET /learning-paths')
    const told = items.find(({ id }) => id === 'main')!.adaptations
    expect(told.map(({ reason_code }) => reason_code)).toEqual(['plan_rebuilt', 'review_due'])
    await renderApp('/today')
    await screen.findByRole('link', { name: 'Review' })
    expect(await screen.findByText(/Welcome back after 40 days/)).toBeTruthy()
    expect(screen.queryByText(told[1]!.text.en)).toBeNull()
  })

  test('says why the plan has changed, until it is put away', async () => {
    await gateway.enterAnew()
    await roadmap()
    await answered(gateway, ['bio.cell.structure'], { days: 6, times: 1 })
    await nextAction()
    const { user, unmount } = await renderApp('/today')
    const words = /Welcome back after 6 days/
    const notice = (await screen.findByText(words)).closest<HTMLElement>('[role=status]')!
    await user.click(within(notice).getByRole('button', { name: 'OK' }))
    expect(screen.queryByText(words)).toBeNull()
    unmount()
    await renderApp('/today')
    await region('Your roadmap')
    expect(screen.queryByText(words)).toBeNull()
  })
})

describe('subjects', () => {
  test('are taken and left, offline too, and stand on Today', async () => {
    await gateway.enterAnew()
    gateway.fail('POST /learning-paths/{id}/enrolments', 'network', 1)
    const { user } = await renderApp('/subjects')
    const row = async (name: string) => within((await screen.findByRole('heading', { name })).closest('li')!)
    const physics = await row('Physics')
    await user.click(physics.getByRole('button', { name: 'Study this subject here' }))
    expect(await physics.findByText('You study this here')).toBeTruthy()
    await act(outbox.wake)
    await waitFor(async () => {
      const { items } = await call('GET /learning-paths')
      expect(items.find(({ id }) => id === 'physics')?.enrolled).toBe(true)
    })
    cleanup()
    const today = await renderApp('/today')
    const card = within(await region('Subjects'))
    expect(card.getByText('Physics')).toBeTruthy()
    expect(card.getByText('0 of 5 skills learnt')).toBeTruthy()
    await today.user.click(card.getByRole('link', { name: 'Choose what you study here' }))
    await today.user.click((await row('Physics')).getByRole('button', { name: 'Stop studying it here' }))
    await waitFor(async () => {
      const { items } = await call('GET /learning-paths')
      expect(items.find(({ id }) => id === 'physics')?.enrolled).toBe(false)
    })
  })

  test('of the learner’s school come first, and say so', async () => {
    await gateway.enterAnew()
    await call('PUT /onboarding', { body: { subjects: [{ subject_id: 'physics', grade: null }] } })
    await renderApp('/subjects')
    const physics = (await screen.findByText('You take this at school')).closest('li')!
    expect(within(physics).getByRole('heading', { name: 'Physics' })).toBeTruthy()
    expect(physics.parentElement?.firstElementChild).toBe(physics)
  })

  test('speak Kiswahili', async () => {
    await gateway.enterAnew()
    await renderApp('/subjects', 'sw')
    expect(await screen.findByRole('heading', { level: 1, name: 'Masomo' })).toBeTruthy()
    expect((await screen.findAllByRole('button', { name: 'Jifunze somo hili hapa' })).length).toBeGreaterThan(5)
  })
})
