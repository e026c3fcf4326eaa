import type { Session } from '@tajiconnect/contract/auth'
import type { Reply } from '@tajiconnect/contract/endpoints'
import { beforeEach, describe, expect, test } from 'vitest'
import { GRACE_MS } from '../users/deletion.ts'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { newCode } from './code.ts'

const HOUR = 60 * 60_000
const EMAIL = 'wanjiru@example.com'
const PHONE = '254712345678'
const GUARDIAN = 'grace.kamau@example.com'

let gateway: TestGateway
let here: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  here = await gateway.register(EMAIL)
})

const answer = async (response: Response) => [response.status, response.ok ? null : (await response.json()).code]
const tell = (born: string, token = here.access_token) => gateway.send('PATCH /users/me', { body: { born }, token })
const state = async (session = here) => (await gateway.call('GET /users/me/consent', session.access_token)).state
const request = (body: object, { access_token: token } = here, address?: string) =>
  gateway.send('POST /users/me/consent', { body, token, address })
const bySms = { guardian_name: 'Grace Kamau', channel: 'sms', to: PHONE }
const byEmail = { guardian_name: 'Grace Kamau', channel: 'email', to: GUARDIAN }
const type = (code: string) => gateway.send('POST /users/me/consent/code', { body: { code }, token: here.access_token })
const takeBack = () => gateway.send('DELETE /users/me/consent', { token: here.access_token })
const view = (token: string) => gateway.send('POST /auth/consent/view', { body: { token } })
const reply = (token: string, agrees: boolean) => gateway.send('POST /auth/consent', { body: { token, agrees } })
const newest = () => [gateway.texts.at(-1)?.text, gateway.mails.at(-1)?.text].find(Boolean) ?? ''
const codeIn = (text: string) => /\b\d{6}\b/.exec(text)?.[0] ?? ''
const tokenIn = (text: string) => /\?token=([\w-]+)/.exec(text)?.[1] ?? ''
const another = (code: string) => (code === '111111' ? '222222' : '111111')
const notes = () =>
  [...gateway.store.rows('audit').values()].filter(({ user_id }) => user_id === here.user.id).map(({ event }) => event)

async function askedBySms() {
  await tell('2011-05')
  expect((await request(bySms)).status).toBe(202)
  const text = gateway.texts.at(-1)?.text ?? ''
  return { code: codeIn(text), token: tokenIn(text) }
}

describe('the month of birth', () => {
  test('is told once; the same again is fine, another is not', async () => {
    expect(here.user.born).toBeNull()
    expect(await (await tell('2011-05')).json()).toMatchObject({ born: '2011-05' })
    expect((await tell('2011-05')).status).toBe(200)
    expect(await answer(await tell('2004-05'))).toEqual([409, 'born_already_told'])
    expect((await gateway.call('GET /users/me', here.access_token)).born).toBe('2011-05')
  })

  test.each(['2026-12', '2030-01', '2026-11', '2020-11', '1925-10'])('%s is refused at its field', async (born) => {
    const response = await tell(born)
    expect(response.status).toBe(422)
    expect((await response.json()).errors).toMatchObject([{ path: 'born', code: 'out_of_range' }])
    expect((await gateway.call('GET /users/me', here.access_token)).born).toBeNull()
  })

  test.each(['2020-10', '1925-11', '1926-01'])('%s is just within', async (born) => {
    expect((await tell(born)).status).toBe(200)
  })

  test('another change beside a wrong one is not made either', async () => {
    await tell('2011-05')
    const body = { name: 'Somebody else', born: '2010-05' }
    expect((await gateway.send('PATCH /users/me', { body, token: here.access_token })).status).toBe(409)
    expect((await gateway.call('GET /users/me', here.access_token)).name).toBe('Wanjiru')
  })

  test('says whether anybody has to be asked', async () => {
    expect(await state()).toBe('unknown')
    await tell('2008-11')
    expect(await state()).toBe('needed')
    gateway.pass(9 * 24 * HOUR)
    expect(await state(await gateway.signIn(EMAIL))).toBe('not_needed')
  })

  test('the sample learner is 16, and her guardian has agreed', async () => {
    const amina = await gateway.signIn('learner@tajiconnect.test')
    expect(await gateway.call('GET /users/me/consent', amina.access_token)).toMatchObject({
      state: 'given',
      guardian: { name: 'Grace Otieno', to: 'g•••@tajiconnect.test' },
    })
  })
})

