import { beforeEach, describe, expect, test } from 'vitest'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { practise } from '../testing/practice.ts'

let gateway: TestGateway
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  token = (await gateway.register()).access_token
})

const list = async () => (await gateway.call('GET /learning-paths', token)).items
const path = (id: string) => gateway.call('GET /learning-paths/{id}', { params: { id } }, token)
const take = (id: string, enrolled: boolean) =>
  gateway.send('POST /learning-paths/{id}/enrolments', { params: { id }, body: { enrolled }, token })

describe('learning paths', () => {
  test('are the main one and one for each subject that has courses', async () => {
    const taught = new Set([...gateway.store.rows('courses').values()].map(({ subject_id }) => subject_id))
    const paths = await list()
    expect(paths[0]).toEqual({
      id: 'main',
      title: { en: 'Your path', sw: 'Njia yako' },
      career: null,
      roadmap_id: null,
      subject_id: null,
      enrolled: true,
      done: 0,
      total: 0,
      adaptations: [],
    })
    expect(new Set(paths.slice(1).map(({ subject_id }) => subject_id))).toEqual(taught)
    for (const each of paths) expect(await path(each.id)).toEqual(each)
  })

  test('lose a subject with its last course', async () => {
    await gateway.store.transaction(async (tx) => {
      for (const course of await tx.all('courses'))
        if (course.subject_id === 'biology') await tx.put('courses', { ...course, status: 'draft' })
    })
    expect((await list()).map(({ id }) => id)).not.toContain('biology')
    expect((await gateway.send('GET /learning-paths/{id}', { params: { id: 'biology' }, token })).status).toBe(404)
  })

  test('the main one is that of the career chosen last', async () => {
    for (const career_id of ['29-2011.00', '25-2031.00']) {
      gateway.pass(1000)
      const roadmap = await gateway.call('POST /ai/roadmaps', { body: { career_id } }, token)
      expect(await path('main')).toMatchObject({
        roadmap_id: roadmap.id,
        career: { id: career_id },
        title: { en: `Your path to ${roadmap.career.title.en}` },
        done: 0,
        total: roadmap.steps.length,
      })
    }
  })

  test('a subject’s counts skills learnt, in whichever language', async () => {
    const before = await path('mathematics')
    expect(before).toMatchObject({ done: 0, total: 7 })
    await practise(gateway, token, 'math.ratio.share', [true, true, true, true])
    expect(await path('mathematics')).toMatchObject({ done: 1, total: 7 })
    expect(await path('biology')).toMatchObject({ done: 0 })
  })
})

describe('taking a subject', () => {
  test('and leaving it, any number of times', async () => {
    for (const enrolled of [true, true, false, false, true]) {
      const response = await take('mathematics', enrolled)
      expect([response.status, (await response.json()).enrolled]).toEqual([201, enrolled])
      expect((await path('mathematics')).enrolled).toBe(enrolled)
      expect((await path('biology')).enrolled).toBe(false)
    }
    expect(gateway.store.rows('pathEnrolments').size).toBe(1)
  })

  test('the main path stays', async () => {
    const response = await take('main', false)
    const { code, detail } = await response.json()
    expect([response.status, code]).toEqual([409, 'not_ready'])
    expect(detail).toContain('choose another career')
    expect((await take('main', true)).status).toBe(201)
  })

  test('what is not there cannot be taken', async () => {
    expect((await take('no-such-subject', true)).status).toBe(404)
  })
})
