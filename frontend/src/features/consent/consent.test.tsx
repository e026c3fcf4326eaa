import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { call } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { saveUser, useSession } from '../../stores/session.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { tokenIn } from '../../testing/mail.ts'
import { renderApp } from '../../testing/render-app.tsx'

const GUARDIAN = 'grace@example.com'
const PHONE = '254712345678'
const bySms = { guardian_name: 'Grace', channel: 'sms', to: PHONE } as const
const byEmail = { guardian_name: 'Grace', channel: 'email', to: GUARDIAN } as const

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
})

type User = Awaited<ReturnType<typeof renderApp>>['user']
const press = (user: User, name: string) => user.click(screen.getByRole('button', { name }))
const region = () => screen.findByRole('region', { name: 'Consent of a parent or guardian' })
const stored = () => gateway.store.rows('consents').get(useSession.getState().user?.id ?? '')
const code = () => /\b\d{6}\b/.exec(gateway.texts.at(-1)?.text ?? '')?.[0] ?? ''

/** A new learner of this month of birth, on this phone. */
async function enterBorn(born: string) {
  const session = await gateway.enterAnew()
  const user = await gateway.call('PATCH /users/me', { body: { born } }, session.access_token)
  saveUser(user)
  return session
}

describe('the privacy page', () => {
  test('from the age to a guardian’s code, and back again', async () => {
    await gateway.enterAnew()
    const { user } = await renderApp('/me')
    await user.click(await screen.findByRole('link', { name: /^Privacy/ }))
    await screen.findByRole('heading', { level: 1, name: 'Privacy' })
    expect(screen.queryByRole('region', { name: 'Consent of a parent or guardian' })).toBeNull()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Month of birth' }), 'May')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Year of birth' }), '2011')
    await press(user, 'Save')

    const consent = await region()
    expect(within(consent).getByText('Not asked yet')).toBeTruthy()
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Privacy'))
    await user.type(within(consent).getByRole('textbox', { name: 'Name of your parent or guardian' }), 'Grace Kamau')
    expect(within(consent).getByRole('radio', { name: 'Text message (SMS)' })).toHaveProperty('checked', true)
    const phone = within(consent).getByRole('textbox', { name: 'Their phone number' })
    await user.type(phone, '0712 345')
    await press(user, 'Ask for consent')
    expect(await within(consent).findByText(/does not look like a Kenyan mobile number/)).toBeTruthy()
    expect(gateway.texts).toEqual([])
    await user.type(phone, ' 678')
    await press(user, 'Ask for consent')
    expect(await within(consent).findByText('Waiting for an answer')).toBeTruthy()
    expect(within(consent).getByText(/^Grace Kamau was asked on .*, at 2547•••••678\./)).toBeTruthy()
    expect(document.activeElement?.textContent).toBe('Consent of a parent or guardian')
    expect(gateway.texts).toMatchObject([{ to: PHONE }])

    const field = within(consent).getByRole('textbox', { name: 'Code from the message' })
    await user.type(field, code() === '111111' ? '222222' : '111111')
    await press(user, 'Confirm the code')
    expect(await within(consent).findByText(/That code is not right, or it is too old/)).toBeTruthy()
    await user.clear(field)
    await user.type(field, code().replace(/^.../, '$& '))
    await press(user, 'Confirm the code')
    expect(await within(consent).findByText('Given')).toBeTruthy()
    expect(stored()).toMatchObject({ answer: 'given', decided_by: 'guardian' })

    await press(user, 'Take the consent back')
    const dialog = screen.getByRole('dialog', { name: 'Take the consent back?' })
    await user.click(within(dialog).getByRole('button', { name: 'Take the consent back' }))
    expect(await within(consent).findByText(/^You took the consent back/)).toBeTruthy()
    expect(stored()).toMatchObject({ answer: 'refused', decided_by: 'learner' })
    expect(gateway.texts.at(-1)?.text).toMatch(/took back/)
  })

  test('one’s own address is refused at its field, and what was typed stays', async () => {
    const session = await enterBorn('2011-05')
    const { user } = await renderApp('/me/privacy')
    const consent = await region()
    await user.type(within(consent).getByRole('textbox', { name: 'Name of your parent or guardian' }), 'Grace')
    await user.click(within(consent).getByRole('radio', { name: 'E-mail' }))
    await user.type(within(consent).getByRole('textbox', { name: 'Their e-mail' }), session.user.email)
    await press(user, 'Ask for consent')
    expect(
      await within(consent).findByRole('textbox', { name: 'Their e-mail', description: /This one is your own/ }),
    ).toHaveProperty('value', session.user.email)
    expect(stored()).toBeUndefined()
  })

  test('a code that is over says so, and another message can be asked for', async () => {
    await enterBorn('2011-05')
    await call('POST /users/me/consent', { body: bySms })
    gateway.pass(24 * 3_600_000)
    const { user } = await renderApp('/me/privacy')
    expect(await screen.findByText(/The code is over/)).toBeTruthy()
    expect(screen.queryByRole('textbox', { name: 'Code from the message' })).toBeNull()
    await user.click(screen.getByText('Ask again, or ask somebody else'))
    expect(screen.getByRole('textbox', { name: 'Name of your parent or guardian' })).toHaveProperty('value', 'Grace')
    await user.type(screen.getByRole('textbox', { name: 'Their phone number' }), '+254 712 345 678')
    await press(user, 'Ask for consent')
    expect(await screen.findByRole('textbox', { name: 'Code from the message' })).toBeTruthy()
    expect(gateway.texts).toHaveLength(2)
  })

  test('an open page hears what the guardian says', async () => {
    await enterBorn('2011-05')
    await call('POST /users/me/consent', { body: byEmail })
    await renderApp('/me/privacy')
    const consent = await region()
    expect(await within(consent).findByText('Waiting for an answer')).toBeTruthy()
    const token = tokenIn(gateway.mails, GUARDIAN)
    await waitFor(
      async () => {
        await gateway.call('POST /auth/consent', { body: { token, agrees: stored()?.answer !== 'given' } })
        expect(await within(consent).findByText('Given', undefined, { timeout: 500 })).toBeTruthy()
      },
      { timeout: 6000 },
    )
  })

  test('without a network the age is saved on this phone; asking says what to do, and keeps what was typed', async () => {
    await gateway.enterAnew()
    gateway.fail('PATCH /users/me', 'network', 1)
    const { user } = await renderApp('/me/privacy')
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Month of birth' }), 'May')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Year of birth' }), '2011')
    await press(user, 'Save')
    const consent = await region()
    expect(await screen.findByText(/^You are offline/)).toBeTruthy()
    gateway.fail('POST /users/me/consent', 'network', 1)
    await user.type(within(consent).getByRole('textbox', { name: 'Name of your parent or guardian' }), 'Grace')
    await user.type(within(consent).getByRole('textbox', { name: 'Their phone number' }), '0712345678')
    await press(user, 'Ask for consent')
    expect((await within(consent).findByRole('alert')).textContent).toMatch(/cannot reach TajiConnect/)
    await press(user, 'Ask for consent')
    expect(await within(consent).findByText('Waiting for an answer')).toBeTruthy()
  })

  test('adults are asked nothing', async () => {
    await enterBorn('2000-01')
    await renderApp('/me/privacy')
    expect(await screen.findByText('You are 18 or older, so nobody else has to agree.')).toBeTruthy()
    expect(screen.getByText(/You told us January 2000/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Ask for consent' })).toBeNull()
    expect(gateway.requests).not.toContain('GET /users/me/consent')
  })

  test('in Kiswahili', async () => {
    await enterBorn('2011-05')
    await call('POST /users/me/consent', { body: bySms })
    await renderApp('/me/privacy', 'sw')
    expect(await screen.findByRole('heading', { level: 1, name: 'Faragha' })).toBeTruthy()
    expect(await screen.findByText('Tunasubiri jibu')).toBeTruthy()
    expect(screen.getByRole('textbox', { name: 'Msimbo kutoka kwenye ujumbe' })).toBeTruthy()
  })
})

