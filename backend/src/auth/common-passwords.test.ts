import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PASSWORD_MIN } from '@tajiconnect/contract/limits'
import { readCommonPasswords } from '../host/common-passwords.ts'
import { openTestGateway, SEED_PASSWORD } from '../testing/gateway.ts'
import { isCommon } from './common-passwords.ts'

const common = readCommonPasswords()
const owner = { email: 'zawadi.njeri@example.com', name: 'Zawadi wa Njeri' }
const refused = (password: string) => isCommon(password, owner, common)

test('the list holds the three thousand of most leaks, and longer ones beyond', () => {
  expect(common.size).toBeGreaterThan(4000)
  const top = [...common].slice(0, 3000)
  expect(top.slice(0, 5)).toEqual(['123456', 'password', '12345678', 'qwerty', '123456789'])
  expect([...common].slice(3000).every(({ length }) => length >= PASSWORD_MIN)).toBe(true)
})

test.each([
  ['of the list', '1q2w3e4r5t', 'Manchester', 'leavemealone'],
  ['a common word with digits or a sign', 'password12', 'Password2024!', 'dragon1999', '1234monkey', 'sunshine12345'],
  ['with look-alikes', 'P@ssw0rd123', 'pa$$word2020', '1l0v3y0u2024', 'k3ny@12345'],
  ['along the keyboard', 'qwertyuiop', 'asdfghjkl;', 'poiuytrewq', '1qaz2wsx3edc', 'qwerty12345', 'zxcvbnm,./'],
  ['in order', '1234567890', '0987654321', 'abcdefghij', 'abc1234567', '123456abcdef'],
  ['repeated', 'aaaaaaaaaa', '1212121212', 'habarihabari', '111222333444', 'karibukaribu'],
  [
    'Kenyan',
    'Kenya12345',
    'harambee2024',
    'karibu2026',
    'Nairobi254!',
    '2007mombasa',
    'safaricom12',
    'manchesterunited1',
  ],
  ['a phone number', '0712345678', '254110987654', '+254722000111'],
  ['the site’s name', 'tajiconnect', 'TajiConnect2026', 'taji123456'],
  ['the owner’s own', 'zawadi.njeri@example.com', 'Zawadi2008', 'njeri12345', 'ZawadiNjeri1', 'zawadiwanjeri'],
])('%s', (_, ...passwords) => {
  expect(passwords.filter((password) => !refused(password))).toEqual([])
})

test.each([
  SEED_PASSWORD,
  'mango tree 47',
  'another tree 48',
  'correct horse battery staple',
  'ninapenda chai ya tangawizi',
  'kenya-mlima-theluji',
  'vK7#qpLz2mWd',
  '🦒🦒🐘🦒🐘🐘🦒🦒🐘🦒',
  '4815926535',
])('%s is nobody else’s, and may be chosen', (password) => {
  expect(refused(password)).toBe(false)
})

const listed = fc.constantFrom(...common)
const letters = (word: string) => /^[a-z]{3,}$/.test(word)

test('nothing of the list may be chosen, however its letters are written and with up to four digits after it', () => {
  const spelt = fc.tuple(listed.filter(letters), fc.boolean(), fc.stringMatching(/^\d{0,4}$/), fc.constantFrom('', '!'))
  fc.assert(
    fc.property(spelt, ([word, upper, digits, sign]) => refused((upper ? word.toUpperCase() : word) + digits + sign)),
  )
  fc.assert(fc.property(listed, refused))
})

test('a run from anywhere on the keyboard, in either direction and any number of times, may not be chosen', () => {
  const run = fc
    .tuple(
      fc.constantFrom('qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890'),
      fc.nat(6),
      fc.integer({ min: 3, max: 9 }),
    )
    .map(([row, from, length]) => row.slice(from, from + length))
    .filter(({ length }) => length >= 3)
  const turned = fc.tuple(run, fc.boolean()).map(([text, back]) => (back ? [...text].toReversed().join('') : text))
  fc.assert(fc.property(fc.array(turned, { minLength: 1, maxLength: 5 }), (runs) => refused(runs.join(''))))
})

test('what is drawn at random may be chosen', () => {
  const random = fc.string({ unit: fc.constantFrom(...'bcdfghjkmnpqrtvwxyz23456789'), minLength: 16, maxLength: 40 })
  fc.assert(
    fc.property(
      random.filter((text) => new Set(text).size > 8),
      (password) => !refused(password),
    ),
  )
})

test('any text is judged', () => {
  const text = fc.array(fc.nat(0x10ffff), { maxLength: 128 }).map((points) => String.fromCodePoint(...points))
  fc.assert(fc.property(text, (text) => typeof refused(text) === 'boolean'))
  for (const text of ['a'.repeat(127) + 'b', '1'.repeat(64) + 'a' + '1'.repeat(63), '!'.repeat(128)])
    expect(typeof refused(text)).toBe('boolean')
})

test('at the door, by mail and inside the same is refused', async () => {
  const gateway = await openTestGateway()
  const { access_token: token, user } = await gateway.register('zawadi.njeri@example.com')
  const errorOf = async (response: Response) => [response.status, (await response.json()).errors?.[0]?.code]
  const body = { name: 'Atieno', email: 'atieno@example.com', password: 'Atieno2008' }
  expect(await errorOf(await gateway.send('POST /auth/register', { body }))).toEqual([422, 'common_password'])
  await gateway.call('POST /auth/forgot-password', { body: { email: user.email } })
  const link = /token=([\w-]+)/.exec(gateway.mails.at(-1)?.text ?? '')?.[1]
  const reset = { token: link, password: 'wanjiru2008' }
  expect(await errorOf(await gateway.send('POST /auth/reset-password', { body: reset }))).toEqual([
    422,
    'common_password',
  ])
  const change = { current_password: SEED_PASSWORD, new_password: 'Harambee2024' }
  expect(await errorOf(await gateway.send('POST /users/me/password', { body: change, token }))).toEqual([
    422,
    'common_password',
  ])
})
