import { configure, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { config } from '../../config.ts'
import { setLocale } from '../../i18n/i18n.ts'
import { http } from '../../services/api/client.ts'
import { door } from '../../parts/google.ts'
import { useSession } from '../../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import * as google from '../../testing/google.ts'
import { tokenIn } from '../../testing/mail.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { codeOf } from '../../testing/second-factor.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
  google.watchDoor()
})
afterEach(() => {
  vi.restoreAllMocks()
  config.googleClientId = null
  configure({ reactStrictMode: false })
})

type Page = Awaited<ReturnType<typeof renderApp>>
const BUTTON = { name: 'Continue with Google' }
const CALLBACK = 'POST /auth/google/callback'
const posts = () => gateway.requests.filter((each) => each === CALLBACK).length

const leave = ({ user }: Page) => google.leave(user)
const choose = (who: string, consent: URL) => google.choose(gateway, who, consent)

/** From the page on screen to Google and back. */
async function goThrough(page: Page, who = 'Zawadi'): Promise<{ back: string; page: Page }> {
  const back = await choose(who, await leave(page))
  page.unmount()
  return { back, page: await renderApp(back) }
}

/** An account that has been opened before, and asked its first questions. */
async function knownAccount() {
  const { page } = await goThrough(await renderApp('/register'))
  await waitFor(() => expect(location.pathname).toBe('/welcome'))
  page.unmount()
  const { user } = useSession.getState()
  if (!user) throw new Error('Nobody is signed in.')
  await gateway.store.transaction((tx) => tx.put('users', { ...user, onboarding_completed: true }))
  localStorage.clear()
  useSession.setState({ user: null, signedIn: false })
  gateway.requests.length = 0
  return user
}

test('a new account: to Google with state, nonce and PKCE, back with a clean address, one request, and to the welcome', async () => {
  configure({ reactStrictMode: true })
  const register = await renderApp('/register')
  const consent = await leave(register)
  expect(consent.origin + consent.pathname).toBe('http://localhost/google/authorize')
  expect(Object.fromEntries(consent.searchParams)).toMatchObject({
    response_type: 'code',
    scope: 'email profile openid',
    redirect_uri: `${location.origin}/auth/google/callback`,
    state: expect.stringMatching(/^[\w-]{22}$/),
    nonce: expect.stringMatching(/^[\w-]{22}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
  })
  register.unmount()
  await renderApp(await choose('Zawadi', consent))
  expect(await screen.findByRole('heading', { level: 1, name: 'What shall we call you?' })).toBeTruthy()
  expect(location.pathname).toBe('/welcome')
  expect(location.search).not.toMatch(/code|state/)
  expect(posts()).toBe(1)
  expect(useSession.getState().user).toMatchObject({ email: 'zawadi.njeri@example.com', locale: 'en' })
  expect(sessionStorage).toHaveLength(0)
})

test('with a client id of its own it goes to Google itself, and asks the gateway nothing', async () => {
  config.googleClientId = 'taji.apps.googleusercontent.com'
  const consent = await leave(await renderApp('/login'))
  expect(consent.origin + consent.pathname).toBe('https://accounts.google.com/o/oauth2/v2/auth')
  expect(consent.searchParams.get('client_id')).toBe('taji.apps.googleusercontent.com')
  expect(gateway.requests).toEqual([])
})

test('the code is out of the address before it is sent', async () => {
  const seen: string[] = []
  const send = http.interceptors.request.use((request) => {
    if (request.url === '/auth/google/callback') seen.push(location.pathname + location.search)
    return request
  })
  await goThrough(await renderApp('/login'))
  await waitFor(() => expect(location.pathname).toBe('/welcome'))
  http.interceptors.request.eject(send)
  expect(seen).toEqual(['/auth/google/callback'])
})

test('a known account goes on to where it came from', async () => {
  const known = await knownAccount()
  await goThrough(await renderApp('/careers?kind=all'))
  await waitFor(() => expect(location.pathname + location.search).toBe('/careers?kind=all'))
  expect(useSession.getState().user?.id).toBe(known.id)
})

test.each(['//evil.example', '/\\evil.example', 'https:evil.example', 'https://evil.example/', '/..//evil.example'])(
  'it never goes on to %s',
  async (from) => {
    await knownAccount()
    const page = await renderApp('/login')
    const back = await choose('Zawadi', await leave(page))
    const kept = JSON.parse(sessionStorage.getItem('taji.google') ?? '{}') as object
    sessionStorage.setItem('taji.google', JSON.stringify({ ...kept, from }))
    page.unmount()
    await renderApp(back)
    await waitFor(() => expect(location.pathname).toBe('/today'))
    expect(location.host).toBe(new URL(location.origin).host)
  },
)

test('cancelling at Google is said, and it can be started again', async () => {
  const { page } = await goThrough(await renderApp('/login'), 'Cancel')
  expect((await screen.findByRole('alert')).textContent).toMatch(/You stopped the sign-in at Google/)
  expect([location.search, posts()]).toEqual(['', 0])
  const { page: again } = await goThrough(page)
  await waitFor(() => expect(location.pathname).toBe('/welcome'))
  again.unmount()
})

test.each([
  ['a wrong state', '?code=c&state=guessed'],
  ['no state', '?code=c'],
  ['nothing at all', ''],
])('%s is refused, and no code is sent', async (_, search) => {
  const page = await renderApp('/login')
  await leave(page)
  page.unmount()
  await renderApp(`/auth/google/callback${search}`)
  expect((await screen.findByRole('alert')).textContent).toMatch(/not started in this window/)
  expect(screen.getByRole('button', BUTTON)).toBeTruthy()
  expect([location.search, posts(), sessionStorage.length]).toEqual(['', 0, 0])
})

test('an address opened in another tab, or in this one a second time, is refused', async () => {
  const page = await renderApp('/login')
  const back = await choose('Zawadi', await leave(page))
  page.unmount()
  sessionStorage.clear()
  await renderApp(back)
  expect((await screen.findByRole('alert')).textContent).toMatch(/not started in this window, or it was already used/)
  expect(posts()).toBe(0)
})

test('a code that is too old is said, and the way starts again', async () => {
  const page = await renderApp('/login')
  const back = await choose('Zawadi', await leave(page))
  gateway.pass(60_000)
  page.unmount()
  await renderApp(back)
  expect((await screen.findByRole('alert')).textContent).toMatch(/Google did not confirm this sign-in/)
  expect(screen.getByRole('button', BUTTON)).toBeTruthy()
})

test('without a network the code is not lost', async () => {
  gateway.fail(CALLBACK, 'network', 1)
  const { page } = await goThrough(await renderApp('/login'))
  expect((await screen.findByRole('alert')).textContent).toMatch(/cannot reach TajiConnect/)
  await page.user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(location.pathname).toBe('/welcome'))
})

