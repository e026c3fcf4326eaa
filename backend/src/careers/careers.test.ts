import { beforeEach, describe, expect, test } from 'vitest'
import { answerInterests, investigator } from '../testing/answers.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let gateway: TestGateway
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  token = (await gateway.register()).access_token
})

describe('recommendations', () => {
  test('need interests first', async () => {
    const response = await gateway.send('POST /ai/career-recommendations', { body: {}, token })
    expect([response.status, (await response.json()).code]).toEqual([409, 'not_ready'])
    expect((await gateway.send('GET /ai/career-recommendations', { token })).status).toBe(404)
  })

  test('ten, best first, at most two of a major group, with reasons in both languages', async () => {
    await answerInterests(gateway, token, investigator)
    const list = await gateway.call('POST /ai/career-recommendations', { body: {} }, token)
    expect(list).toMatchObject({ source: 'rules', curated: false })
    const scores = list.recommendations.map(({ score }) => score)
    expect(scores).toHaveLength(10)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    const groups = list.recommendations.map(({ career }) => career.id.slice(0, 2))
    for (const group of groups) expect(groups.filter((other) => other === group).length).toBeLessThanOrEqual(2)
    for (const { reasons_for } of list.recommendations)
      for (const { text, points } of reasons_for) {
        expect(text.en).toMatch(/\.$/)
        expect(text.sw).toMatch(/\.$/)
        expect(points).toBeGreaterThan(0)
      }
    expect(await gateway.call('GET /ai/career-recommendations', token)).toEqual(list)
  })

  test('may keep to the careers written for Kenya', async () => {
    await answerInterests(gateway, token, investigator)
    const body = { constraints: { curated: true }, limit: 12 }
    const { curated, recommendations } = await gateway.call('POST /ai/career-recommendations', { body }, token)
    expect([curated, recommendations.length]).toEqual([true, 12])
    expect(recommendations.every(({ career }) => career.curated)).toBe(true)
  })

  test('values, traits and grades count where they are known, and are parts of the score', async () => {
    const { token: other, parts } = await withEverything()
    expect(new Set(parts.flatMap((each) => each.map(({ part }) => part)))).toEqual(
      new Set(['interests', 'values', 'styles', 'subjects']),
    )
    const { recommendations } = await gateway.call('GET /ai/career-recommendations', other)
    for (const { score, parts } of recommendations)
      expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(score)
    for (const { skill_gaps } of recommendations) expect(skill_gaps.length).toBeLessThanOrEqual(5)
  })

  /** Answers all three questionnaires and tells a grade. */
  async function withEverything() {
    const { access_token: token } = await gateway.register()
    await answerInterests(gateway, token, investigator)
    for (const id of ['personality', 'values']) {
      const { items } = await gateway.call('GET /psychometric/assessments/{id}', { params: { id } }, token)
      const answers = items.map((item, at) => ({ item_id: item.id, value: 1 + (at % 2) }))
      const input = { params: { id }, body: { answers, duration_s: 400 }, idempotencyKey: crypto.randomUUID() }
      await gateway.call('POST /psychometric/assessments/{id}/responses', input, token)
    }
    await gateway.call('PUT /onboarding', { body: { subjects: [{ subject_id: 'biology', grade: 'B+' }] } }, token)
    const body = { constraints: { curated: true }, limit: 30 }
    const { recommendations } = await gateway.call('POST /ai/career-recommendations', { body }, token)
    return { token, parts: recommendations.map(({ parts }) => parts) }
  }

  test('limits keep careers out, which are told with what stands in the way', async () => {
    await answerInterests(gateway, token, investigator)
    const constraints = { curated: true, routes: ['apprenticeship' as const], max_years: 1 }
    const list = await gateway.call('POST /ai/career-recommendations', { body: { constraints } }, token)
    expect(list.constraints).toEqual(constraints)
    expect(list.would_fit_if).toHaveLength(5)
    const barred = list.would_fit_if.map(({ barriers }) => barriers.length)
    expect(barred.every((count) => count > 0)).toBe(true)
    // The nearest misses first.
    expect(barred).toEqual(barred.toSorted((a, b) => a - b))
    expect(list.would_fit_if.every(({ career }) => career.curated)).toBe(true)
    const all = await gateway.call(
      'POST /ai/career-recommendations',
      { body: { constraints: { max_years: 1 } } },
      token,
    )
    // Where nobody has written how to get in, nothing can be told.
    expect(all.would_fit_if.flatMap(({ barriers }) => barriers.map(({ rule }) => rule))).toEqual(Array(5).fill('years'))
    const shown = new Set(list.recommendations.map(({ career }) => career.id))
    expect(list.would_fit_if.some(({ career }) => shown.has(career.id))).toBe(false)
    for (const { career } of list.recommendations) {
      const { ways_in } = await gateway.call('GET /ai/careers/{id}', { params: { id: career.id } }, token)
      expect(ways_in.some(({ route, years }) => route === 'apprenticeship' && years <= 1)).toBe(true)
    }
  })

  test('no job zone at all is a wrong field, not a fault of ours', async () => {
    await answerInterests(gateway, token, investigator)
    const body = { constraints: { job_zones: [] } }
    const response = await gateway.send('POST /ai/career-recommendations', { body, token })
    expect([response.status, (await response.json()).errors[0].path]).toEqual([422, 'constraints.job_zones'])
  })

  test('the same answers give the same list', async () => {
    await answerInterests(gateway, token, investigator)
    const [a, b] = [
      await gateway.call('POST /ai/career-recommendations', { body: {} }, token),
      await gateway.call('POST /ai/career-recommendations', { body: {} }, token),
    ]
    expect(b.recommendations).toEqual(a.recommendations)
  })

  test('flat answers lower the confidence, and give no reasons', async () => {
    const flat = { R: 3, I: 3, A: 3, S: 3, E: 3, C: 3 }
    await answerInterests(gateway, token, flat)
    const list = await gateway.call('POST /ai/career-recommendations', { body: {} }, token)
    expect(list.confidence).toBeLessThan(30)
    expect(
      list.recommendations.flatMap(({ reasons_for, reasons_against }) => [...reasons_for, ...reasons_against]),
    ).toEqual([])
  })
})