describe('asking a guardian', () => {
  test('by SMS: a code and a link, and the address is seen masked from then on', async () => {
    await tell('2011-05')
    const response = await request(bySms)
    expect([response.status, await response.json()]).toEqual([
      202,
      {
        state: 'asked',
        guardian: { name: 'Grace Kamau', channel: 'sms', to: '2547•••••678' },
        asked_at: gateway.now().toISOString(),
        code_expires_at: new Date(gateway.now().getTime() + 24 * HOUR).toISOString(),
        decided_at: null,
        decided_by: null,
      } satisfies Reply<'GET /users/me/consent'>,
    ])
    expect(gateway.texts).toHaveLength(1)
    expect(gateway.texts[0]).toMatchObject({ to: PHONE })
    expect(gateway.texts[0]?.text).toMatch(
      /Wanjiru, under 18.* \d{6} .*http:\/\/localhost:5173\/consent\?token=[\w-]{43}$/,
    )
    expect(gateway.mails.filter(({ to }) => to !== EMAIL)).toEqual([])
    expect(notes()).toEqual(['consent_asked'])
  })

  test('by e-mail, in the learner’s language', async () => {
    await gateway.call('PATCH /users/me', { body: { locale: 'sw' } }, here.access_token)
    await tell('2011-05')
    await request({ ...byEmail, to: ' Grace.Kamau@Example.com ' })
    expect(gateway.mails.at(-1)).toMatchObject({ to: GUARDIAN, subject: 'Mwanafunzi anaomba idhini yako' })
    expect(gateway.texts).toEqual([])
  })

  test('a name can carry no link and no number to call', async () => {
    await gateway.call('PATCH /users/me', { body: { name: 'Win at http://evil.test/a 0712345678' } }, here.access_token)
    const { token } = await askedBySms()
    expect(gateway.texts[0]?.text).toContain('Win at http evil test a,')
    expect(gateway.texts[0]?.text).not.toMatch(/evil\.test|0712345678/)
    expect(await (await view(token)).json()).toMatchObject({ learner_name: 'Win at http evil test a' })
  })

  test('is not for adults, nor before the age is told', async () => {
    expect(await answer(await request(bySms))).toEqual([409, 'not_ready'])
    await tell('2000-01')
    expect(await answer(await request(bySms))).toEqual([409, 'consent_not_asked'])
    expect(gateway.texts).toEqual([])
  })

  test('is not done at one’s own address', async () => {
    await gateway.call('PATCH /users/me', { body: { phone: PHONE } }, here.access_token)
    await tell('2011-05')
    for (const body of [bySms, { ...byEmail, to: EMAIL.toUpperCase() }]) {
      const response = await request(body)
      expect(response.status).toBe(422)
      expect((await response.json()).errors).toMatchObject([{ path: 'to', code: 'own_address' }])
    }
    expect(await state()).toBe('needed')
  })

  test.each([
    [{ ...bySms, to: '0712345678' }, 'to'],
    [{ ...bySms, to: '255712345678' }, 'to'],
    [{ ...byEmail, to: 'nowhere' }, 'to'],
    [{ ...bySms, guardian_name: ' ' }, 'guardian_name'],
  ])('%j is refused at its field', async (body, path) => {
    await tell('2011-05')
    const response = await request(body)
    expect([response.status, (await response.json()).errors[0].path]).toEqual([422, path])
  })

  test('asking again replaces all of it: the answer, the code and the link', async () => {
    const first = await askedBySms()
    await type(first.code)
    expect(await state()).toBe('given')
    await request(byEmail)
    expect(await state()).toBe('asked')
    expect(await answer(await type(first.code))).toEqual([422, 'invalid_code'])
    expect(await answer(await view(first.token))).toEqual([422, 'invalid_token'])
    expect(await answer(await reply(first.token, true))).toEqual([422, 'invalid_token'])
    expect((await type(codeIn(gateway.mails.at(-1)?.text ?? ''))).status).toBe(200)
  })

  test('five times an hour for the account', async () => {
    await tell('2011-05')
    const to = (n: number) => ({ ...byEmail, to: `g${n}@example.com` })
    for (let n = 0; n < 5; n += 1) expect((await request(to(n))).status).toBe(202)
    const refused = await request(to(5))
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '3600'])
    gateway.pass(HOUR)
    here = await gateway.signIn(EMAIL)
    expect((await request(to(5))).status).toBe(202)
  })

  test('five times an hour for a guardian, whoever asks and from wherever', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 6; n += 1) {
      const other = await gateway.register()
      await tell('2011-05', other.access_token)
      statuses.push((await request(bySms, other, `198.51.100.${n}`)).status)
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429])
    expect(gateway.texts).toHaveLength(5)
  })

  test('a text message that cannot be sent fails nobody’s request, and is logged without its words', async () => {
    gateway = await openTestGateway({ sms: { send: () => Promise.reject(new Error('ECONNREFUSED')) } })
    here = await gateway.register(EMAIL)
    await tell('2011-05')
    expect((await request(bySms)).status).toBe(202)
    expect(gateway.log).toEqual([{ level: 'error', event: 'sms_failed', detail: 'ECONNREFUSED' }])
  })
})

