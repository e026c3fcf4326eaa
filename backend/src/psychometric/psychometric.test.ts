import { beforeEach, describe, expect, test } from 'vitest'
import type { RatingAssessment } from '@tajiconnect/contract/psychometric'
import { answerInterests, answersTo, interestAnswers, investigator } from '../testing/answers.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let gateway: TestGateway
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  token = (await gateway.register('njeri@example.com')).access_token
})

const params = { id: 'interests' }
const assessmentOf = (id: string) => gateway.call('GET /psychometric/assessments/{id}', { params: { id } }, token)
const itemsOf = async () => ((await assessmentOf('interests')) as RatingAssessment).items
const draftOf = () => gateway.call('GET /psychometric/assessments/{id}/draft', { params }, token)
const send = (body: object, id = 'interests') =>
  gateway.send('POST /psychometric/assessments/{id}/responses', {
    params: { id },
    body,
    token,
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  })

test('the list names the three with their forms', async () => {
  const { items } = await gateway.call('GET /psychometric/assessments', token)
  expect(items.map(({ id, kind, item_count }) => [id, kind, item_count])).toEqual([
    ['interests', 'rating', 48],
    ['personality', 'rating', 20],
    ['values', 'choice', 15],
  ])
  expect(items[0]?.forms).toEqual([
    { id: 'full', minutes: 8, item_count: 48 },
    { id: 'short', minutes: 5, item_count: 30 },
  ])
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
    if (row?.kind === 'rating')
      await tx.put('assessments', { ...row, items: row.items.filter(({ id }) => id !== 'i01') })
  })
  const { answers } = await gateway.call('GET /psychometric/assessments/{id}/draft', { params }, token)
  expect(answers).toEqual([{ item_id: 'i02', value: 2 }])
})

