import { beforeEach, expect, test } from 'vitest'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let gateway: TestGateway
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  token = (await gateway.register('njeri@example.com')).access_token
})

test('is blank at first', async () => {
  expect(await gateway.call('GET /onboarding', token)).toMatchObject({
    stage: null,
    subjects: [],
    step: 'name',
    completed_at: null,
  })
})

test('goes on where it was left, on another device', async () => {
  await gateway.call('PUT /onboarding', { body: { preferred_name: ' Njeri ', step: 'stage' } }, token)
  await gateway.call('PUT /onboarding', { body: { stage: 'form_3_4', step: 'county' } }, token)
  const elsewhere = await gateway.signIn('njeri@example.com')
  expect(await gateway.call('GET /onboarding', elsewhere.access_token)).toMatchObject({
    preferred_name: 'Njeri',
    stage: 'form_3_4',
    step: 'county',
  })
})

test('needs a stage to be complete, and then the account says so', async () => {
  const refused = await gateway.send('POST /onboarding/complete', { token })
  expect([refused.status, (await refused.json()).errors[0].path]).toEqual([422, 'stage'])
  await gateway.call('PUT /onboarding', { body: { stage: 'working' } }, token)
  const done = await gateway.call('POST /onboarding/complete', token)
  expect(done).toMatchObject({ step: null, completed_at: gateway.now().toISOString() })
  expect((await gateway.call('GET /users/me', token)).onboarding_completed).toBe(true)
})

test('the language chosen is the account’s', async () => {
  await gateway.call('PUT /onboarding', { body: { locale: 'sw' } }, token)
  expect((await gateway.call('GET /users/me', token)).locale).toBe('sw')
})

test('what is changed elsewhere while the answers are on their way stays', async () => {
  const { readable, writable } = new TransformStream()
  const init = {
    method: 'PUT',
    body: readable,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    duplex: 'half',
  } as RequestInit
  const sent = gateway.fetch(new Request('http://gateway.test/api/v1/onboarding', init))
  await new Promise((resolve) => setTimeout(resolve, 20))
  await gateway.call('PATCH /users/me', { body: { locale: 'sw' } }, token)
  const writer = writable.getWriter()
  await writer.write(new TextEncoder().encode('{"stage":"working"}'))
  await writer.close()
  expect(await (await sent).json()).toMatchObject({ stage: 'working', locale: 'sw' })
  expect((await gateway.call('GET /users/me', token)).locale).toBe('sw')
})

test('an unknown county is refused, and nothing else is lost', async () => {
  await gateway.call('PUT /onboarding', { body: { county: 'Kitui' } }, token)
  const response = await gateway.send('PUT /onboarding', { body: { county: 'Atlantis' }, token })
  expect([response.status, (await response.json()).errors[0].path]).toEqual([422, 'county'])
  expect((await gateway.call('GET /onboarding', token)).county).toBe('Kitui')
})
