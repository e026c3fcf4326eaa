import { beforeEach, expect, test } from 'vitest'
import { answerInterests, investigator } from '../testing/answers.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let gateway: TestGateway
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  token = (await gateway.register('njeri@example.com')).access_token
})

const params = { id: 'interests' }
const itemsOf = async () => (await gateway.call('GET /psychometric/assessments/{id}', { params }, token)).items
const send = (body: object) =>
  gateway.send('POST /psychometric/assessments/{id}/responses', {
    params,
    body,
    token,
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  })

test('the list names the interests with their 48 items', async () => {
  const { items } = await gateway.call('GET /psychometric/assessments', token)
  expect(items).toMatchObject([{ id: 'interests', item_count: 48 }])
})

test('answers so far wait for another device, and go once the result is there', async () => {
  const [first] = await itemsOf()
  const body = { answers: [{ item_id: first!.id, value: 4 }], duration_s: 6 }
  await gateway.call('PUT /psychometric/assessments/{id}/draft', { params, body }, token)
  const elsewhere = await gateway.signIn('njeri@example.com')
  expect(
    await gateway.call('GET /psychometric/assessments/{id}/draft', { params }, elsewhere.access_token),
  ).toMatchObject(body)
  await answerInterests(gateway, token, investigator)
  expect((await gateway.call('GET /psychometric/assessments/{id}/draft', { params }, token)).answers).toEqual([])
})

test('two devices add to one draft: what is not named stays, null takes back, and the longer time counts', async () => {
  const name = 'PUT /psychometric/assessments/{id}/draft'
  const put = (values: Record<string, number | null>, duration_s: number) => {
    const answers = Object.entries(values).map(([item_id, value]) => ({ item_id, value }))
    return gateway.call(name, { params, body: { answers, duration_s } }, token)
  }
  await put({ i01: 1, i02: 2, i03: 3 }, 30)
  const draft = await put({ i04: 4, i02: 5, i03: null }, 12)
  expect(draft).toMatchObject({
    answers: [
      { item_id: 'i01', value: 1 },
      { item_id: 'i02', value: 5 },
      { item_id: 'i04', value: 4 },
    ],
    duration_s: 30,
  })
  expect(await gateway.call('GET /psychometric/assessments/{id}/draft', { params }, token)).toEqual(draft)
})

test('an answer to an item that the questionnaire has no more is left out', async () => {
  const body = { answers: ['i01', 'i02'].map((item_id) => ({ item_id, value: 2 })), duration_s: 4 }
  await gateway.call('PUT /psychometric/assessments/{id}/draft', { params, body }, token)
  await gateway.store.transaction(async (tx) => {
    const row = await tx.get('assessments', 'interests')
    if (row) await tx.put('assessments', { ...row, items: row.items.filter(({ id }) => id !== 'i01') })
  })
  const { answers } = await gateway.call('GET /psychometric/assessments/{id}/draft', { params }, token)
  expect(answers).toEqual([{ item_id: 'i02', value: 2 }])
})

test('the result has six scores, the code, and good quality', async () => {
  const items = await itemsOf()
  const answers = items.map(({ id, scale }, at) => ({
    item_id: id,
    value: Math.min(5, investigator[scale] + (at % 5 === 0 ? 1 : 0)),
  }))
  const result = await (await send({ answers, duration_s: 300 })).json()
  expect(result.code).toBe('ISR')
  expect(result.scales.map(({ code }: { code: string }) => code)).toEqual(['R', 'I', 'A', 'S', 'E', 'C'])
  expect(result.quality).toEqual({ flat: false, too_fast: false, complete: 1 })
})

test.each([
  [1, 0],
  [3, 50],
  [5, 100],
])('all answers %i are a score of %i', async (value, score) => {
  const { scales } = await answerInterests(gateway, token, {
    R: value,
    I: value,
    A: value,
    S: value,
    E: value,
    C: value,
  })
  expect(scales.map((scale) => scale.score)).toEqual(Array(6).fill(score))
})

test('the same answer all through is flat, and half a second an item is too fast', async () => {
  const answers = (await itemsOf()).map(({ id }) => ({ item_id: id, value: 3 }))
  expect((await (await send({ answers, duration_s: 24 })).json()).quality).toEqual({
    flat: true,
    too_fast: true,
    complete: 1,
  })
})

test('half a questionnaire gives a result that says so', async () => {
  const answers = (await itemsOf()).slice(0, 24).map(({ id }, at) => ({ item_id: id, value: 1 + (at % 5) }))
  expect((await (await send({ answers })).json()).quality.complete).toBe(0.5)
})

test('too few answers to a letter are refused, and the letter is named', async () => {
  const answers = (await itemsOf()).filter(({ scale }) => scale !== 'E').map(({ id }) => ({ item_id: id, value: 3 }))
  const response = await send({ answers })
  expect([response.status, (await response.json()).errors[0].message]).toEqual([
    422,
    expect.stringContaining('E has 0'),
  ])
})

test.each([
  ['an item that is not there', [{ item_id: 'i99', value: 3 }], 'answers.0.item_id'],
  ['a value off the scale', [{ item_id: 'i01', value: 6 }], 'answers.0.value'],
  [
    'an item twice',
    [
      { item_id: 'i01', value: 3 },
      { item_id: 'i01', value: 4 },
    ],
    'answers.1.item_id',
  ],
])('%s is refused by its path', async (_, answers, path) => {
  const response = await send({ answers })
  expect([response.status, (await response.json()).errors[0].path]).toEqual([422, path])
})

test('results are one’s own, newest first', async () => {
  await answerInterests(gateway, token, investigator)
  const second = await answerInterests(gateway, token, { ...investigator, R: 5 })
  const { items } = await gateway.call('GET /psychometric/results', token)
  expect([items.length, items[0]?.id]).toEqual([2, second.id])
  const stranger = await gateway.register()
  expect((await gateway.call('GET /psychometric/results', stranger.access_token)).items).toEqual([])
})
