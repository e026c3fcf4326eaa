import { LOCALES } from '@tajiconnect/contract/common'
import { expect, test } from 'vitest'
import { openTestGateway } from '../testing/gateway.ts'
import { mails } from './mails.ts'

const appUrl = 'https://tajiconnect.test'
const token = 'T0k-en_'.repeat(6)
const to = { email: 'achieng@example.com', locale: 'en' as const }
const kinds = Object.keys(mails) as (keyof typeof mails)[]

test.each(kinds)('%s is short, in both languages, and each says its own', (kind) => {
  const [en, sw] = LOCALES.map((locale) => mails[kind]({ ...to, locale }, appUrl, token))
  for (const mail of [en, sw]) {
    expect(mail?.to).toBe(to.email)
    expect(mail?.subject.length).toBeLessThan(50)
    expect(mail?.text.length).toBeLessThan(450)
    expect(`${mail?.subject}${mail?.text}`).not.toMatch(/!|undefined/)
  }
  expect(en?.subject).not.toBe(sw?.subject)
  const addresses = (text = '') => text.match(/https?:\S+/g) ?? []
  expect(addresses(en?.text)).toEqual(addresses(sw?.text))
})

test.each([
  ['verify', `${appUrl}/verify-email?token=${token}`],
  ['confirmNewEmail', `${appUrl}/verify-email?token=${token}`],
  ['reset', `${appUrl}/reset-password?token=${token}`],
  ['passwordChanged', `${appUrl}/forgot-password`],
] as const)('%s has %s on a line of its own or at its end', (kind, address) => {
  expect(mails[kind](to, appUrl, token).text).toMatch(new RegExp(`${address.replace('?', '\\?')}$`, 'm'))
})

test('an account is written to in its language, and nothing of what was typed is in it', async () => {
  const gateway = await openTestGateway()
  const body = { name: 'Visit evil.test', email: to.email, password: 'mango tree 47', locale: 'sw' as const }
  await gateway.call('POST /auth/register', { body })
  const [mail] = gateway.mails
  expect(mail?.subject).toBe('Thibitisha barua pepe yako')
  expect(mail?.text).not.toContain('evil')
})

test('a mail that cannot be sent fails nobody’s request, and is logged without its words', async () => {
  const gateway = await openTestGateway({ mail: { send: () => Promise.reject(new Error('ECONNREFUSED')) } })
  const { user } = await gateway.register(to.email)
  expect(user.email).toBe(to.email)
  expect(gateway.log).toEqual([{ level: 'error', event: 'mail_failed', detail: 'ECONNREFUSED' }])
})
