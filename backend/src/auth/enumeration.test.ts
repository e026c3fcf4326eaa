import { beforeEach, expect, test } from 'vitest'
import { countingHash, openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'

const KNOWN = 'learner@tajiconnect.test'
const UNKNOWN = 'nobody@example.com'

let gateway: TestGateway
let compared: () => number
beforeEach(async () => {
  const counting = countingHash()
  compared = counting.compared
  gateway = await openTestGateway({ hash: counting.hash })
})

/** All that a stranger sees, but for the request's own id. */
async function seen(response: Response) {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'x-request-id'))
  const text = (await response.text()).replace(/"request_id":"[^"]*"/, '')
  return { status: response.status, headers, text }
}

test('a wrong password and an unknown account look the same and cost the same comparisons, at every try', async () => {
  const login = (email: string) => gateway.send('POST /auth/login', { body: { email, password: 'not the password' } })
  for (let n = 0; n < 12; n += 1) {
    const before = compared()
    const known = await seen(await login(KNOWN))
    const between = compared()
    const unknown = await seen(await login(UNKNOWN))
    expect(known).toEqual(unknown)
    expect(compared() - between).toBe(between - before)
    expect(known.status).toBe(n < 10 ? 401 : 423)
  }
})

test('L8: a made-up refresh token looks the same whether its session exists or not, and writes nothing', async () => {
  const { refresh_token } = await gateway.signIn(KNOWN)
  const [id = '', generation = '', mac = ''] = refresh_token.split('.')
  const other = mac.startsWith('A') ? `B${mac.slice(1)}` : `A${mac.slice(1)}`
  const refresh = (token: string) => gateway.send('POST /auth/refresh', { body: { refresh_token: token } })
  const ofSession = await seen(await refresh(`${id}.${generation}.${other}`))
  expect(ofSession).toMatchObject({ status: 401, text: expect.stringContaining('"invalid_refresh_token"') })
  const before = gateway.disk.commits.length
  for (const token of [`${crypto.randomUUID()}.1.${mac}`, `${id}.9.${mac}`, mac, 'x', '..', `${id}.${generation}.`])
    expect(await seen(await refresh(token))).toEqual(ofSession)
  expect(gateway.disk.commits.length).toBe(before)
  expect((await refresh(refresh_token)).status).toBe(200)
})

test('forgot-password looks the same for both, and writes as much', async () => {
  const forgot = async (email: string) => {
    const [before, mails] = [gateway.disk.commits.length, gateway.mails.length]
    const response = await seen(await gateway.send('POST /auth/forgot-password', { body: { email } }))
    const commits = gateway.disk.commits.slice(before).map((changes) => changes.map(([name]) => name))
    return { response, commits, mailed: gateway.mails.length - mails }
  }
  for (let n = 0; n < 7; n += 1) {
    const { mailed, ...known } = await forgot(KNOWN)
    const { mailed: none, ...unknown } = await forgot(UNKNOWN)
    expect(known).toEqual(unknown)
    expect(known.response.status).toBe(202)
    expect([mailed, none]).toEqual([n < 5 ? 1 : 0, 0])
  }
})

test('what is kept for unknown addresses does not grow', async () => {
  for (let n = 0; n < 20; n += 1)
    await gateway.call('POST /auth/forgot-password', { body: { email: `nobody${n}@example.com` } })
  expect(gateway.store.rows('links').size).toBe(1)
  expect(JSON.stringify([...gateway.store.rows('links').values()])).not.toContain('nobody1@')
})

test('asking for an address that another account has looks like asking for a free one', async () => {
  const { access_token: token } = await gateway.signIn(KNOWN)
  const ask = async (email: string) =>
    seen(await gateway.send('POST /users/me/email', { body: { email, password: SEED_PASSWORD }, token }))
  expect(await ask('admin@tajiconnect.test')).toEqual(await ask('free@example.com'))
})

test.each([
  ['of ten characters', 'ab cd ef g'],
  ['of 128 characters', 'mango tree and '.repeat(9).slice(0, 128)],
  ['of any letters', 'ndizi-ñ-ɠ-日本-🍌 '],
  ['with spaces at its ends', '  mango tree 47  '],
])('a password %s is kept exactly as typed', async (_, password) => {
  const email = 'achieng@example.com'
  await gateway.call('POST /auth/register', { body: { name: 'Achieng', email, password } })
  const status = async (typed: string) =>
    (await gateway.send('POST /auth/login', { body: { email, password: typed } })).status
  expect(await status(password)).toBe(200)
  for (const near of [password.slice(0, -1), password.trim(), password.toUpperCase()])
    if (near !== password) expect(await status(near)).toBe(401)
})

test.each(['', 'nine char', 'x'.repeat(129)])('a new password of %j is refused by its length', async (password) => {
  const body = { name: 'Achieng', email: 'achieng@example.com', password }
  expect((await gateway.send('POST /auth/register', { body })).status).toBe(422)
})