describe('the code', () => {
  test('gives consent, once', async () => {
    const { code } = await askedBySms()
    const response = await type(code)
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { state: 'given', decided_by: 'guardian', decided_at: gateway.now().toISOString(), code_expires_at: null },
    ])
    expect(notes()).toEqual(['consent_asked', 'consent_given'])
    await takeBack()
    expect(await answer(await type(code))).toEqual([422, 'invalid_code'])
    expect(await state()).toBe('refused')
  })

  test('wrong five times is at an end, even when it is right then', async () => {
    const { code } = await askedBySms()
    for (let n = 0; n < 5; n += 1) expect(await answer(await type(another(code)))).toEqual([422, 'invalid_code'])
    expect(await answer(await type(code))).toEqual([422, 'invalid_code'])
    expect(await gateway.call('GET /users/me/consent', here.access_token)).toMatchObject({
      state: 'asked',
      code_expires_at: null,
    })
  })

  test('wrong tries sent at once are each counted', async () => {
    const { code } = await askedBySms()
    await Promise.all(Array.from({ length: 5 }, () => type(another(code))))
    expect((await type(code)).status).toBe(422)
  })

  test('wrong four times still leaves the fifth', async () => {
    const { code } = await askedBySms()
    for (let n = 0; n < 4; n += 1) await type(another(code))
    expect((await type(code)).status).toBe(200)
  })

  test('is too old after a day; the link is not', async () => {
    const { code, token } = await askedBySms()
    gateway.pass(24 * HOUR)
    here = await gateway.signIn(EMAIL)
    expect(await answer(await type(code))).toEqual([422, 'invalid_code'])
    expect((await gateway.call('GET /users/me/consent', here.access_token)).code_expires_at).toBeNull()
    expect((await reply(token, true)).status).toBe(200)
    expect(await state()).toBe('given')
  })

  test('is ended by a guardian who says no by the link', async () => {
    const { code, token } = await askedBySms()
    await reply(token, false)
    expect(await answer(await type(code))).toEqual([422, 'invalid_code'])
    expect(await state()).toBe('refused')
  })

  test('is somebody else’s nothing', async () => {
    const { code } = await askedBySms()
    const other = await gateway.register()
    await tell('2011-05', other.access_token)
    const body = { code }
    const typed = () => gateway.send('POST /users/me/consent/code', { body, token: other.access_token })
    expect(await answer(await typed())).toEqual([409, 'consent_not_asked'])
    await request(byEmail, other)
    expect(await answer(await typed())).toEqual([422, 'invalid_code'])
    expect([await state(), await state(other)]).toEqual(['asked', 'asked'])
  })

  test('is six digits, zeros and all', () => {
    const codes = Array.from({ length: 2000 }, newCode)
    for (const code of codes) expect(code).toMatch(/^\d{6}$/)
    expect(new Set(codes.map((code) => code[0])).size).toBe(10)
    expect(new Set(codes).size).toBeGreaterThan(1980)
  })
})

describe('the guardian’s link', () => {
  test('shows who asks, and takes a yes, a no and a yes again', async () => {
    await tell('2011-05')
    await request(byEmail)
    const token = tokenIn(newest())
    expect(await (await view(token)).json()).toEqual({
      learner_name: 'Wanjiru',
      guardian_name: 'Grace Kamau',
      state: 'asked',
      decided_at: null,
      locale: 'en',
    })
    for (const [agrees, expected] of [
      [false, 'refused'],
      [true, 'given'],
      [false, 'refused'],
    ] as const) {
      expect(await (await reply(token, agrees)).json()).toMatchObject({
        state: expected,
        decided_at: gateway.now().toISOString(),
      })
      expect(await state()).toBe(expected)
    }
    expect(notes()).toEqual(['consent_asked', 'consent_refused', 'consent_given', 'consent_refused'])
  })

  test('the same answer again is no new one', async () => {
    const { token } = await askedBySms()
    const first = await (await reply(token, true)).json()
    gateway.pass(60_000)
    expect(await (await reply(token, true)).json()).toEqual(first)
    expect(notes()).toEqual(['consent_asked', 'consent_given'])
  })

  test('opens nothing where it is unknown', async () => {
    expect(await answer(await view('x'.repeat(43)))).toEqual([422, 'invalid_token'])
    expect(await answer(await reply('x'.repeat(43), true))).toEqual([422, 'invalid_token'])
    expect((await view('short')).status).toBe(422)
  })

  test('ends when the learner is grown up', async () => {
    await tell('2008-11')
    await request(bySms)
    const token = tokenIn(newest())
    gateway.pass(9 * 24 * HOUR)
    expect(await answer(await view(token))).toEqual([422, 'invalid_token'])
    expect(await answer(await reply(token, false))).toEqual([422, 'invalid_token'])
  })

  test('ends with the account, and the row goes with it', async () => {
    const { token } = await askedBySms()
    await gateway.send('DELETE /users/me', { body: { password: SEED_PASSWORD }, token: here.access_token })
    expect((await view(token)).status).toBe(200)
    gateway.pass(GRACE_MS)
    expect(await answer(await view(token))).toEqual([422, 'invalid_token'])
    expect([...gateway.store.rows('consents').keys()]).toEqual(['amina'])
  })
})

