import { configure, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { useSession } from '../../stores/session.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { linkTo } from '../../testing/mail.ts'
import { renderApp } from '../../testing/render-app.tsx'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
})

afterEach(() => configure({ reactStrictMode: false }))

const LEARNER = 'learner@tajiconnect.test'
const NEW_PASSWORD = 'mango tree 47'
const HOUR = 3_600_000
const times = (request: string) => gateway.requests.filter((each) => each === request).length

async function askForLink(email = LEARNER) {
  await gateway.call('POST /auth/forgot-password', { body: { email } })
  return linkTo(gateway, email)
}

async function choose(user: Awaited<ReturnType<typeof renderApp>>['user'], password: string) {
  await user.type(await screen.findByLabelText('New password'), password)
  await user.click(screen.getByRole('button', { name: 'Use this password' }))
}

test('a forgotten password: from sign-in by the mail to a new one, and in', async () => {
  const { user, unmount } = await renderApp('/login')
  await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), LEARNER)
  await user.click(screen.getByRole('link', { name: 'Forgot your password?' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Choose a new password' })).toBeTruthy()
  expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveProperty('value', LEARNER)
  await user.click(screen.getByRole('button', { name: 'Send me the link' }))
  expect(await screen.findByText(`If ${LEARNER} has an account, a link is on its way.`)).toBeTruthy()
  expect(screen.getByText(/lasts one hour/)).toBeTruthy()
  expect(screen.getByText(/spam/)).toBeTruthy()
  unmount()

  const page = await renderApp(linkTo(gateway, LEARNER))
  expect(await screen.findByLabelText('New password')).toHaveProperty('autocomplete', 'new-password')
  await waitFor(() => expect(location.search).toBe(''))
  await choose(page.user, NEW_PASSWORD)
  expect(await screen.findByText(/Your new password counts/)).toBeTruthy()
  await page.user.type(screen.getByRole('textbox', { name: 'E-mail' }), LEARNER)
  await page.user.type(screen.getByLabelText('Password'), NEW_PASSWORD)
  await page.user.click(screen.getByRole('button', { name: 'Log in' }))
  await waitFor(() => expect(location.pathname).toBe('/today'))
})

test('the words are the same where there is no account, and nothing is sent', async () => {
  const { user } = await renderApp('/forgot-password')
  await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), 'nobody@example.com')
  await user.click(screen.getByRole('button', { name: 'Send me the link' }))
  expect(await screen.findByText('If nobody@example.com has an account, a link is on its way.')).toBeTruthy()
  expect(gateway.mails).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Ask again' }))
  expect(await screen.findByRole('textbox', { name: 'E-mail' })).toHaveProperty('value', 'nobody@example.com')
})

test('without a network the e-mail stays, and another try goes through', async () => {
  gateway.fail('POST /auth/forgot-password', 'network', 1)
  const { user } = await renderApp('/forgot-password')
  await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), LEARNER)
  await user.click(screen.getByRole('button', { name: 'Send me the link' }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/cannot reach TajiConnect/)
  await user.click(screen.getByRole('button', { name: 'Send me the link' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Look in your e-mail' })).toBeTruthy()
})

test('a password many people use is refused at its field, and the link still works', async () => {
  const { user } = await renderApp(await askForLink())
  await choose(user, 'password123')
  expect(await screen.findByText(/Many people use this password/)).toBeTruthy()
  await user.clear(screen.getByLabelText('New password'))
  await choose(user, NEW_PASSWORD)
  expect(await screen.findByRole('heading', { level: 1, name: 'Welcome back' })).toBeTruthy()
})

test('a link that is too old leads to a new one', async () => {
  const link = await askForLink()
  gateway.pass(HOUR)
  const { user } = await renderApp(link)
  await choose(user, NEW_PASSWORD)
  expect((await screen.findByRole('alert')).textContent).toMatch(/used or is too old/)
  await user.click(screen.getByRole('link', { name: 'Ask for a new link' }))
  expect(await screen.findByRole('button', { name: 'Send me the link' })).toBeTruthy()
})

test('the page without its link says where the link is', async () => {
  await renderApp('/reset-password')
  expect((await screen.findByRole('alert')).textContent).toMatch(/needs the link from the e-mail/)
  expect(screen.queryByLabelText('New password')).toBeNull()
})

test('a reset signs this phone out too', async () => {
  await gateway.enter()
  const { user } = await renderApp(await askForLink())
  await choose(user, NEW_PASSWORD)
  expect(await screen.findByRole('heading', { level: 1, name: 'Welcome back' })).toBeTruthy()
  expect(useSession.getState().signedIn).toBe(false)
})

async function registered() {
  const { user } = await gateway.enterAnew()
  return { ...user, link: linkTo(gateway, user.email) }
}

test('an e-mail is confirmed once, and the account on this phone knows', async () => {
  const { link, email } = await registered()
  configure({ reactStrictMode: true })
  const { user } = await renderApp(link)
  expect(await screen.findByRole('heading', { level: 1, name: 'Your e-mail is confirmed' })).toBeTruthy()
  expect(screen.getByText(new RegExp(email))).toBeTruthy()
  expect(location.search).toBe('')
  expect(times('POST /auth/verify-email')).toBe(1)
  expect(useSession.getState().user).toMatchObject({ email_verified: true })
  await user.click(screen.getByRole('link', { name: 'Continue' }))
  await waitFor(() => expect(location.pathname).toBe('/welcome'))
})

test('whoever is not signed in is led to that', async () => {
  const { user: account } = await gateway.enterAnew()
  const link = linkTo(gateway, account.email)
  localStorage.clear()
  useSession.setState({ user: null, signedIn: false })
  const { user } = await renderApp(link)
  await user.click(await screen.findByRole('link', { name: 'Log in' }))
  expect(await screen.findByRole('textbox', { name: 'E-mail' })).toHaveProperty('value', account.email)
})

test('a link opened a second time says how things stand', async () => {
  const { link, email } = await registered()
  const first = await renderApp(link)
  await screen.findByRole('heading', { level: 1, name: 'Your e-mail is confirmed' })
  first.unmount()
  await renderApp(link)
  expect((await screen.findByRole('alert')).textContent).toMatch(/used or is too old/)
  expect(await screen.findByText(`Your e-mail ${email} is confirmed.`)).toBeTruthy()
})

test('a link that is too old says so', async () => {
  const { link } = await registered()
  gateway.pass(24 * HOUR)
  await gateway.enter()
  await renderApp(link)
  expect((await screen.findByRole('alert')).textContent).toMatch(/used or is too old/)
  expect(screen.getByRole('link', { name: /get a new link/ })).toBeTruthy()
})

test('without a network the link is not lost', async () => {
  const { link } = await registered()
  gateway.fail('POST /auth/verify-email', 'network', 1)
  const { user } = await renderApp(link)
  expect((await screen.findByRole('alert')).textContent).toMatch(/cannot reach TajiConnect/)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Your e-mail is confirmed' })).toBeTruthy()
})

test('a new password can be chosen in Kiswahili', async () => {
  const { user } = await renderApp(await askForLink(), 'sw')
  await user.type(await screen.findByLabelText('Nenosiri jipya'), 'fupi')
  await user.click(screen.getByRole('button', { name: 'Tumia nenosiri hili' }))
  expect(await screen.findByText('Tumia angalau herufi 10.')).toBeTruthy()
})
