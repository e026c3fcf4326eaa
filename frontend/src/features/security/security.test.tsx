import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { useSession } from '../../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { linkTo, tokenIn } from '../../testing/mail.ts'
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
const NEW_PASSWORD = 'mango tree 47'
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36'
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile/15E148 Safari/604.1'

const section = async (name: string) => within(await screen.findByRole('region', { name }))
const dialog = () => within(screen.getByRole('dialog'))
const statusOf = async (token: string) => (await gateway.send('GET /users/me', { token })).status

async function otherDevice(agent = ANDROID): Promise<string> {
  const body = { email: LEARNER, password: PASSWORD }
  const response = await gateway.send('POST /auth/login', { body, headers: { 'User-Agent': agent } })
  return (await response.json()).access_token
}

async function open() {
  await gateway.enter()
  return renderApp('/me/security')
}

/** Goes through all three steps, by the page. */
async function setUp(user: User): Promise<{ secret: string; codes: string[] }> {
  const at = await section('Two-step sign-in')
  await user.click(at.getByRole('button', { name: 'Set it up' }))
  await user.type(await at.findByLabelText('Current password'), PASSWORD)
  await user.click(at.getByRole('button', { name: 'Continue' }))
  expect(await at.findByRole('heading', { level: 3, name: 'Add the account to your app' })).toBeTruthy()
  const app = new URL(at.getByRole('link', { name: /Open it in the app/ }).getAttribute('href') ?? '')
  expect(app.protocol).toBe('otpauth:')
  const secret = app.searchParams.get('secret') ?? ''
  expect(at.getByText(secret.replaceAll(/.{4}(?=.)/g, '$& '))).toBeTruthy()
  expect(await at.findByRole('img', { name: /QR code/ })).toBeTruthy()
  await user.type(at.getByRole('textbox', { name: 'Code from the app' }), codeOf(secret, gateway.now()))
  await user.click(at.getByRole('button', { name: 'Turn it on' }))
  expect(await at.findByRole('heading', { level: 3, name: 'Keep your backup codes' })).toBeTruthy()
  return { secret, codes: at.getAllByRole('listitem').map((item) => item.textContent ?? '') }
}

async function keep(user: User) {
  const at = await section('Two-step sign-in')
  await user.click(at.getByRole('checkbox', { name: 'I have kept them' }))
  await user.click(at.getByRole('button', { name: 'Done' }))
}

