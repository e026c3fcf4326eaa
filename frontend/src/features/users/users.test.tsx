import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { useSession } from '../../stores/session.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
})

const amina = () => gateway.store.read((tx) => tx.get('users', 'amina'))
const dialog = () => within(screen.getByRole('dialog'))

test('a new name is saved here and at the gateway', async () => {
  await gateway.enter()
  const { user } = await renderApp('/me')
  expect(await screen.findByRole('heading', { level: 1, name: 'Hello, Amina' })).toBeTruthy()
  expect(screen.getByText('learner@tajiconnect.test')).toBeTruthy()
  const name = screen.getByRole('textbox', { name: 'Your name' })
  await user.clear(name)
  await user.type(name, 'Amina A. Otieno')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Saved')).toBeTruthy()
  await waitFor(async () => expect(await amina()).toMatchObject({ name: 'Amina A. Otieno' }))
})

test('an empty name is not taken', async () => {
  await gateway.enter()
  const { user } = await renderApp('/me')
  await user.clear(await screen.findByRole('textbox', { name: 'Your name' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(screen.getByRole('textbox', { name: 'Your name', description: 'Fill this in.' })).toBe(document.activeElement)
})

test('the language switches at once and goes with the account', async () => {
  await gateway.enter()
  const { user } = await renderApp('/me')
  await user.click(await screen.findByRole('button', { name: 'Kiswahili' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Habari, Amina' })).toBeTruthy()
  expect(screen.getByRole('combobox', { name: 'Rangi' })).toBeTruthy()
  await waitFor(async () => expect(await amina()).toMatchObject({ locale: 'sw' }))
})

test('logging out asks first, and ends at the front door', async () => {
  await gateway.enter()
  const { user } = await renderApp('/me')
  await user.click(await screen.findByRole('button', { name: 'Log out' }))
  expect(dialog().getByText(/All you did is safe with us/)).toBeTruthy()
  await user.click(dialog().getByRole('button', { name: 'Cancel' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Log out' }))
  await user.click(dialog().getByRole('button', { name: 'Log out' }))
  expect(await screen.findByRole('link', { name: 'Start free' })).toBeTruthy()
  expect(location.pathname).toBe('/')
  expect(useSession.getState().user).toBeNull()
})

test('unsent work is spoken of before logging out, and waits for its owner', async () => {
  await gateway.enter()
  gateway.fail('PATCH /users/me', 'network')
  const { user, unmount } = await renderApp('/me')
  const name = await screen.findByRole('textbox', { name: 'Your name' })
  await user.type(name, ' Junior')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText(/1 thing you did is saved on this phone only/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Log out' }))
  expect(dialog().getByText(/1 thing you did has not reached us yet/)).toBeTruthy()
  expect(dialog().getByRole('button', { name: 'Log out and delete it' })).toBeTruthy()
  await user.click(dialog().getByRole('button', { name: 'Log out and keep it here' }))
  await waitFor(() => expect(location.pathname).toBe('/'))
  unmount()
  await gateway.enter()
  await renderApp('/me')
  expect(await screen.findByText(/1 thing you did is saved on this phone only/)).toBeTruthy()
})

const parkAChange = async (times?: number) => {
  await gateway.enter()
  gateway.fail('PATCH /users/me', 'validation', times)
  const { user } = await renderApp('/me')
  await user.type(await screen.findByRole('textbox', { name: 'Your name' }), ' Junior')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  return { user, list: within(await screen.findByRole('region', { name: 'Not with us yet' })) }
}

test('work the gateway would not take is listed and can be tried again', async () => {
  const { user, list } = await parkAChange(1)
  expect(list.getByText('A change to your account')).toBeTruthy()
  expect(list.getByText(/Something here needs another look/)).toBeTruthy()
  await user.click(list.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Not with us yet' })).toBeNull())
  await waitFor(async () => expect(await amina()).toMatchObject({ name: 'Amina Otieno Junior' }))
})

test('work the gateway would not take is deleted only when that is meant', async () => {
  const { user, list } = await parkAChange()
  await user.click(list.getByRole('button', { name: 'Delete it' }))
  await user.click(dialog().getByRole('button', { name: 'Cancel' }))
  expect(list.getByText('A change to your account')).toBeTruthy()
  await user.click(list.getByRole('button', { name: 'Delete it' }))
  await user.click(dialog().getByRole('button', { name: 'Delete it' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Not with us yet' })).toBeNull())
  expect(await amina()).toMatchObject({ name: 'Amina Otieno' })
})

test('everybody can read where the facts come from', async () => {
  await renderApp('/about')
  expect(await screen.findByRole('heading', { level: 1, name: 'Where our facts come from' })).toBeTruthy()
  expect(screen.getByText(/^This product includes information from the O\*NET 29\.3 Database/).lang).toBe('en')
  expect(screen.getByRole('link', { name: 'The O*NET database' })).toHaveProperty('target', '')
  expect(screen.getByText(/circular of the Ministry of Education of 30 July 2025/)).toBeTruthy()
  expect(screen.getByText(/from May 2026: KSh 67,189 a year/)).toBeTruthy()
  expect(await screen.findByText(/^Version \d/)).toBeTruthy()
})

test('it can be read in Kiswahili and without a network, with the licence’s words as they are', async () => {
  gateway.fail('GET /gateway/health', 'network')
  await renderApp('/about', 'sw')
  expect(await screen.findByRole('heading', { level: 1, name: 'Taarifa zetu zinatoka wapi' })).toBeTruthy()
  expect(screen.getByText(/^This product includes information from the O\*NET/)).toBeTruthy()
  expect(screen.getByText(/Wizara ya Elimu wa tarehe 30 Julai 2025/)).toBeTruthy()
})
