import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { createTestGateway, type TestGateway } from '../testing/gateway.ts'
import { renderApp } from '../testing/render-app.tsx'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enter()
})

test('an address that leads nowhere says so in its heading, and shows the way', async () => {
  await renderApp('/nonsense')
  await screen.findByRole('heading', { level: 1, name: 'There is no page here' })
  expect(document.title).toBe('There is no page here · TajiConnect')
  expect(within(screen.getByRole('main')).getByRole('link', { name: 'Today' }).getAttribute('href')).toBe('/today')
})

test.each([
  ['/careers/nurse', 'GET /ai/careers/{id}', 'A career'],
  ['/roadmaps/r1', 'GET /ai/roadmaps/{id}', 'Your roadmap'],
  ['/interests', 'GET /psychometric/assessments/{id}', 'Your interests: questions'],
  ['/welcome', 'GET /onboarding', 'About you'],
] as const)('%s keeps its heading where the gateway does not answer', async (path, endpoint, name) => {
  gateway.fail(endpoint, 'network')
  await renderApp(path)
  await screen.findByRole('heading', { level: 2, name: 'This page did not load' })
  expect(screen.getAllByRole('heading', { level: 1 }).map((each) => each.textContent)).toEqual([name])
})
