import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { call, query } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { park, setPin } from '../../stores/parking.ts'
import { usePeople } from '../../stores/people.ts'
import { useSession } from '../../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { server } from '../../testing/server.ts'
import { queryClient } from '../../utils/cache.ts'
import { database } from '../../utils/db.ts'
import { entriesOf } from '../../utils/outbox-db.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
  // The real number of rounds is tried in pin.test.ts.
  const derive = crypto.subtle.deriveKey.bind(crypto.subtle)
  vi.spyOn(crypto.subtle, 'deriveKey').mockImplementation((how, ...rest) =>
    derive('iterations' in (how as object) ? { ...(how as Pbkdf2Params), iterations: 2 } : how, ...rest),
  )
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  window.dispatchEvent(new Event('online'))
})

type User = Awaited<ReturnType<typeof renderApp>>['user']
const LEARNER = 'learner@tajiconnect.test'
const PIN = '2580'

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const pinField = () => screen.findByRole('textbox', { name: /^PIN for / })
const dialog = () => within(screen.getByRole('dialog'))
const names = () => usePeople.getState().people.map(({ user }) => user.name)
const me = () => useSession.getState().user?.name ?? null
const hopes = (text: string) => ({ name: 'PUT /onboarding', input: { body: { hopes: text } } }) as const

/** Signs in on this phone, chooses a PIN and makes room, as before the page was opened. */
async function parked(enter = () => gateway.enter()) {
  const { user } = await enter()
  await setPin(PIN)
  await park()
  return user
}

async function goOffline() {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  window.dispatchEvent(new Event('offline'))
  server.use(http.all('*/api/*', () => HttpResponse.error()))
}

async function comeIn(user: User, name: string | RegExp, pin = PIN) {
  await user.click(await button(name))
  await user.type(await pinField(), pin)
}

test('a PIN is chosen with care, changed, and removed', async () => {
  await gateway.enter()
  const { user } = await renderApp('/me')
  const card = within(await screen.findByRole('region', { name: 'This phone is shared' }))
  await user.click(card.getByRole('link', { name: 'Choose a PIN' }))
  await heading('This phone is shared')
  const [pin, again] = [screen.getByLabelText('New PIN'), screen.getByLabelText('New PIN once more')]
  const use = screen.getByRole('button', { name: 'Use this PIN' })
  for (const [typed, words] of [
    ['12a', /^Use 4 to 6 digits/],
    ['1234', /among the first that anybody tries/],
  ] as const) {
    await user.clear(pin)
    await user.type(pin, typed)
    await user.click(use)
    expect(screen.getByText(words)).toBeTruthy()
    expect(pin).toBe(document.activeElement)
  }
  await user.clear(pin)
  await user.type(pin, PIN)
  await user.type(again, '2581')
  await user.click(use)
  expect(screen.getByText(/^The two are not the same/)).toBeTruthy()
  expect(again).toBe(document.activeElement)
  await user.clear(again)
  await user.type(again, `${PIN}{Enter}`)
  expect((await screen.findByText(/^Your PIN is set/)).closest('[tabindex]')).toBe(document.activeElement)
  expect(names()).toEqual(['Amina Otieno'])

  await user.click(screen.getByText('Change the PIN'))
  await user.type(screen.getByLabelText('New PIN'), '902716')
  await user.type(screen.getByLabelText('New PIN once more'), '902716{Enter}')
  await screen.findByText('Your new PIN counts from now on.')
  expect(usePeople.getState().people).toMatchObject([{ digits: 6 }])

  await user.click(screen.getByText('Remove the PIN', { selector: 'summary' }))
  await user.click(screen.getByRole('button', { name: 'Remove the PIN' }))
  await screen.findByText(/^Your PIN is removed/)
  expect(names()).toEqual([])
  expect(screen.getByRole('button', { name: 'Use this PIN' })).toBeTruthy()
})

