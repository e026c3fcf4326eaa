import { LOCALES } from '@tajiconnect/contract/common'
import { expect, test } from 'vitest'
import { guardianMails, guardianTexts, learnerName, plainName } from './messages.ts'

const link = `https://tajiconnect.test/consent?token=${'T0k-en_'.repeat(6)}`
const asked = { name: 'Wanjirũ Kamau', code: '012345', link }
const addresses = (text = '') => text.match(/https?:\S+/g) ?? []

test.each([
  ['Visit https://evil.test/win now', 'Visit https evil test win now'],
  ['Call 0712 345 678', 'Call'],
  ['www.evil.test', 'www evil test'],
  ['Ng’ang’a wa-Thiong’o', 'Ng’ang’a wa-Thiong’o'],
  ['  Wanjirũ \n\t Kamau ', 'Wanjirũ Kamau'],
  ['A'.repeat(80), 'A'.repeat(40)],
  ['+254!', ''],
])('a name typed as %j goes to nobody but as %j', (typed, plain) => {
  expect(plainName(typed)).toBe(plain)
})

test('a name without letters is replaced', () => {
  expect(learnerName({ name: '12345', locale: 'en' })).toBe('A learner')
  expect(learnerName({ name: '12345', locale: 'sw' })).toBe('Mwanafunzi')
})

test.each(['asked', 'takenBack'] as const)('the mail “%s” is in both languages, and each says the same', (kind) => {
  const [en, sw] = LOCALES.map((locale) => {
    const to = { to: 'grace@example.com', locale }
    return kind === 'asked' ? guardianMails.asked(to, asked) : guardianMails.takenBack(to, asked.name)
  })
  for (const mail of [en, sw]) {
    expect(mail?.to).toBe('grace@example.com')
    expect(mail?.subject.length).toBeLessThan(50)
    expect(mail?.text.length).toBeLessThan(1300)
    expect(mail?.text).toContain(asked.name)
    expect(`${mail?.subject}${mail?.text}`).not.toMatch(/!|undefined/)
  }
  expect(en?.subject).not.toBe(sw?.subject)
  expect(addresses(en?.text)).toEqual(kind === 'asked' ? [link] : [])
  expect(addresses(sw?.text)).toEqual(addresses(en?.text))
})

test('the text message holds the code and the link, and fits in two parts', () => {
  for (const locale of LOCALES) {
    const { text } = guardianTexts.asked({ to: '254712345678', locale }, { ...asked, name: 'A'.repeat(40) })
    expect(text).toContain('012345')
    expect(addresses(text)).toEqual([link])
    // Two joined parts of 153 characters each.
    expect(text.length).toBeLessThanOrEqual(306)
    expect(text).not.toMatch(/!|undefined/)
    expect(guardianTexts.takenBack({ to: '254712345678', locale }, 'A'.repeat(40)).text.length).toBeLessThanOrEqual(160)
  }
})
