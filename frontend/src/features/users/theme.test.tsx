import { screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { applyTheme, setTheme, type Theme } from '../../stores/preferences.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'

const AMINA = { email: 'learner@tajiconnect.test', password: PASSWORD }

let gateway: TestGateway
let stop = () => {}
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
  setTheme('system', { ofAccount: true })
  stop = applyTheme()
})
afterEach(() => stop())

const colours = () => screen.findByRole('combobox', { name: 'Colours' })
const kept = async () => (await gateway.store.read((tx) => tx.get('users', 'amina')))?.theme ?? 'system'
const onPage = () => document.documentElement.dataset.theme ?? 'system'
const onPhone = () => localStorage.getItem('taji.theme')

async function chooseElsewhere(theme: Theme) {
  const { access_token } = await gateway.signIn(AMINA.email)
  await gateway.call('PATCH /users/me', { body: { theme } }, access_token)
}

async function signIn() {
  const { user } = await renderApp('/login')
  await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), AMINA.email)
  await user.type(screen.getByLabelText('Password'), AMINA.password)
  await user.click(screen.getByRole('button', { name: 'Log in' }))
  await screen.findByRole('heading', { level: 1, name: /Amina/ })
}

test('the colours change at once, and go with the account', async () => {
  await gateway.enter()
  const { user } = await renderApp('/me')
  await user.selectOptions(await colours(), 'Dark')
  expect([onPage(), onPhone()]).toEqual(['dark', 'dark'])
  await waitFor(async () => expect(await kept()).toBe('dark'))
  await user.selectOptions(await colours(), 'As the phone')
  expect([onPage(), onPhone()]).toEqual(['system', 'system'])
  await waitFor(async () => expect(await kept()).toBe('system'))
})

test('without a network they are kept here, and sent later', async () => {
  await gateway.enter()
  gateway.fail('PATCH /users/me', 'network', 1)
  const { user } = await renderApp('/me')
  await user.selectOptions(await colours(), 'Dark')
  expect([onPage(), onPhone()]).toEqual(['dark', 'dark'])
  expect(await kept()).toBe('system')
  await waitFor(async () => expect(await kept()).toBe('dark'))
  expect(onPage()).toBe('dark')
})

test('signing in on a second phone brings them along', async () => {
  await chooseElsewhere('dark')
  await signIn()
  expect([onPage(), onPhone()]).toEqual(['dark', 'dark'])
})

test('what a visitor has just chosen here becomes the account’s', async () => {
  await chooseElsewhere('dark')
  setTheme('light')
  await signIn()
  expect([onPage(), onPhone()]).toEqual(['light', 'light'])
  await waitFor(async () => expect(await kept()).toBe('light'))
})

test('a change on another phone is seen when the own place is opened', async () => {
  await gateway.enter()
  await chooseElsewhere('dark')
  await renderApp('/me')
  await waitFor(() => expect(onPage()).toBe('dark'))
  expect(await colours()).toHaveProperty('value', 'dark')
})

test('but not over a change of this phone that is still on its way', async () => {
  await gateway.enter()
  gateway.fail('PATCH /users/me', 'network')
  const first = await renderApp('/me')
  await first.user.selectOptions(await colours(), 'Light')
  first.unmount()
  await chooseElsewhere('dark')
  const before = gateway.requests.length
  await renderApp('/me')
  await waitFor(() => expect(gateway.requests.slice(before)).toContain('GET /users/me'))
  await screen.findByText(/saved on this phone only/)
  expect(onPage()).toBe('light')
})