test('two learners change places without a network, each with their own things', async () => {
  const other = await parked(() => gateway.enterAnew())
  await gateway.enter()
  await setPin(PIN)
  const { user } = await renderApp('/me')
  await queryClient.fetchQuery(query('GET /onboarding'))
  await goOffline()
  await user.click(await button('Switch learner'))
  await heading('Who is learning?')
  expect(location.pathname).toBe('/people')
  expect(queryClient.getQueryCache().getAll()).toEqual([])

  await comeIn(user, other.name)
  await waitFor(() => expect(location.pathname).toBe('/today'))
  expect(me()).toBe(other.name)
  const [toMe] = await screen.findAllByRole('link', { name: 'Me' })
  expect(queryClient.getQueryData(query('GET /onboarding').queryKey)).toBeUndefined()
  await user.click(toMe as HTMLElement)
  await user.click(await button('Switch learner'))
  await comeIn(user, /Amina/)
  await heading('Hello, Amina')
  expect(queryClient.getQueryData(query('GET /onboarding').queryKey)).toMatchObject({ hopes: expect.any(String) })
})

test('a wrong PIN is said, and the fifth one asks for the password', async () => {
  const { email } = await parked()
  const { user } = await renderApp('/people')
  await user.click(await button(/Amina/))
  expect(await pinField()).toBe(document.activeElement)
  for (const words of [/4 more tries/, /3 more tries/, /2 more tries/, /One more try/]) {
    await user.type(await pinField(), '1470')
    expect((await screen.findByText(words)).closest('[role=alert]')).toBeTruthy()
    expect(await pinField()).toHaveProperty('value', '')
    expect(await pinField()).toBe(document.activeElement)
  }
  await user.type(await pinField(), '1470')
  expect(await screen.findByText(/does not work any more.*Nothing you did here is lost/)).toBeTruthy()
  expect(screen.queryByRole('textbox')).toBeNull()
  const byPassword = screen.getByRole('button', { name: 'Log in with my password' })
  expect(byPassword).toBe(document.activeElement)
  await user.click(byPassword)
  expect(await screen.findByRole('textbox', { name: 'E-mail' })).toHaveProperty('value', email)
  await user.type(screen.getByLabelText('Password'), `${PASSWORD}{Enter}`)
  await heading('Hello, Amina')
})

test('Enter takes a PIN that is too short, and Back leads to all learners', async () => {
  await parked()
  const { user } = await renderApp('/people')
  await comeIn(user, /Amina/, '25{Enter}')
  expect(await screen.findByText(/That is not the PIN/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'All learners' }))
  expect(await button(/Amina/)).toBe(document.activeElement)
})

test('unsent work waits for its owner, whoever learns meanwhile', async () => {
  const amina = await gateway.enter()
  await setPin(PIN)
  gateway.fail('PUT /onboarding', 'network', 1)
  vi.spyOn(Math, 'random').mockReturnValue(0.99)
  await outbox.add(hopes('Kuwa daktari'))
  await waitFor(() => expect(gateway.requests.length).toBeGreaterThan(0))
  await park()
  const { user, unmount } = await renderApp('/people')
  expect(await button('Amina Otieno 1 thing not sent yet')).toBeTruthy()
  unmount()
  await gateway.enterAnew()
  const second = await renderApp('/today')
  await outbox.wake()
  expect(await entriesOf(amina.user.id)).toHaveLength(1)
  expect((await call('GET /onboarding')).hopes).not.toBe('Kuwa daktari')
  second.unmount()

  await renderApp('/me')
  await user.click(await button('Log out'))
  await user.click(dialog().getByRole('button', { name: 'Log out' }))
  await comeIn(user, /Amina/)
  await waitFor(async () => expect(await entriesOf(amina.user.id)).toEqual([]))
  expect((await call('GET /onboarding')).hopes).toBe('Kuwa daktari')
})

