import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { call } from '../../services/api/endpoints.ts'
import { saveUser, useSession } from '../../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { choose, leave, watchDoor } from '../../testing/google.ts'
import { linkTo } from '../../testing/mail.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { codeOf } from '../../testing/second-factor.ts'

const LEARNER = 'learner@tajiconnect.test'
const LINK = 'POST /auth/google/link'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
  watchDoor()
})
afterEach(() => vi.restoreAllMocks())

type Page = Awaited<ReturnType<typeof renderApp>>
const section = async (name: string) => within(await screen.findByRole('region', { name }))
const google = () => section('Sign in with Google')
/** The page is put together anew once what the phone holds has been read. */
const isSaid = (state: string) =>
  waitFor(() => within(screen.getByRole('region', { name: 'Sign in with Google' })).getByText(state))
const posts = () => gateway.requests.filter((request) => request === LINK).length

/** From the security page to Google and back. */
async function goThrough(who = 'Zawadi', page?: Page): Promise<Page> {
  const from = page ?? (await renderApp('/me/security'))
  const back = await choose(gateway, who, await leave(from.user, 'Connect Google'))
  from.unmount()
  return renderApp(back)
}

async function give(user: Page['user'], password = PASSWORD) {
  await user.clear(await screen.findByLabelText('Current password'))
  await user.type(screen.getByLabelText('Current password'), password)
  await user.click(screen.getByRole('button', { name: 'Connect' }))
}

/** An account that Google has opened, on this phone. */
async function openedByGoogle() {
  const page = await renderApp('/register')
  const back = await choose(gateway, 'Baraka', await leave(page.user))
  page.unmount()
  const again = await renderApp(back)
  await waitFor(() => expect(location.pathname).toBe('/welcome'))
  again.unmount()
  const { user } = useSession.getState()
  if (!user) throw new Error('Nobody is signed in.')
  return user
}

test('to Google, back, the password, and Google opens this account; the password was never kept', async () => {
  const { user: account } = await gateway.enter()
  const keep = vi.spyOn(Storage.prototype, 'setItem')
  const { user } = await goThrough()
  expect(await screen.findByRole('heading', { level: 1, name: 'Connect Google' })).toBeTruthy()
  expect([location.search, sessionStorage.length, posts()]).toEqual(['', 0, 0])
  await give(user)
  expect(await isSaid('Connected')).toBeTruthy()
  expect(location.pathname).toBe('/me/security')
  expect(keep.mock.calls.flat().join()).not.toContain(PASSWORD)
  expect(gateway.mails.at(-1)).toMatchObject({ to: LEARNER, subject: 'A Google account was connected' })
  expect(useSession.getState().user?.id).toBe(account.id)
})

test('a password that was mistyped does not cost the way to Google', async () => {
  await gateway.enter()
  const { user } = await goThrough()
  await give(user, 'not this one')
  expect(await screen.findByText(/That password does not match/)).toBeTruthy()
  await give(user)
  expect(await isSaid('Connected')).toBeTruthy()
})

test('two steps are asked for, also where they were turned on elsewhere meanwhile', async () => {
  const session = await gateway.enter()
  const { secret } = await call('POST /auth/2fa/setup', { body: { password: PASSWORD } })
  await call('POST /auth/2fa/enable', { body: { code: codeOf(secret, gateway.now()) } })
  gateway.pass(30_000)
  saveUser({ ...session.user, two_factor_enabled: false })
  const { user } = await goThrough()
  await give(user)
  await user.type(await screen.findByRole('textbox', { name: 'Code from the app' }), codeOf(secret, gateway.now()))
  await give(user)
  expect(await isSaid('Connected')).toBeTruthy()
})

test('a Google account that opens another account is refused in words, and another one can be chosen', async () => {
  const opened = await openedByGoogle()
  const { user: account } = await gateway.enter()
  const page = await goThrough('Baraka')
  await give(page.user)
  expect((await screen.findByRole('alert')).textContent).toMatch(/already opens another TajiConnect account/)
  const back = await choose(gateway, 'Zawadi', await leave(page.user, 'Choose a Google account'))
  page.unmount()
  await give((await renderApp(back)).user)
  expect(await isSaid('Connected')).toBeTruthy()
  const owners = [...gateway.store.rows('identities').values()].map(({ user_id }) => user_id)
  expect(owners.toSorted()).toEqual([opened.id, account.id].toSorted())
})

test('stopping at Google is said, and leads back', async () => {
  await gateway.enter()
  const { user } = await goThrough('Cancel')
  expect((await screen.findByRole('alert')).textContent).toMatch(/You stopped the sign-in at Google/)
  await user.click(screen.getByRole('link', { name: 'Back to Sign-in and safety' }))
  expect(await isSaid('Not connected')).toBeTruthy()
})

test('whoever is signed in by now and did not ask for it is not connected', async () => {
  await gateway.enter()
  const page = await renderApp('/me/security')
  const back = await choose(gateway, 'Zawadi', await leave(page.user, 'Connect Google'))
  page.unmount()
  await gateway.enter('instructor@tajiconnect.test')
  await renderApp(back)
  expect((await screen.findByRole('alert')).textContent).toMatch(/not started in this window/)
  expect(screen.queryByLabelText('Current password')).toBeNull()
  expect(posts()).toBe(0)
})

test('it is disconnected by the password', async () => {
  await gateway.enter()
  const { user } = await goThrough()
  await give(user)
  await isSaid('Connected')
  const at = await google()
  await user.click(at.getByText('Disconnect Google', { selector: 'summary, summary *' }))
  await user.type(at.getByLabelText('Current password'), PASSWORD)
  await user.click(at.getByRole('button', { name: 'Disconnect Google' }))
  expect(await at.findByText('Not connected')).toBeTruthy()
  expect(gateway.store.rows('identities').size).toBe(0)
})

test('an account without a password says so wherever one is needed, with the way to one', async () => {
  const { email } = await openedByGoogle()
  const { user } = await renderApp('/me/security')
  await isSaid('Connected')
  const SET = { name: 'Set a password' }
  expect((await section('Password')).getByRole('link', SET)).toBeTruthy()
  await user.click((await section('E-mail')).getByText('Change e-mail'))
  expect((await section('E-mail')).getByRole('link', SET)).toBeTruthy()
  await user.click((await section('Two-step sign-in')).getByRole('button', { name: 'Set it up' }))
  expect(await (await section('Two-step sign-in')).findByRole('link', SET)).toBeTruthy()
  await user.click((await google()).getByText('Disconnect Google'))
  expect((await google()).getByRole('link', SET)).toBeTruthy()
  await user.click((await section('Delete your account')).getByRole('button'))
  expect(within(screen.getByRole('dialog')).getByRole('link', SET)).toBeTruthy()
  expect(screen.queryByLabelText('Current password')).toBeNull()

  await user.click(within(screen.getByRole('dialog')).getByRole('link', SET))
  expect(await screen.findByRole('textbox', { name: 'E-mail' })).toHaveProperty('value', email)
  await user.click(screen.getByRole('button', { name: 'Send me the link' }))
  await screen.findByRole('heading', { level: 1, name: 'Look in your e-mail' })
  expect(linkTo(gateway, email)).toMatch(/^\/reset-password/)
})

test('it can be read in Kiswahili', async () => {
  await gateway.enter()
  await renderApp('/me/security', 'sw')
  const at = await section('Ingia kwa Google')
  expect(await at.findByRole('button', { name: 'Unganisha Google' })).toBeTruthy()
})