describe('on Today', () => {
  const card = () => screen.findByText(/a parent or guardian decides whether/)

  test('a learner under 18 is led there, once a week at most', async () => {
    await enterBorn('2011-05')
    const { user, unmount } = await renderApp('/today')
    await card()
    expect(screen.getByRole('link', { name: 'Ask them' }).getAttribute('href')).toBe('/me/privacy')
    await press(user, 'Not now')
    expect(screen.queryByRole('link', { name: 'Ask them' })).toBeNull()
    unmount()
    const again = await renderApp('/today')
    await screen.findByRole('heading', { level: 1, name: 'Hello, Wanjiru' })
    expect(screen.queryByRole('link', { name: 'Ask them' })).toBeNull()
    again.unmount()
    const key = `taji.privacy.later.${useSession.getState().user?.id}`
    const rest = Number(localStorage.getItem(key)) - Date.now()
    expect(rest).toBeGreaterThan(6.9 * 24 * 3_600_000)
    localStorage.setItem(key, String(Date.now() - 1))
    await renderApp('/today')
    await card()
  })

  test('somebody whose age is unknown is asked for it, and whose guardian was asked is left alone', async () => {
    await gateway.enterAnew()
    await call('PUT /onboarding', { body: { stage: 'form_3_4' } })
    await call('POST /onboarding/complete')
    saveUser(await call('GET /users/me'))
    const { unmount } = await renderApp('/today')
    expect((await screen.findByRole('link', { name: 'Tell us' })).getAttribute('href')).toBe('/me/privacy')
    unmount()
    await gateway.enter()
    await renderApp('/today')
    await screen.findByRole('heading', { level: 1, name: 'Hello, Amina' })
    await waitFor(() => expect(gateway.requests).toContain('GET /users/me/consent'))
    expect(screen.queryByRole('link', { name: /Tell us|Ask them/ })).toBeNull()
  })
})