test('without a network the tap says so, and another one goes through', async () => {
  gateway.fail('GET /auth/google/config', 'network', 1)
  const page = await renderApp('/login')
  await page.user.click(await screen.findByRole('button', BUTTON))
  expect((await screen.findByRole('alert')).textContent).toMatch(/cannot reach TajiConnect/)
  expect(door.leaveFor).not.toHaveBeenCalled()
  expect((await leave(page)).pathname).toBe('/google/authorize')
})

test('an account with that e-mail is entered by its password', async () => {
  const body = { name: 'Zawadi', email: 'zawadi.njeri@example.com', password: PASSWORD }
  await gateway.call('POST /auth/register', { body })
  const { page } = await goThrough(await renderApp('/login'))
  expect((await screen.findByRole('alert')).textContent).toMatch(/already an account.*Sign in with your password first/)
  await page.user.click(screen.getByRole('link', { name: 'Use e-mail and password' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Welcome back' })).toBeTruthy()
})

test('an account with two steps asks for its code here', async () => {
  const { email } = await knownAccount()
  await gateway.call('POST /auth/forgot-password', { body: { email } })
  await gateway.call('POST /auth/reset-password', {
    body: { token: tokenIn(gateway.mails, email), password: PASSWORD },
  })
  const { access_token } = await gateway.signIn(email)
  const { secret } = await gateway.call('POST /auth/2fa/setup', { body: { password: PASSWORD } }, access_token)
  await gateway.call('POST /auth/2fa/enable', { body: { code: codeOf(secret, gateway.now()) } }, access_token)
  gateway.pass(30_000)
  const { page } = await goThrough(await renderApp('/login'))
  const code = await screen.findByRole('textbox', { name: 'Code from the app' })
  expect(code).toBe(document.activeElement)
  await page.user.type(code, '000000')
  await page.user.click(screen.getByRole('button', { name: 'Log in' }))
  expect(await screen.findByText(/That code is not right/)).toBeTruthy()
  await page.user.clear(code)
  await page.user.type(code, codeOf(secret, gateway.now()))
  await page.user.click(screen.getByRole('button', { name: 'Log in' }))
  await waitFor(() => expect(location.pathname).toBe('/today'))
})

test.each([
  'Mozilla/5.0 (Linux; Android 13; SM-A047F) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36 [FBAN/EMA;FBAV/390.0]',
  'Mozilla/5.0 (Linux; Android 12; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/120.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 309.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
])('inside another app it says what to do instead: %s', async (userAgent) => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent)
  await renderApp('/login')
  expect(await screen.findByText(/Open this page in Chrome or Safari/)).toBeTruthy()
  expect(screen.queryByRole('button', BUTTON)).toBeNull()
})

test.each([
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1',
])('a browser of its own has the button: %s', async (userAgent) => {
  vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent)
  await renderApp('/login')
  expect(await screen.findByRole('button', BUTTON)).toBeTruthy()
})