test('the result has six scores, the code, and good quality', async () => {
  const items = await itemsOf()
  const answers = items.map(({ id, scale }, at) => ({
    item_id: id,
    value: Math.min(5, investigator[scale as keyof typeof investigator] + (at % 5 === 0 ? 1 : 0)),
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

describe('the short form', () => {
  test('gives a result of its own, and counts for less', async () => {
    const result = await answerInterests(gateway, token, investigator, 'short')
    expect(result).toMatchObject({ form: 'short', code: 'ISR', quality: { complete: 30 / 48 } })
    const full = await answerInterests(gateway, token, investigator)
    expect(full).toMatchObject({ form: 'full', quality: { complete: 1 } })
  })

  test('lowers the confidence of the careers by what was not asked', async () => {
    const confidence = async () =>
      (await gateway.call('POST /ai/career-recommendations', { body: {} }, token)).confidence
    await answerInterests(gateway, token, investigator, 'short')
    const short = await confidence()
    await answerInterests(gateway, token, investigator)
    expect(short / (await confidence())).toBeCloseTo(30 / 48, 1)
  })

  test('can be gone on with to the whole, its answers kept', async () => {
    await answerInterests(gateway, token, investigator, 'short')
    const draft = await draftOf()
    expect(draft).toMatchObject({ form: 'full', duration_s: 400 })
    expect(draft.answers).toEqual(interestAnswers(gateway, investigator, 'short'))
  })

  test('takes no answer to an item that it does not ask', async () => {
    const response = await send({ form: 'short', answers: interestAnswers(gateway, investigator) })
    expect([response.status, (await response.json()).errors[0].path]).toEqual([422, 'answers.30.item_id'])
  })

  test('is not there where a questionnaire has none', async () => {
    const answers = answersTo(await assessmentOf('personality'), {})
    const response = await send({ form: 'short', answers }, 'personality')
    expect([response.status, (await response.json()).errors[0].code]).toEqual([422, 'unknown_form'])
  })
})

test('a draft keeps its form, and starting anew forgets it', async () => {
  const put = (body: object) => gateway.send('PUT /psychometric/assessments/{id}/draft', { params, body, token })
  await put({ form: 'short', answers: [{ item_id: 'i01', value: 1 }], duration_s: 60 })
  await put({ answers: [{ item_id: 'i02', value: 2 }], duration_s: 70 })
  expect(await draftOf()).toMatchObject({ form: 'short', answers: [{ value: 1 }, { value: 2 }] })
  await gateway.call('DELETE /psychometric/assessments/{id}/draft', { params }, token)
  expect(await draftOf()).toEqual({
    assessment_id: 'interests',
    form: 'full',
    answers: [],
    duration_s: 0,
    updated_at: null,
  })
})

test('what was kept before there were forms is of the whole', async () => {
  const { id } = await answerInterests(gateway, token, investigator)
  await gateway.store.transaction(async (tx) => {
    const { form: _, ...row } = (await tx.get('results', id))!
    await tx.put('results', row as typeof row & { form: 'full' })
  })
  expect((await gateway.call('GET /psychometric/results', token)).items).toMatchObject([{ id, form: 'full' }])
})

describe('personality', () => {
  test('turns reversed items round: agreeing with everything is the middle', async () => {
    const assessment = await assessmentOf('personality')
    const answers = assessment.items.map(({ id }) => ({ item_id: id, value: 5 }))
    const result = await (await send({ answers, duration_s: 100 }, 'personality')).json()
    expect(result.scales.map(({ score }: { score: number }) => score)).toEqual([50, 50, 50, 50, 50])
    expect(result).toMatchObject({ quality: { flat: true } })
    expect(result.code).toBeUndefined()
  })

  test('reaches both ends of a trait', async () => {
    const { items } = (await assessmentOf('personality')) as RatingAssessment
    const answers = items.map(({ id, scale, reversed }) => ({
      item_id: id,
      value: (scale === 'steadiness') === Boolean(reversed) ? 1 : 5,
    }))
    const result = await (await send({ answers }, 'personality')).json()
    const scores = result.scales.map(({ code, score }: { code: string; score: number }) => [code, score])
    expect(Object.fromEntries(scores)).toMatchObject({ steadiness: 100, openness: 0, conscientiousness: 0 })
    expect(result.quality.flat).toBe(false)
  })
})

describe('values', () => {
  const order = { achievement: 6, relationships: 5, independence: 4, support: 3, conditions: 2, recognition: 1 }

  test('chosen by one order give that order', async () => {
    const answers = answersTo(await assessmentOf('values'), order)
    const result = await (await send({ answers, duration_s: 60 }, 'values')).json()
    const scores = result.scales.map(({ code, score }: { code: string; score: number }) => [code, score])
    expect(Object.fromEntries(scores)).toEqual({
      achievement: 100,
      relationships: 80,
      independence: 60,
      support: 40,
      conditions: 20,
      recognition: 0,
    })
    expect(result.quality).toEqual({ flat: false, too_fast: false, complete: 1, inconsistent: false })
  })

  test('always the same side is flat, and in circles', async () => {
    const { items } = await assessmentOf('values')
    const answers = items.map(({ id }) => ({ item_id: id, value: 1 }))
    const { quality } = await (await send({ answers }, 'values')).json()
    expect(quality).toMatchObject({ flat: true, inconsistent: true })
  })

  test('need every pair, and one of the two', async () => {
    const answers = answersTo(await assessmentOf('values'), order)
    const few = await (await send({ answers: answers.slice(1) }, 'values')).json()
    expect(few.errors[0].message).toBe('Choose in every pair: 14 of 15 have an answer.')
    const off = await (await send({ answers: [{ ...answers[0], value: 3 }] }, 'values')).json()
    expect(off.errors[0].path).toBe('answers.0.value')
  })
})

test('careers and the next action rest on interests, whatever was answered after them', async () => {
  const values = answersTo(await assessmentOf('values'), {})
  await send({ answers: values }, 'values')
  const refused = await gateway.send('POST /ai/career-recommendations', { body: {}, token })
  expect(refused.status).toBe(409)
  const { id } = await answerInterests(gateway, token, investigator)
  await send({ answers: values }, 'values')
  expect(await gateway.call('POST /ai/career-recommendations', { body: {} }, token)).toMatchObject({ result_id: id })
})
