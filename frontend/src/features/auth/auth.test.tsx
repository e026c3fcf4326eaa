import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { endSession, useSession } from '../../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { codeOf } from '../../testing/second-factor.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
})

const LEARNER = 'learner@tajiconnect.test'
const accountOf = (email: string) => gateway.store.read((tx) => tx.find('users', 'email', email))

async function logIn(user: Awaited<ReturnType<typeof renderApp>>['user']) {
  await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), LEARNER)
  await user.type(screen.getByLabelText('Password'), PASSWORD)
  await user.click(screen.getByRole('button', { name: 'Log in' }))
}

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
    'That password does not match this e-mail. Try again, or reset it.',
  )
  expect(email).toHaveProperty('value', LEARNER)
})

test('after too many wrong passwords it says how long to wait', async () => {
  const body = { email: LEARNER, password: 'not the password' }
  for (let tries = 0; tries < 10; tries++) await gateway.send('POST /auth/login', { body })
  const { user } = await renderApp('/login')
  await logIn(user)
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/this account rests for a while.*It works again in 15 minutes\./)
})

async function withSecondFactor() {
  const { access_token } = await gateway.signIn(LEARNER)
  const { secret } = await gateway.call('POST /auth/2fa/setup', { body: { password: PASSWORD } }, access_token)
  const code = codeOf(secret, gateway.now())
  const { backup_codes } = await gateway.call('POST /auth/2fa/enable', { body: { code } }, access_token)
  // The app's next code: each counts once.
  gateway.pass(30_000)
  return { secret, backup_codes }
}

test('an account with two steps asks for the code, keeps what was typed, and says what is wrong at the code', async () => {
  const { secret } = await withSecondFactor()
  const { user } = await renderApp('/login')
  await logIn(user)
  const code = await screen.findByRole('textbox', { name: 'Code from the app' })
  expect(code).toBe(document.activeElement)
  expect([code.getAttribute('inputmode'), code.getAttribute('autocomplete')]).toEqual(['numeric', 'one-time-code'])
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveProperty('value', LEARNER)
  expect(screen.getByLabelText('Password')).toHaveProperty('value', PASSWORD)
  const right = codeOf(secret, gateway.now())
  await user.type(code, right === '000000' ? '111111' : '000000')
  await user.click(screen.getByRole('button', { name: 'Log in' }))
  await waitFor(() => expect(code.getAttribute('aria-invalid')).toBe('true'))
  expect(screen.getByRole('textbox', { name: 'Code from the app', description: /That code is not right/ })).toBe(code)
  await user.clear(code)
  await user.type(code, right)
  await user.click(screen.getByRole('button', { name: 'Log in' }))
  await waitFor(() => expect(location.pathname).toBe('/today'))
})

test('a backup code opens it as well', async () => {
  const { backup_codes } = await withSecondFactor()
  const { user } = await renderApp('/login')
  await logIn(user)
  await user.click(await screen.findByRole('button', { name: 'Use a backup code' }))
  await user.type(screen.getByRole('textbox', { name: 'Backup code' }), backup_codes[0]?.toLowerCase() ?? '')
  await user.click(screen.getByRole('button', { name: 'Log in' }))
  await waitFor(() => expect(location.pathname).toBe('/today'))
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
