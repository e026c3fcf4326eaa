import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { call } from '../../services/api/endpoints.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { queryClient } from '../../utils/cache.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
})

const region = (name: string) => screen.findByRole('region', { name })

test('greets the learner, gives the one next thing with its reason, and shows the way', async () => {
  await gateway.enter()
  await renderApp('/today')
  expect(await screen.findByRole('heading', { level: 1, name: 'Habari, Amina' })).toBeTruthy()
  const next = within(await region('Diffusion, osmosis and active transport'))
  expect(next.getByText('Next, 4 minutes')).toBeTruthy()
  expect(next.getByText(/You got 2 of 6 last time/)).toBeTruthy()
  expect(next.getByRole('link', { name: 'Try again' }).getAttribute('href')).toBe(
    '/learn/cells-and-life/quizzes/moving-in-and-out-quiz',
  )
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
  gateway.fail('GET /learning-paths/{id}/next', 'network')
  await queryClient.invalidateQueries()
  expect(await screen.findByText(/We cannot reach TajiConnect.*As of now/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Try again' })).toBeTruthy()
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
