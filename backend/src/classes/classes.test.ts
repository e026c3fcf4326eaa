import type { Session } from '@tajiconnect/contract/auth'
import { beforeEach, describe, expect, test } from 'vitest'
import { answer } from '../testing/account.ts'
import { registerAs } from '../testing/authors.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { readCode } from './codes.ts'

const COURSE = 'cells-and-life'

let gateway: TestGateway
let teacher: Session
let learner: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  teacher = await registerAs(gateway, 'instructor')
  learner = await gateway.register()
})

const open = (name = 'Form 2 East', by = teacher) =>
  gateway.call('POST /courses/{id}/classes', { params: { id: COURSE }, body: { name } }, by.access_token)
const join = (code: string, by = learner) =>
  gateway.send('POST /courses/classes/members', { body: { code }, token: by.access_token })
const taught = async (by = teacher) =>
  (await gateway.call('GET /courses/{id}/classes', { params: { id: COURSE } }, by.access_token)).items
const joined = async (by = learner) => (await gateway.call('GET /courses/classes', by.access_token)).items
const leave = (class_id: string, by = learner) =>
  gateway.send('DELETE /courses/classes/{class_id}/members', { params: { class_id }, token: by.access_token })
const close = (class_id: string, by = teacher, id = COURSE) =>
  gateway.send('DELETE /courses/{id}/classes/{class_id}', { params: { id, class_id }, token: by.access_token })

describe('a code', () => {
  test('is six letters and figures that are not mistaken for each other, and no class has another’s', async () => {
    const codes = []
    for (let n = 0; n < 40; n++) codes.push((await open()).code)
    for (const code of codes) expect(code).toMatch(/^[CDFGHJKMNPQRTVWXY34679]{6}$/)
    expect(new Set(codes).size).toBe(40)
  })

  test('is read however it is typed', () => expect(readCode(' cd-3 4\tf g ')).toBe('CD34FG'))
})

describe('joining', () => {
  test('takes the code in any case and with spaces, and enrols', async () => {
    const { id, code } = await open()
    const response = await join(` ${code.slice(0, 3).toLowerCase()} ${code.slice(3)} `)
    expect(response.status).toBe(201)
    const own = { id, name: 'Form 2 East', teacher: teacher.user.name, course_id: COURSE }
    expect(await response.json()).toMatchObject({ class: own, enrolment: { course: { id: COURSE }, progress: 0 } })
    expect(await joined()).toMatchObject([own])
    expect(await taught()).toMatchObject([{ id, code, learners: 1 }])
  })

  test('twice is once, and an enrolment that there was stays', async () => {
    const params = { id: COURSE }
    const enrolment = await gateway.call('POST /courses/{id}/enrolments', { params }, learner.access_token)
    const { code } = await open()
    gateway.pass(1000)
    for (let n = 0; n < 2; n++) expect(await (await join(code)).json()).toMatchObject({ enrolment })
    expect((await taught())[0]?.learners).toBe(1)
  })

  test('with a code that no class has says so', async () => {
    const response = await join('CCCCCC')
    expect(response.status).toBe(404)
    expect((await response.json()).detail).toContain('No class has this code')
  })

  test('cannot be tried for long, and one who tries keeps nobody else out', async () => {
    const { code } = await open()
    for (let n = 0; n < 10; n++) expect((await join('CCCCCC')).status).toBe(404)
    const refused = await join(code)
    expect(await answer(refused)).toEqual([429, 'too_many_requests'])
    expect(refused.headers.get('Retry-After')).toBe('900')
    expect((await join(code, await gateway.register())).status).toBe(201)
    gateway.pass(15 * 60_000)
    learner = await gateway.signIn(learner.user.email)
    expect((await join(code)).status).toBe(201)
  })
})

describe('leaving', () => {
  test('ends the membership and nothing else', async () => {
    const { id, code } = await open()
    await join(code)
    expect((await leave(id)).status).toBe(204)
    expect([await joined(), (await taught())[0]?.learners]).toEqual([[], 0])
    expect((await gateway.call('GET /courses/enrolments', learner.access_token)).items).toHaveLength(1)
    expect((await leave(id)).status).toBe(404)
  })

  test('is one’s own alone', async () => {
    const { id, code } = await open()
    await join(code)
    expect((await leave(id, await gateway.register())).status).toBe(404)
    expect(await joined()).toHaveLength(1)
  })
})

describe('a teacher', () => {
  test('sees and closes their own classes; an admin everybody’s', async () => {
    const other = await registerAs(gateway, 'instructor')
    const admin = await registerAs(gateway, 'admin')
    const [mine, theirs] = [await open('Mine'), await open('Theirs', other)]
    expect((await taught()).map(({ name }) => name)).toEqual(['Mine'])
    expect((await taught(admin)).map(({ name }) => name)).toEqual(['Theirs', 'Mine'])
    expect((await close(theirs.id)).status).toBe(404)
    expect((await close(mine.id, teacher, 'ratio-rate-percentage')).status).toBe(404)
    expect((await close(theirs.id, admin)).status).toBe(204)
    expect((await close(mine.id)).status).toBe(204)
    expect(await taught(admin)).toEqual([])
  })

  test('who closes a class takes its learners nothing but the class', async () => {
    const { id, code } = await open()
    await join(code)
    await close(id)
    expect(await joined()).toEqual([])
    expect([...gateway.store.rows('classMembers').values()]).toEqual([])
    expect((await gateway.call('GET /courses/enrolments', learner.access_token)).items).toHaveLength(1)
    expect((await join(code)).status).toBe(404)
  })

  test('opens none for a course that is not there', async () => {
    const sent = { params: { id: 'none' }, body: { name: 'A' }, token: teacher.access_token }
    expect((await gateway.send('POST /courses/{id}/classes', sent)).status).toBe(404)
  })
})

test('classes of any course are there for their teacher alone, the newest first', async () => {
  const first = await open()
  const params = { id: 'ratio-rate-percentage' }
  const second = await gateway.call(
    'POST /courses/{id}/classes',
    { params, body: { name: 'Form 3' } },
    teacher.access_token,
  )
  await open('Theirs', await registerAs(gateway, 'instructor'))
  await join(first.code)
  const { items } = await gateway.call('GET /courses/classes/taught', teacher.access_token)
  expect(items).toEqual([second, { ...first, learners: 1 }])
  const refused = await gateway.send('GET /courses/classes/taught', { token: learner.access_token })
  expect(refused.status).toBe(403)
})