describe('the guardian’s page', () => {
  async function linkOf(body: typeof bySms | typeof byEmail, locale: 'en' | 'sw' = 'en') {
    const { access_token: token, user } = await gateway.register('wanjiru@example.com')
    await gateway.call('PATCH /users/me', { body: { born: '2011-05', locale } }, token)
    await gateway.call('POST /users/me/consent', { body }, token)
    const sent = gateway.texts.at(-1)?.text ?? gateway.mails.at(-1)?.text ?? ''
    return { user, link: `/consent?token=${/\?token=([\w-]+)/.exec(sent)?.[1]}` }
  }

  test('says who asks and what for, and takes a yes, and a no later', async () => {
    const { user: learner, link } = await linkOf(byEmail)
    const { user } = await renderApp(link)
    await screen.findByRole('heading', { level: 1, name: 'Wanjiru asks for your consent' })
    await waitFor(() => expect(location.search).toBe(''))
    expect(screen.getByText(/^Hello Grace\. Wanjiru learns with TajiConnect/)).toBeTruthy()
    await press(user, 'I agree')
    expect(await screen.findByText(/^You agree, since/)).toBeTruthy()
    expect(document.activeElement?.textContent).toMatch(/You agree/)
    expect(gateway.store.rows('consents').get(learner.id)).toMatchObject({ answer: 'given' })
    await press(user, 'I take my consent back')
    expect(await screen.findByText(/^There is no consent, since/)).toBeTruthy()
    expect(gateway.store.rows('consents').get(learner.id)).toMatchObject({ answer: 'refused' })
    expect(screen.getByRole('button', { name: 'I agree' })).toBeTruthy()
  })

  test('opens in the learner’s language, and keeps the guardian’s own', async () => {
    const { link } = await linkOf(bySms, 'sw')
    const { user } = await renderApp(link)
    await screen.findByRole('heading', { level: 1, name: 'Wanjiru anaomba idhini yako' })
    await press(user, 'English')
    await screen.findByRole('heading', { level: 1, name: 'Wanjiru asks for your consent' })
    await press(user, 'I do not agree')
    expect(await screen.findByText(/^There is no consent, since/)).toBeTruthy()
  })

  test('a link that was replaced is explained', async () => {
    const { link } = await linkOf(bySms)
    const { access_token: token } = await gateway.signIn('wanjiru@example.com')
    await gateway.call('POST /users/me/consent', { body: byEmail }, token)
    await renderApp(link)
    expect((await screen.findByRole('alert')).textContent).toMatch(/This link counts no more/)
    expect(screen.queryByRole('button', { name: 'I agree' })).toBeNull()
  })

  test('without a token it says to open the link once more', async () => {
    await renderApp('/consent')
    expect(await screen.findByText(/Open the link in our message once more/)).toBeTruthy()
  })

  test('without a network neither the link nor the answer is lost', async () => {
    const { link } = await linkOf(bySms)
    gateway.fail('POST /auth/consent/view', 'network', 1)
    const { user } = await renderApp(link)
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot reach TajiConnect/)
    await press(user, 'Try again')
    await screen.findByRole('heading', { level: 1, name: 'Wanjiru asks for your consent' })
    gateway.fail('POST /auth/consent', 'network', 1)
    await press(user, 'I agree')
    expect((await screen.findByRole('alert')).textContent).toMatch(/cannot reach TajiConnect/)
    await press(user, 'I agree')
    expect(await screen.findByText(/^You agree, since/)).toBeTruthy()
    await outbox.wake()
  })
})
