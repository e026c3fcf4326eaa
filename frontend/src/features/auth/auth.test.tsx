import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { endSession, useSession } from '../../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
})

const LEARNER = 'learner@tajiconnect.test'
const accountOf = (email: string) => gateway.store.read((tx) => tx.find('users', 'email', email))

test('signing in leads to where somebody wanted to go', async () => {
  const { user } = await renderApp('/careers?kind=all')
  await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), LEARNER)
  await user.type(screen.getByLabelText('Password'), PASSWORD)
  await user.click(screen.getByRole('button', { name: 'Log in' }))
  await waitFor(() => expect(location.pathname + location.search).toBe('/careers?kind=all'))
})

test('a wrong password is said plainly, and what was typed stays', async () => {
  const { user } = await renderApp('/login')
  const email = await screen.findByRole('textbox', { name: 'E-mail' })
  await user.type(email, LEARNER)
  await user.type(screen.getByLabelText('Password'), 'not the password')
  await user.click(screen.getByRole('button', { name: 'Log in' }))
  expect(await screen.findByRole('alert')).toHaveProperty(
    'textContent',
    'That password does not match this e-mail. Try again.',
  )
  expect(email).toHaveProperty('value', LEARNER)
  expect(document.body.textContent).not.toMatch(/reset/i)
})

test('a password can be looked at', async () => {
  const { user } = await renderApp('/login')
  const password = await screen.findByLabelText('Password')
  expect(password).toHaveProperty('type', 'password')
  await user.click(screen.getByRole('button', { name: 'Show password' }))
  expect(password).toHaveProperty('type', 'text')
  await user.click(screen.getByRole('button', { name: 'Hide password' }))
  expect(password).toHaveProperty('type', 'password')
})

test('without a network nothing typed is lost', async () => {
  gateway.fail('POST /auth/login', 'network', 1)
  const { user } = await renderApp('/login')
  await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), LEARNER)
  await user.type(screen.getByLabelText('Password'), PASSWORD)
  await user.click(screen.getByRole('button', { name: 'Log in' }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/cannot reach TajiConnect/)
  await user.click(screen.getByRole('button', { name: 'Log in' }))
  await waitFor(() => expect(location.pathname).toBe('/today'))
})

test('whoever was signed out is told why', async () => {
  await gateway.enter()
  endSession('refused')
  await renderApp('/login')
  expect((await screen.findByText(/Your sign-in has ended/)).textContent).toMatch(/Sign in again/)
})

async function fillIn(user: Awaited<ReturnType<typeof renderApp>>['user'], email: string, password = PASSWORD) {
  await user.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Wanjiru Kamau')
  await user.type(screen.getByRole('textbox', { name: 'E-mail' }), email)
  await user.type(screen.getByLabelText('Password'), password)
  await user.click(screen.getByRole('button', { name: 'Create my account' }))
}

test('a new account is asked who it belongs to', async () => {
  const { user } = await renderApp('/register')
  await fillIn(user, 'wanjiru@example.com')
  expect(await screen.findByRole('heading', { level: 1, name: 'What shall we call you?' })).toBeTruthy()
  expect(location.pathname).toBe('/welcome')
  expect(await accountOf('wanjiru@example.com')).toMatchObject([{ name: 'Wanjiru Kamau', locale: 'en' }])
})

test('an e-mail that is taken leads to signing in with it', async () => {
  const { user } = await renderApp('/register')
  await fillIn(user, LEARNER)
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/already an account with this e-mail/)
  await user.click(within(alert).getByRole('link', { name: `Log in as ${LEARNER}` }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Welcome back' })).toBeTruthy()
  expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveProperty('value', LEARNER)
})

test('what is wrong with a field is said at the field', async () => {
  const { user } = await renderApp('/register')
  await fillIn(user, 'no address')
  expect(screen.getByRole('textbox', { name: 'E-mail', description: /not look like an e-mail/ })).toBe(
    document.activeElement,
  )
  expect(gateway.requests).toEqual([])
})

test('a short password is refused at its field', async () => {
  const { user } = await renderApp('/register')
  await fillIn(user, 'wanjiru@example.com', 'short')
  expect(await screen.findByText('Use at least 10 characters.')).toBeTruthy()
  expect(screen.getByLabelText('Password')).toBe(document.activeElement)
})

test('a password many people use is refused at its field', async () => {
  const { user } = await renderApp('/register')
  await fillIn(user, 'wanjiru@example.com', 'password123')
  expect(await screen.findByText(/Many people use this password/)).toBeTruthy()
  expect(screen.getByLabelText('Password')).toBe(document.activeElement)
})

test('an account in another language switches the page to it', async () => {
  await gateway.store.transaction(async (tx) => {
    const amina = await tx.get('users', 'amina')
    if (amina) await tx.put('users', { ...amina, locale: 'sw' })
  })
  const { user } = await renderApp('/login')
  await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), LEARNER)
  await user.type(screen.getByLabelText('Password'), PASSWORD)
  await user.click(screen.getByRole('button', { name: 'Log in' }))
  await waitFor(() => expect(document.documentElement.lang).toBe('sw'))
})

test('Kiswahili chosen at the door becomes the language of the account', async () => {
  const { user } = await renderApp('/login')
  await user.click(await screen.findByRole('button', { name: 'Kiswahili' }))
  await user.type(await screen.findByRole('textbox', { name: 'Barua pepe' }), LEARNER)
  await user.type(screen.getByLabelText('Nenosiri'), 'si hili')
  await user.click(screen.getByRole('button', { name: 'Ingia' }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/Nenosiri hilo halilingani/)
  await user.clear(screen.getByLabelText('Nenosiri'))
  await user.type(screen.getByLabelText('Nenosiri'), PASSWORD)
  await user.click(screen.getByRole('button', { name: 'Ingia' }))
  await waitFor(() => expect(useSession.getState().user?.locale).toBe('sw'))
  await waitFor(async () => expect(await accountOf(LEARNER)).toMatchObject([{ locale: 'sw' }]))
  expect(document.documentElement.lang).toBe('sw')
})