describe('the catalogue', () => {
  test('holds all 923, those written for Kenya first', async () => {
    const first = await gateway.call('GET /ai/careers', { query: { per_page: '100' } }, token)
    expect(first.total).toBe(923)
    expect(first.items.every(({ curated }) => curated)).toBe(true)
  })

  test('is searched by Kenyan titles in both languages and by other names', async () => {
    const titles = async (q: string) =>
      (await gateway.call('GET /ai/careers', { query: { q } }, token)).items.map(({ title }) => title.en)
    expect(await titles('maabara')).toContain('Medical laboratory technologist')
    expect(await titles('LAB TECH')).toContain('Medical laboratory technologist')
    expect(await titles('no such work')).toEqual([])
    expect((await titles('nurse'))[0]).toBe('Nurse')
    expect((await titles('nusre'))[0]).toBe('Nurse')
    expect((await titles('mwlaimu')).length).toBeGreaterThan(1)
    expect((await titles('electrican')).slice(0, 2)).toContain('Electrician')
  })

  test('can be narrowed by the way in and by how much training it takes', async () => {
    const list = async (query: object) =>
      gateway.call('GET /ai/careers', { query: { per_page: '100', ...query } }, token)
    const atWork = await list({ route: 'apprenticeship' })
    expect(atWork.items.every(({ curated }) => curated)).toBe(true)
    expect(atWork.total).toBeLessThan((await list({ curated: 'true' })).total)
    const hard = await list({ job_zone: '5' })
    expect(hard.items.every(({ job_zone }) => job_zone === 5)).toBe(true)
    expect((await gateway.send('GET /ai/careers', { query: { job_zone: '6' }, token })).status).toBe(422)
  })

  test('a curated career says how to get there; any other says what O*NET says', async () => {
    const lab = await gateway.call('GET /ai/careers/{id}', { params: { id: '29-2011.00' } }, token)
    expect(lab).toMatchObject({
      curated: true,
      pathway: 'STEM',
      cluster: { number: 13, name: 'Medicine & Health Sciences' },
    })
    expect(lab.ways_in.length).toBeGreaterThan(0)
    expect(lab.courses.map(({ id }) => id)).toContain('cells-and-life')
    await gateway.call('PATCH /users/me', { body: { locale: 'sw' } }, token)
    const { courses } = await gateway.call('GET /ai/careers/{id}', { params: { id: lab.id } }, token)
    expect(courses.map(({ id }) => id)).toContain('cells-and-life-sw')
    expect(courses.map(({ id }) => id)).not.toContain('cells-and-life')
    const { items } = await gateway.call('GET /ai/careers', { query: { curated: 'false' } }, token)
    const plain = await gateway.call('GET /ai/careers/{id}', { params: { id: items[0]!.id } }, token)
    expect(plain).toMatchObject({ curated: false, ways_in: [], pathway: null })
    expect(plain.description.en).not.toBe('')
  })

  test('an unknown code is 404', async () => {
    expect((await gateway.send('GET /ai/careers/{id}', { params: { id: '99-9999.00' }, token })).status).toBe(404)
  })
})

describe('careers kept for later', () => {
  const keep = (id: string, saved: boolean) =>
    gateway.call('PUT /ai/saved-careers/{id}', { params: { id }, body: { saved } }, token)
  const ids = async () => (await gateway.call('GET /ai/saved-careers', token)).items.map(({ id }) => id)

  test('stand newest first, once each, until they are let go', async () => {
    await keep('29-2011.00', true)
    gateway.pass(1000)
    await keep('11-1021.00', true)
    gateway.pass(1000)
    await keep('29-2011.00', true)
    expect(await ids()).toEqual(['11-1021.00', '29-2011.00'])
    expect((await keep('11-1021.00', false)).items.map(({ id }) => id)).toEqual(['29-2011.00'])
    await keep('11-1021.00', false)
    expect(await ids()).toEqual(['29-2011.00'])
  })

  test('have to be in the catalogue', async () => {
    const options = { params: { id: '99-9999.00' }, body: { saved: true }, token }
    expect((await gateway.send('PUT /ai/saved-careers/{id}', options)).status).toBe(404)
    expect(await ids()).toEqual([])
  })
})