test('taking somebody off the phone asks first, and keeps what was not sent', async () => {
  const { user: amina } = await gateway.enter()
  await setPin(PIN)
  const fetched = await renderApp('/today')
  await heading('Hello, Amina')
  await waitFor(async () => expect(await (await database())?.count('cache')).toBeGreaterThan(0))
  fetched.unmount()
  await goOffline()
  await outbox.add(hopes('Kuwa daktari'))
  await outbox.add({ name: 'PATCH /users/me', input: { body: { name: 'Amina' } } })
  await park()
  const { user } = await renderApp('/people')
  await user.click(await button('Amina Otieno 2 things not sent yet'))
  await user.click(await button('Take off this phone'))
  expect(dialog().getByText(/^2 things Amina Otieno did have not reached us yet/)).toBeTruthy()
  await user.click(dialog().getByRole('button', { name: 'Cancel' }))
  expect(names()).toEqual(['Amina Otieno'])
  await user.click(await button('Take off this phone'))
  await user.click(dialog().getByRole('button', { name: 'Take off this phone' }))
  expect((await screen.findByText('Amina Otieno is off this phone.')).closest('[tabindex]')).toBe(
    document.activeElement,
  )
  expect(screen.getByRole('heading', { name: 'Nobody shares this phone yet' })).toBeTruthy()
  await waitFor(async () => expect(await (await database())?.count('cache')).toBe(0))
  expect(await entriesOf(amina.id)).toHaveLength(2)
})

test('logging out says what becomes of the PIN, and takes it along', async () => {
  await gateway.enter()
  await setPin(PIN)
  const { user } = await renderApp('/me')
  await user.click(await button('Log out'))
  expect(dialog().getByText(/^Your PIN on this phone goes as well/)).toBeTruthy()
  await user.click(dialog().getByRole('button', { name: 'Log out' }))
  await heading(/^Find out what you can become/)
  expect(names()).toEqual([])
  await waitFor(async () => expect(await (await database())?.count('cache')).toBe(0))
})

test('whom the gateway refuses on the way back has to give the password', async () => {
  const { email } = await parked()
  const elsewhere = await gateway.signIn(LEARNER)
  expect((await gateway.send('DELETE /auth/sessions', { token: elsewhere.access_token })).status).toBe(204)
  const { user } = await renderApp('/people')
  await comeIn(user, /Amina/)
  await heading('Welcome back')
  expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveProperty('value', email)
  expect(names()).toEqual([])
})

test('a page asked for on a shared phone is reached by the PIN, and the door leads to everybody', async () => {
  await parked()
  const { user } = await renderApp('/careers')
  await heading('Who is learning?')
  await user.click(screen.getByRole('link', { name: 'Add a learner' }))
  await heading('Welcome back')
  await user.click(screen.getByRole('link', { name: 'Choose your name and PIN' }))
  await comeIn(user, /Amina/)
  await waitFor(() => expect(me()).toBe('Amina Otieno'))
})

test('on the way to a page, the PIN leads there', async () => {
  await parked()
  const { user } = await renderApp('/careers')
  await comeIn(user, /Amina/)
  await waitFor(() => expect(location.pathname).toBe('/careers'))
})

test('where the browser cannot keep a PIN safe, that is said', async () => {
  await gateway.enter()
  vi.stubGlobal('crypto', { randomUUID: () => '00000000-0000-4000-8000-000000000000', subtle: undefined })
  await renderApp('/me/phone')
  expect(await screen.findByText(/A PIN cannot be used here/)).toBeTruthy()
  expect(screen.queryByRole('textbox')).toBeNull()
})

test('all of it can be read in Kiswahili, and each learner comes back to their own language and look', async () => {
  await gateway.enter()
  await call('PATCH /users/me', { body: { locale: 'en', theme: 'dark' } })
  const amina = await parked()
  const { user: other } = await gateway.enterAnew()
  await call('PATCH /users/me', { body: { locale: 'sw', theme: 'light' } })
  await gateway.enter(other.email)
  await setPin(PIN)
  await setLocale('sw', { ofAccount: true })
  const { user } = await renderApp('/me', 'sw')
  await user.click(await button('Badilisha mwanafunzi'))
  await heading('Nani anajifunza?')
  await user.click(await button(amina.name))
  await user.type(await screen.findByRole('textbox', { name: /^PIN ya / }), '1470')
  expect(await screen.findByText(/^Hiyo si PIN\. Umebakiza majaribio 4/)).toBeTruthy()
  await user.type(await screen.findByRole('textbox', { name: /^PIN ya / }), PIN)
  await heading('Hello, Amina')
  await waitFor(() => expect(document.documentElement.lang).toBe('en'))
  await user.click(screen.getAllByRole('link', { name: 'Me' })[0] as HTMLElement)
  expect(await screen.findByRole('combobox', { name: 'Colours' })).toHaveProperty('value', 'dark')
})