describe('taking it back', () => {
  test('is the learner’s to do, and the guardian is told; giving it again is not', async () => {
    const { code, token } = await askedBySms()
    await type(code)
    gateway.pass(60_000)
    expect(await (await takeBack()).json()).toMatchObject({
      state: 'refused',
      decided_by: 'learner',
      decided_at: gateway.now().toISOString(),
    })
    expect(gateway.texts.at(-1)).toMatchObject({ to: PHONE })
    expect(gateway.texts.at(-1)?.text).toMatch(/^TajiConnect: Wanjiru took back/)
    expect(notes()).toEqual(['consent_asked', 'consent_given', 'consent_refused'])
    expect((await reply(token, true)).status).toBe(200)
    expect(await state()).toBe('given')
  })

  test('by e-mail where it was asked by e-mail', async () => {
    await tell('2011-05')
    await request(byEmail)
    await type(codeIn(newest()))
    await takeBack()
    expect(gateway.mails.at(-1)).toMatchObject({ to: GUARDIAN, subject: 'The consent you gave was taken back' })
  })

  test('twice is as once, and before an answer nobody is bothered', async () => {
    const { code } = await askedBySms()
    const first = await (await takeBack()).json()
    expect(first.state).toBe('refused')
    gateway.pass(60_000)
    expect(await (await takeBack()).json()).toEqual(first)
    expect(gateway.texts).toHaveLength(1)
    expect(await answer(await type(code))).toEqual([422, 'invalid_code'])
  })

  test('where nobody was asked there is nothing to take back', async () => {
    await tell('2011-05')
    expect(await answer(await takeBack())).toEqual([409, 'consent_not_asked'])
  })
})

test('the learner’s open pages hear of an answer, and nobody else’s', async () => {
  const heard: Record<string, string[]> = { here: [], other: [] }
  const other = await gateway.register()
  for (const [name, { access_token: token, user }] of Object.entries({ here, other })) {
    const socket = gateway.realtime.connect({
      send: (text) => void (heard[name] ??= []).push(JSON.parse(text).type),
      close: () => {},
    })
    socket.message(JSON.stringify({ type: 'auth', token }))
    await expect.poll(() => heard[name]).toContain('ready')
    socket.message(JSON.stringify({ type: 'subscribe', channel: `user:${user.id}` }))
    await expect.poll(() => heard[name]).toContain('subscribed')
  }
  const { token } = await askedBySms()
  await reply(token, true)
  await expect.poll(() => heard.here).toContain('notification')
  await reply(token, true)
  await takeBack()
  await expect.poll(() => heard.here?.filter((type) => type === 'notification')).toHaveLength(2)
  expect(heard.other).not.toContain('notification')
})

test('no hash, no token, no code and no whole address is in any answer but the export, nor in the log', async () => {
  await tell('2011-05')
  const said = [await (await request(byEmail)).text()]
  const text = newest()
  const [code, token] = [codeIn(text), tokenIn(text)]
  const row = gateway.store.rows('consents').get(here.user.id)
  said.push(await (await view(token)).text(), await (await type(another(code))).text())
  for (const name of ['GET /users/me/consent', 'GET /users/me', 'GET /users/me/export'] as const) {
    const body = await (await gateway.send(name, { token: here.access_token })).text()
    said.push(name === 'GET /users/me/export' ? body.replace(GUARDIAN, '') : body)
  }
  said.push(await (await type(code)).text(), await (await takeBack()).text(), JSON.stringify(gateway.log))
  const hidden = [row?.token_hash, row?.code?.hash, token, code, GUARDIAN]
  for (const secret of hidden) {
    expect(secret).toBeTruthy()
    expect(said.join('\n')).not.toContain(secret)
  }
  const kept = JSON.stringify([...gateway.store.rows('consents').values()])
  for (const secret of [token, code]) expect(kept).not.toContain(secret)
})

test('nothing of it without signing in, but for the guardian’s link', async () => {
  for (const name of ['GET /users/me/consent', 'POST /users/me/consent', 'DELETE /users/me/consent'] as const)
    expect((await gateway.send(name, { body: undefined })).status).toBe(401)
})

test('answer and note stand together or not at all', async () => {
  const { token } = await askedBySms()
  gateway.disk.refuse = true
  expect((await reply(token, true)).status).toBe(503)
  gateway.disk.refuse = false
  expect(await state()).toBe('asked')
  expect(notes()).toEqual(['consent_asked'])
})
