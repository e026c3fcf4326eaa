import { act, configure, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { endSession } from '../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { renderApp } from '../testing/render-app.tsx'
import { server } from '../testing/server.ts'

const LEARNER = 'learner@tajiconnect.test'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
})
afterEach(() => configure({ reactStrictMode: false }))

const count = (name: string) => gateway.requests.filter((request) => request === name).length

test('T5: where the session is over the sign-in page says so, once, and leads back to where one was', async () => {
  await gateway.enter()
  gateway.pass(31 * 24 * 60 * 60_000)
  const before = history.length
  const { user } = await renderApp('/me/security?from=mail')
  expect(await screen.findByText(/Your sign-in has ended/)).toBeTruthy()
  expect(location.pathname).toBe('/login')
  expect(history.length).toBe(before)
  await user.clear(screen.getByRole('textbox', { name: 'E-mail' }))
  await user.type(screen.getByRole('textbox', { name: 'E-mail' }), LEARNER)
  await user.type(screen.getByLabelText('Password'), PASSWORD)
  await user.click(screen.getByRole('button', { name: 'Log in' }))
  await waitFor(() => expect(location.pathname + location.search).toBe('/me/security?from=mail'))
})

test('T9: without a network a token that ran out leads nobody to the sign-in page', async () => {
  const { user } = await gateway.enter()
  gateway.pass(16 * 60_000)
  server.use(http.all('*/api/*', () => HttpResponse.error()))
  await renderApp('/me/security')
  expect(await screen.findByText(user.email)).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  expect(location.pathname).toBe('/me/security')
})

test('T20: a sign-out in another tab leads out of what only the signed-in see', async () => {
  const { user } = await gateway.enter()
  await renderApp('/me/security')
  await screen.findByText(user.email)
  localStorage.clear()
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key: null })))
  await waitFor(() => expect(location.pathname).toBe('/'))
  expect(screen.queryByText(user.email)).toBeNull()
})

test('T39: a page that Back brings out of the browser’s memory looks anew at who is signed in', async () => {
  const { user } = await gateway.enter()
  await renderApp('/me/security')
  await screen.findByText(user.email)
  localStorage.clear()
  act(() => void window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))
  await waitFor(() => expect(screen.queryByText(user.email)).toBeNull())
})

test('T40: under StrictMode the account is asked for once', async () => {
  configure({ reactStrictMode: true })
  const { user } = await gateway.enter()
  await renderApp('/me/security')
  await screen.findByText(user.email)
  await screen.findByText('This phone')
  expect(count('GET /users/me')).toBeLessThanOrEqual(2)
  expect(count('GET /auth/sessions')).toBe(1)
  endSession('left')
})