test('Me leads here', async () => {
  await gateway.enter()
  const { user } = await renderApp('/me')
  await user.click(await screen.findByRole('link', { name: /Sign-in and safety/ }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Sign-in and safety' })).toBeTruthy()
})

test('an e-mail that is not confirmed gets its link again', async () => {
  const { user: account } = await gateway.enterAnew()
  const { user } = await renderApp('/me/security')
  const at = await section('E-mail')
  expect(at.getByText('Not confirmed yet')).toBeTruthy()
  const before = gateway.mails.length
  await user.click(at.getByRole('button', { name: 'Send the link again' }))
  expect(await at.findByText(new RegExp(`A link is on its way to ${account.email}`))).toBeTruthy()
  expect(gateway.mails.length).toBe(before + 1)
  await gateway.call('POST /auth/verify-email', { query: { token: tokenIn(gateway.mails, account.email) } })
})

test('asking for too many links says how long to wait', async () => {
  await gateway.enterAnew()
  const { user } = await renderApp('/me/security')
  const at = await section('E-mail')
  for (let sent = 0; sent < 6; sent++) {
    await user.click(at.getByRole('button', { name: 'Send the link again' }))
    await waitFor(() => expect(at.getByRole('button', { name: 'Send the link again' }).ariaBusy).not.toBe('true'))
  }
  expect((await at.findByRole('alert')).textContent).toMatch(/too often.*works again in \d+ minutes/)
})

test('what was confirmed elsewhere is seen here', async () => {
  const { user: account } = await gateway.enterAnew()
  const token = tokenIn(gateway.mails, account.email)
  await gateway.call('POST /auth/verify-email', { query: { token } })
  await renderApp('/me/security')
  expect(await (await section('E-mail')).findByText('Confirmed')).toBeTruthy()
})

test('a new e-mail counts once its link is opened', async () => {
  const { user, unmount } = await open()
  const at = await section('E-mail')
  await user.click(at.getByText('Change e-mail'))
  await user.type(at.getByRole('textbox', { name: 'New e-mail' }), 'amina@example.com')
  await user.type(at.getByLabelText('Current password'), 'not the password')
  await user.click(at.getByRole('button', { name: 'Send the link' }))
  expect(await at.findByText(/That password does not match/)).toBeTruthy()
  expect(at.getByLabelText('Current password')).toBe(document.activeElement)
  await user.clear(at.getByLabelText('Current password'))
  await user.type(at.getByLabelText('Current password'), PASSWORD)
  await user.click(at.getByRole('button', { name: 'Send the link' }))
  expect(await at.findByText(/on its way to amina@example.com.*stays as it is/)).toBeTruthy()
  expect(at.getByText(LEARNER)).toBeTruthy()
  expect(at.getByLabelText('Current password')).toHaveProperty('value', '')
  unmount()
  await renderApp(linkTo(gateway, 'amina@example.com'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Your e-mail is confirmed' })).toBeTruthy()
  expect(useSession.getState().user).toMatchObject({ email: 'amina@example.com', email_verified: true })
})

test('a new password signs every other device out, and this one stays', async () => {
  const other = await otherDevice()
  const { user } = await open()
  const at = await section('Password')
  await user.click(at.getByText('Change password', { selector: 'summary' }))
  await user.type(at.getByLabelText('Current password'), PASSWORD)
  await user.type(at.getByLabelText('New password'), 'password123')
  await user.click(at.getByRole('button', { name: 'Change password' }))
  expect(await at.findByText(/Many people use this password/)).toBeTruthy()
  await user.clear(at.getByLabelText('New password'))
  await user.type(at.getByLabelText('New password'), NEW_PASSWORD)
  await user.click(at.getByRole('button', { name: 'Change password' }))
  expect(await at.findByText(/Your password is changed/)).toBeTruthy()
  expect(await statusOf(other)).toBe(401)
  expect(await (await section('Devices')).findByText('It is signed in nowhere else.')).toBeTruthy()
  expect(useSession.getState().signedIn).toBe(true)
})

test('two steps: set up, kept, new backup codes, and off again', async () => {
  const { user } = await open()
  const { secret, codes } = await setUp(user)
  const at = await section('Two-step sign-in')
  expect(new Set(codes).size).toBe(10)
  expect(at.getByRole('button', { name: 'Done' }).ariaDisabled).toBe('true')
  await keep(user)
  expect(await at.findByText('On')).toBeTruthy()
  expect(screen.queryByText(codes[0] ?? '')).toBeNull()

  gateway.pass(30_000)
  await user.click(at.getByText('New backup codes'))
  const more = within(at.getByText('New backup codes').closest('details') as HTMLElement)
  await user.type(more.getByLabelText('Current password'), PASSWORD)
  await user.type(more.getByRole('textbox', { name: 'Code from the app' }), codeOf(secret, gateway.now()))
  await user.click(more.getByRole('button', { name: 'Make new codes' }))
  expect(await at.findByRole('heading', { level: 3, name: 'Keep your backup codes' })).toBe(
    document.activeElement?.querySelector('h3'),
  )
  const [fresh = ''] = at.getAllByRole('listitem').map((item) => item.textContent ?? '')
  expect(codes).not.toContain(fresh)
  await keep(user)

  await user.click(at.getByText('Turn it off', { selector: 'summary' }))
  const off = within(at.getByText('Turn it off', { selector: 'summary' }).closest('details') as HTMLElement)
  await user.type(off.getByLabelText('Current password'), PASSWORD)
  await user.click(off.getByRole('button', { name: 'Use a backup code' }))
  await user.type(off.getByRole('textbox', { name: 'Backup code' }), codes[0] ?? '')
  await user.click(off.getByRole('button', { name: 'Turn it off' }))
  expect(await off.findByText(/That code is not right/)).toBeTruthy()
  await user.clear(off.getByRole('textbox', { name: 'Backup code' }))
  await user.type(off.getByRole('textbox', { name: 'Backup code' }), fresh)
  await user.click(off.getByRole('button', { name: 'Turn it off' }))
  expect(await at.findByText('Off')).toBeTruthy()
  expect(at.getByRole('heading', { level: 2 })).toBe(document.activeElement)
})

test('a wrong first code turns nothing on', async () => {
  const { user } = await open()
  const at = await section('Two-step sign-in')
  await user.click(at.getByRole('button', { name: 'Set it up' }))
  await user.type(await at.findByLabelText('Current password'), PASSWORD)
  await user.click(at.getByRole('button', { name: 'Continue' }))
  const code = await at.findByRole('textbox', { name: 'Code from the app' })
  await user.type(code, 'abcdef')
  await user.click(at.getByRole('button', { name: 'Turn it on' }))
  expect(await at.findByText(/That code is not right/)).toBeTruthy()
  await user.click(at.getByRole('button', { name: 'Cancel' }))
  expect(at.getByText('Off')).toBeTruthy()
})

test('the backup codes can be copied and saved as a file', async () => {
  const saved: string[] = []
  URL.createObjectURL = vi.fn((blob: Blob) => `blob:${blob.type}`)
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push(`${this.download} ${this.href}`)
  })
  const { user } = await open()
  const { codes } = await setUp(user)
  await user.click(screen.getByRole('button', { name: 'Copy the codes' }))
  expect(await screen.findByText('Copied')).toBeTruthy()
  expect(await navigator.clipboard.readText()).toContain(codes.join('\n'))
  await user.click(screen.getByRole('button', { name: 'Save as a text file' }))
  expect(saved).toEqual(['tajiconnect-backup-codes.txt blob:text/plain'])
})

test('two steps turned on elsewhere are asked for here', async () => {
  const other = await otherDevice()
  const { user } = await open()
  const at = await section('E-mail')
  await waitFor(() => expect(gateway.requests).toContain('GET /users/me'))
  const { secret } = await gateway.call('POST /auth/2fa/setup', { body: { password: PASSWORD } }, other)
  await gateway.call('POST /auth/2fa/enable', { body: { code: codeOf(secret, gateway.now()) } }, other)
  gateway.pass(30_000)
  await user.click(at.getByText('Change e-mail'))
  await user.type(at.getByRole('textbox', { name: 'New e-mail' }), 'amina@example.com')
  await user.type(at.getByLabelText('Current password'), PASSWORD)
  await user.click(at.getByRole('button', { name: 'Send the link' }))
  await user.type(await at.findByRole('textbox', { name: 'Code from the app' }), codeOf(secret, gateway.now()))
  await user.click(at.getByRole('button', { name: 'Send the link' }))
  expect(await at.findByText(/on its way to amina@example.com/)).toBeTruthy()
})

test('devices are listed in plain words, and one is signed out', async () => {
  const [android, iphone] = [await otherDevice(), await otherDevice(IPHONE)]
  const { user } = await open()
  const at = await section('Devices')
  expect(await at.findByText('Chrome on Android')).toBeTruthy()
  expect(at.getByText('Safari on iPhone')).toBeTruthy()
  expect(at.getAllByText('This phone')).toHaveLength(1)
  await user.click(at.getByRole('button', { name: 'Sign out: Chrome on Android' }))
  expect(dialog().getByText(/cannot be undone/)).toBeTruthy()
  await user.click(dialog().getByRole('button', { name: 'Sign out' }))
  expect(await at.findByText('Signed out.')).toBeTruthy()
  expect(at.queryByText('Chrome on Android')).toBeNull()
  expect([await statusOf(android), await statusOf(iphone)]).toEqual([401, 200])
})

test('all others are signed out together, after a word; a failure is said and can be tried again', async () => {
  const tokens = [await otherDevice(), await otherDevice(IPHONE)]
  const { user } = await open()
  const at = await section('Devices')
  await user.click(await at.findByRole('button', { name: 'Sign out all others' }))
  await user.click(dialog().getByRole('button', { name: 'Cancel' }))
  expect(await statusOf(tokens[0] ?? '')).toBe(200)
  gateway.fail('DELETE /auth/sessions', 'network', 1)
  await user.click(at.getByRole('button', { name: 'Sign out all others' }))
  await user.click(dialog().getByRole('button', { name: 'Sign out all others' }))
  expect((await dialog().findByRole('alert')).textContent).toMatch(/cannot reach TajiConnect/)
  await user.click(dialog().getByRole('button', { name: 'Sign out all others' }))
  expect(await at.findByText('It is signed in nowhere else.')).toBeTruthy()
  expect(await Promise.all(tokens.map(statusOf))).toEqual([401, 401])
})

test('without a network the page stands, and says what it could not fetch', async () => {
  await gateway.enter()
  gateway.fail('GET /auth/sessions', 'network')
  gateway.fail('GET /users/me', 'network')
  await renderApp('/me/security')
  expect(await (await section('Devices')).findByRole('button', { name: 'Try again' })).toBeTruthy()
  expect((await section('E-mail')).getByText(LEARNER)).toBeTruthy()
})

test('all of it can be read in Kiswahili', async () => {
  await gateway.enter()
  await renderApp('/me/security', 'sw')
  expect(await screen.findByRole('heading', { level: 1, name: 'Kuingia na usalama' })).toBeTruthy()
  for (const name of ['Barua pepe', 'Nenosiri', 'Kuingia kwa hatua mbili', 'Vifaa'])
    expect(screen.getByRole('region', { name })).toBeTruthy()
})
