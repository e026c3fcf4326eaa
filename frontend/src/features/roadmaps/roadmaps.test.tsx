import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { call } from '../../services/api/endpoints.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'

const PATCH = 'PATCH /ai/roadmaps/{id}/steps/{step_id}'

let gateway: TestGateway
let path: string
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enter()
  const { items } = await call('GET /ai/roadmaps')
  path = `/roadmaps/${items[0]?.id ?? ''}`
})

const heading = (name: string | RegExp) => screen.findByRole('heading', { name })
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const link = (name: string | RegExp) => screen.findByRole('link', { name })
const current = async () => {
  const steps = within(await screen.findByRole('list', { name: 'Steps' })).getAllByRole('listitem')
  const here = steps.find((step) => step.getAttribute('aria-current') === 'step')
  if (!here) throw new Error('No step is the current one.')
  return within(here)
}
const done = async () =>
  (await call('GET /ai/roadmaps/{id}', { params: { id: path.split('/')[2] ?? '' } })).steps
    .filter(({ status }) => status === 'done')
    .map(({ id }) => id)

describe('a roadmap', () => {
  test('says each step, where it leads, and how long it all takes', async () => {
    await renderApp(path)
    await heading('Your road to: Medical laboratory technologist')
    expect(screen.getByText('5 steps, about 6 years in all.')).toBeTruthy()
    expect(screen.getByText('0 of 5 steps done')).toBeTruthy()
    const here = await current()
    expect(here.getByText('Cells and how life works').textContent).toBe('Cells and how life works, you are here')
    expect(here.getByText('1 week')).toBeTruthy()
    expect(here.getByText('Here, in TajiConnect')).toBeTruthy()
    expect(here.getByText('Ratio, rate and percentage')).toBeTruthy()
    expect((await link('Continue: Cells and how life works')).getAttribute('href')).toBe('/learn/cells-and-life')
    expect(screen.getByText('1 other way')).toBeTruthy()
    expect(screen.getByText(/Diploma in Medical Laboratory Sciences, 3 years/)).toBeTruthy()
  })

  test('is ticked at once, and the tick is taken back with Undo', async () => {
    const { user } = await renderApp(path)
    await user.click(await button('Mark as done: Cells and how life works'))
    await screen.findByText('1 of 5 steps done')
    await waitFor(async () => expect(await done()).toEqual(['step-1']))
    await link('Start: Ratio, rate and percentage')
    await user.click(await button('Undo'))
    await screen.findByText('0 of 5 steps done')
    await waitFor(async () => expect(await done()).toEqual([]))
  })

  test('takes two ticks in a row', async () => {
    const { user } = await renderApp(path)
    await user.click(await button('Mark as done: Cells and how life works'))
    await user.click(await button('Mark as done: Ratio, rate and percentage'))
    await waitFor(async () => expect(await done()).toEqual(['step-1', 'step-2']))
    expect(screen.getByText('2 of 5 steps done')).toBeTruthy()
    await user.click(await button('Not done after all: Cells and how life works'))
    await waitFor(async () => expect(await done()).toEqual(['step-2']))
  })

  test('puts a tick back that could not be kept, and says so', async () => {
    gateway.fail(PATCH, 'network')
    const { user } = await renderApp(path)
    await user.click(await button('Mark as done: Cells and how life works'))
    await screen.findByText(/“Cells and how life works” could not be changed. We cannot reach TajiConnect/)
    expect(screen.getByText('0 of 5 steps done')).toBeTruthy()
  })

  test('moves the focus on with the learner', async () => {
    const { user } = await renderApp(path)
    await user.click(await button('Mark as done: Cells and how life works'))
    await screen.findByText('1 of 5 steps done')
    await waitFor(async () => {
      const here = await current()
      expect(here.getByText('Course here').parentElement?.parentElement).toBe(document.activeElement)
    })
  })

  test('of somebody else is not found', async () => {
    await gateway.enterAnew()
    await renderApp(path)
    await heading('We cannot find this roadmap')
  })

  test('speaks Kiswahili', async () => {
    await renderApp(path, 'sw')
    await heading('Ramani yako ya kuwa: Mtaalamu wa maabara ya tiba')
    expect(screen.getByText('Hatua 5, jumla kama miaka 6.')).toBeTruthy()
  })
})

test('where there are several, the learner chooses which to aim at', async () => {
  gateway.pass(60_000)
  await call('POST /ai/roadmaps', { body: { career_id: '17-2021.00' } })
  gateway.pass(60_000)
  const { user } = await renderApp(path)
  await heading('Your other roadmaps')
  expect((await link('Agricultural and irrigation engineer')).getAttribute('href')).toMatch(/^\/roadmaps\//)
  await user.click(await button('Aim at this one'))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Aim at this one' })).toBeNull())
  expect(screen.getByText('You aim at this one')).toBeTruthy()
  expect((await call('GET /ai/roadmaps')).items[0]?.career.title.en).toBe('Medical laboratory technologist')
})
