import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { useSession } from '../../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { codeOf } from '../../testing/second-factor.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
})

afterEach(() => void vi.restoreAllMocks())

type User = Awaited<ReturnType<typeof renderApp>>['user']
const LEARNER = 'learner@tajiconnect.test'
const GOES = /^This account goes on .*, with all that is in it\.$/

const section = async (name: string) => within(await screen.findByRole('region', { name }))
const dialog = () => within(screen.getByRole('dialog'))
const deletesAt = () => gateway.store.rows('users').get('amina')?.deletes_at
const statusOf = async (token: string) => (await gateway.send('GET /users/me', { token })).status

/** `blob.text()`, which jsdom has not. */
const textOf = (blob: Blob) =>
  new Promise<string>((resolve) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.readAsText(blob)
  })

/** Opens the dialog and types the password. */
async function ask(user: User, password = PASSWORD) {
  const at = await section('Delete your account')
  await user.click(at.getByRole('button', { name: 'Delete my account' }))
  await user.type(dialog().getByLabelText('Current password'), password)
  return at
}

/** As if the learner had asked on another phone, and then signed in here. */
async function enterPending() {
  const { access_token: token } = await gateway.signIn(LEARNER)
  await gateway.call('DELETE /users/me', { body: { password: PASSWORD } }, token)
  await gateway.enter()
}

test('all that is kept about somebody is theirs as a file', async () => {
  const saved: string[] = []
  let blob = new Blob()
  URL.createObjectURL = vi.fn((given: Blob) => `blob:${(blob = given).type}`)
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push(`${this.download} ${this.href}`)
  })
  await gateway.enter()
  const { user } = await renderApp('/me')
  const at = await section('Your data')
  await user.click(at.getByRole('button', { name: 'Download my data' }))
  const name = `taji-data-${new Date().toISOString().slice(0, 10)}.json`
  expect((await at.findByRole('status')).textContent).toBe(`${name} is made. Look in your downloads.`)
  expect(saved).toEqual([`${name} blob:application/json`])
  const text = await textOf(blob)
  expect(JSON.parse(text)).toMatchObject({
    account: { email: LEARNER },
    results: [{ code: 'ISR' }],
    device_sessions: [{}],
  })
})

test('without a network the file is not made, and that is said', async () => {
  await gateway.enter()
  gateway.fail('GET /users/me/export', 'network', 1)
  const { user } = await renderApp('/me')
  const at = await section('Your data')
  await user.click(at.getByRole('button', { name: 'Download my data' }))
  expect((await at.findByRole('alert')).textContent).toMatch(/cannot reach TajiConnect/)
})

test('deleting says first what goes and what stays, and can be left', async () => {
  await gateway.enter()
  const { user } = await renderApp('/me/security')
  await ask(user)
  expect(dialog().getAllByRole('listitem')).toHaveLength(4)
  expect(dialog().getByText(/Nothing about you stays with us/)).toBeTruthy()
  expect(dialog().getByText(/For 14 days you can still log in/)).toBeTruthy()
  await user.click(dialog().getByRole('button', { name: 'Cancel' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(deletesAt()).toBeNull()
})

test('an account that is to go says so on every page, and can be kept', async () => {
  const other = await gateway.signIn(LEARNER)
  await gateway.enter()
  const { user } = await renderApp('/me/security')
  const at = await ask(user, 'not the password')
  await user.click(dialog().getByRole('button', { name: 'Delete my account' }))
  expect(await dialog().findByText(/That password does not match/)).toBeTruthy()
  await user.clear(dialog().getByLabelText('Current password'))
  await user.type(dialog().getByLabelText('Current password'), PASSWORD)
  await user.click(dialog().getByRole('button', { name: 'Delete my account' }))
  expect(await at.findByText(/the button is at the top of every page/)).toBe(document.activeElement)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(await statusOf(other.access_token)).toBe(401)
  expect(deletesAt()).toBeTruthy()

  await user.click(screen.getAllByRole('link', { name: 'Learn' })[0] as HTMLElement)
  expect(await screen.findByRole('heading', { level: 1, name: 'Learn' })).toBeTruthy()
  expect(screen.getByText(GOES)).toBeTruthy()
  gateway.fail('POST /users/me/restore', 'network', 1)
  await user.click(screen.getByRole('button', { name: 'Keep it' }))
  expect(await screen.findByText(/cannot reach TajiConnect/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Keep it' }))
  const kept = await screen.findByText('Your account stays, with all that is in it.')
  expect(document.activeElement?.contains(kept)).toBe(true)
  expect(screen.queryByText(GOES)).toBeNull()
  expect([deletesAt(), useSession.getState().user?.deletes_at]).toEqual([null, null])
  await user.click(screen.getAllByRole('link', { name: 'Me' })[0] as HTMLElement)
  await section('Your data')
  expect(screen.queryByText(/Your account stays/)).toBeNull()
})

test('with two steps on, the code is asked for as well', async () => {
  const { access_token: token } = await gateway.signIn(LEARNER)
  const { secret } = await gateway.call('POST /auth/2fa/setup', { body: { password: PASSWORD } }, token)
  await gateway.enter()
  await gateway.call('POST /auth/2fa/enable', { body: { code: codeOf(secret, gateway.now()) } }, token)
  gateway.pass(30_000)
  const { user } = await renderApp('/me/security')
  await waitFor(() => expect(useSession.getState().user?.two_factor_enabled).toBe(true))
  const at = await ask(user)
  await user.type(dialog().getByRole('textbox', { name: 'Code from the app' }), codeOf(secret, gateway.now()))
  await user.click(dialog().getByRole('button', { name: 'Delete my account' }))
  expect(await at.findByText(/the button is at the top of every page/)).toBeTruthy()
})

test('signing in before the day works and says so, also where there is one thing to do', async () => {
  await enterPending()
  await renderApp('/interests')
  expect(await screen.findByText(GOES)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Keep it' })).toBeTruthy()
})

test('an account that stays says nothing', async () => {
  await gateway.enter()
  await renderApp('/me/security')
  await section('Delete your account')
  expect(screen.queryByText(GOES)).toBeNull()
})

test('all of it can be read in Kiswahili', async () => {
  await enterPending()
  const { user } = await renderApp('/me/security', 'sw')
  expect(await screen.findByRole('region', { name: 'Futa akaunti yako' })).toBeTruthy()
  expect(screen.getByText(/^Akaunti hii itafutwa .*, pamoja na yote yaliyomo\.$/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Ibaki' }))
  expect(await screen.findByText('Akaunti yako inabaki, pamoja na yote yaliyomo.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Futa akaunti yangu' }))
  expect(dialog().getByText(/Kwa siku 14 bado unaweza kuingia/)).toBeTruthy()
})
