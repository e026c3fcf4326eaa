import type { Session } from '@tajiconnect/contract/auth'
import type { CourseDraft, CoursePatch } from '@tajiconnect/contract/authoring'
import type { Name } from '@tajiconnect/contract/endpoints'
import type { ServerMessage } from '@tajiconnect/contract/realtime'
import { beforeEach, describe, expect, test } from 'vitest'
import { registerAs } from '../testing/authors.ts'
import { publishCourse, smallCourse, writeCourse } from '../testing/course.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { png } from '../testing/pictures.ts'

let gateway: TestGateway
let me: Session
let other: Session
let admin: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  me = await registerAs(gateway, 'instructor')
  other = await registerAs(gateway, 'instructor')
  admin = await registerAs(gateway, 'admin')
})

const APP_COURSE = 'cells-and-life'
const begin = (by = me) =>
  gateway.call(
    'POST /courses',
    { body: { subject_id: 'physics', title: ' Light & colour ', level: 'Form 2', language: 'en' } },
    by.access_token,
  )
const draftOf = (id: string, by = me) => gateway.call('GET /courses/{id}/draft', { params: { id } }, by.access_token)
const change = ({ id }: { id: string }, body: CoursePatch, by = me) =>
  gateway.call('PATCH /courses/{id}', { params: { id }, body }, by.access_token)
const problem = async (name: Name, id: string, body?: object, by = me) => {
  const response = await gateway.send(name, { params: { id }, body, token: by.access_token })
  return response.ok ? response.status : await response.json()
}
const write = (by = me) => writeCourse(gateway, by.access_token)
const publish = (draft: CourseDraft, by = me) => publishCourse(gateway, draft, by.access_token)

describe('a draft', () => {
  test('begins empty, with an id that can be read', async () => {
    const draft = await begin()
    expect(draft).toMatchObject({ title: 'Light & colour', summary: '', modules: [], items: [], revision: 1 })
    expect(draft).toMatchObject({ published_version: null, changed: true })
    expect(draft.id).toMatch(/^light-colour-[\da-f]{8}$/)
    expect((await begin()).id).not.toBe(draft.id)
    const body = {
      subject_id: 'physics',
      title: 'What light is '.repeat(8).trim(),
      level: 'Form 2',
      language: 'en' as const,
    }
    const { id } = await gateway.call('POST /courses', { body }, me.access_token)
    expect(id).toMatch(/^what-light-is-what-.{40}$/)
    const [item] = smallCourse(id).items
    const named = await change({ id }, { revision: 1, items: [{ ...item!, id: `${id}.${crypto.randomUUID()}` }] })
    const { errors } = await problem('POST /courses/{id}/publish', id, { revision: named.revision })
    expect(errors.map(({ path }: { path: string }) => path)).not.toContain('items.0.id')
  })

  test('keeps what it is told and leaves the rest', async () => {
    const { id } = await begin()
    gateway.pass(60_000)
    const { items, modules } = smallCourse(id)
    const second = await change({ id }, { revision: 1, items, modules })
    const third = await change({ id }, { revision: 2, title: 'Light' })
    expect([second.revision, third.revision]).toEqual([2, 3])
    expect(third).toMatchObject({ title: 'Light', modules, updated_at: gateway.now().toISOString() })
    expect(third.items).toEqual(items.map((item) => ({ ...item, course_id: id })))
    expect(await draftOf(id)).toEqual(third)
  })

  test('may be unfinished in every way, but not of another form', async () => {
    const { id } = await begin()
    const [item] = smallCourse(id).items
    await change({ id }, { revision: 1, items: [{ ...item!, prompt: '', skill_id: 'none-yet' }] })
    const broken = await problem('PATCH /courses/{id}', id, { revision: 2, items: [{ ...item, type: 'riddle' }] })
    expect(broken).toMatchObject({ status: 422, errors: [{ path: 'items.0.type' }] })
    expect(await problem('PATCH /courses/{id}', id, { revision: 2, subject_id: 'magic' })).toMatchObject({
      errors: [{ path: 'subject_id', code: 'unknown' }],
    })
    expect(await problem('PATCH /courses/{id}', id, { revision: 2, status: 'published' })).toMatchObject({
      errors: [{ path: 'status', code: 'unknown_field' }],
    })
  })

  test('is not there for learners, other instructors, or nobody; admins may work on it', async () => {
    const draft = await write()
    for (const name of ['GET /courses/{id}/draft', 'DELETE /courses/{id}'] as const)
      expect((await problem(name, draft.id, undefined, other)).status, name).toBe(404)
    for (const name of ['PATCH /courses/{id}', 'POST /courses/{id}/publish'] as const)
      expect((await problem(name, draft.id, { revision: 2 }, other)).status, name).toBe(404)
    expect((await problem('GET /courses/{id}', draft.id)).status).toBe(404)
    const after = await change(draft, { revision: 2, title: 'Mended' }, admin)
    expect(await draftOf(draft.id)).toEqual(after)
  })

  test('goes where nobody has seen it', async () => {
    const { id } = await begin()
    expect(await problem('DELETE /courses/{id}', id)).toBe(204)
    expect((await problem('GET /courses/{id}/draft', id)).status).toBe(404)
    const published = await write()
    await publish(published)
    expect(await problem('DELETE /courses/{id}', published.id)).toMatchObject({ status: 409, code: 'course_published' })
  })

  test('is previewed as the blocks that learners see', async () => {
    const body = { markdown: '### Half\n\n$\\frac{1}{2}$ <b>x</b>' }
    const { blocks } = await gateway.call('POST /courses/previews', { body }, me.access_token)
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph'])
  })
})

describe('two who write at once', () => {
  test('one wins; the other is told, and finds nothing of either lost', async () => {
    const { id } = await begin()
    const titles = ['One', 'Two', 'Three', 'Four']
    const sent = await Promise.all(
      titles.map((title) =>
        gateway.send('PATCH /courses/{id}', { params: { id }, body: { revision: 1, title }, token: me.access_token }),
      ),
    )
    expect(sent.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
    const won = titles[sent.findIndex(({ ok }) => ok)]
    expect(await draftOf(id)).toMatchObject({ title: won, revision: 2 })
    const lost = await sent.find(({ ok }) => !ok)!.json()
    expect(lost).toMatchObject({ code: 'stale_revision' })
    expect(lost.detail).toContain('load the course again')
    const loser = titles.find((title) => title !== won)
    expect(await change({ id }, { revision: 2, title: loser })).toMatchObject({ title: loser, revision: 3 })
  })

  test('the same change again, after a lost reply, is no conflict', async () => {
    const { id } = await begin()
    const first = await change({ id }, { revision: 1, summary: 'How light goes.' })
    expect(await change({ id }, { revision: 1, summary: 'How light goes.' })).toEqual(first)
  })

  test('what was changed since is not published unseen', async () => {
    const draft = await write()
    await change(draft, { revision: 2, title: 'Other' }, admin)
    expect(await problem('POST /courses/{id}/publish', draft.id, { revision: 2 })).toMatchObject({
      code: 'stale_revision',
    })
  })
})

describe('publishing', () => {
  test('a first version is there for learners, keys aside', async () => {
    const draft = await write()
    const { course, draft: after } = await publish(draft)
    expect(course).toEqual({
      id: draft.id,
      subject_id: 'physics',
      title: 'Light',
      summary: 'How light goes.',
      level: 'Form 2',
      years: null,
      language: 'en',
      minutes: 2 * 8 + 2 * 5,
      version: 1,
      lesson_count: 2,
    })
    expect(after).toEqual({ ...draft, published_version: 1, changed: false, listed: true })
    const { access_token } = await gateway.register()
    const params = { id: draft.id, quiz_id: 'mirrors-quiz' }
    const quiz = await gateway.call('GET /courses/{id}/quizzes/{quiz_id}', { params }, access_token)
    expect(quiz.questions).toHaveLength(2)
    expect(JSON.stringify(quiz)).not.toContain('"answer"')
    const listed = await gateway.call('GET /courses', { query: { subject: 'physics', q: 'light' } }, access_token)
    expect(listed.items.map(({ id }) => id)).toContain(draft.id)
    const skill_id = `${draft.id}.rays`
    const before = await gateway.call('GET /skills', access_token)
    expect(before.items.some(({ id }) => id === skill_id)).toBe(false)
    await gateway.call('POST /courses/{id}/enrolments', { params: { id: draft.id } }, access_token)
    const { items } = await gateway.call('GET /skills', access_token)
    expect(items.find(({ id }) => id === skill_id)?.lessons).toHaveLength(2)
    const practice = await gateway.call('GET /skills/{id}/items', { params: { id: skill_id } }, access_token)
    expect(practice.items.map(({ id }) => id)).toEqual([`${draft.id}.more`])
  })

  test('tells every fault at once and changes nothing', async () => {
    const draft = await write()
    const [module] = draft.modules
    const [first, second] = module!.lessons
    const lessons = [first!, { ...second!, body: ' ', skill_id: 'none' }]
    const items = draft.items.map((item) => ({ ...item, hint: '' }))
    const broken = await change(draft, { revision: 2, modules: [{ ...module!, lessons }], items })
    const refused = await problem('POST /courses/{id}/publish', draft.id, { revision: broken.revision })
    expect(refused).toMatchObject({ status: 422, code: 'validation' })
    expect(refused.errors.map(({ path }: { path: string }) => path)).toEqual([
      'modules.0.lessons.1.body',
      'modules.0.lessons.1.skill_id',
      ...[0, 1, 2, 3, 4].map((at) => `items.${at}.hint`),
    ])
    expect((await problem('GET /courses/{id}', draft.id)).status).toBe(404)
    expect(gateway.store.rows('skills').has(`${draft.id}.rays`)).toBe(false)
  })

  test('again, the same is no new version; a change is the next one, and takes out what is no longer used', async () => {
    const draft = await write()
    const { draft: first } = await publish(draft)
    expect((await publish(first)).course.version).toBe(1)
    const items = first.items.filter(({ id }) => id !== `${first.id}.more`)
    const changed = await change(first, { revision: first.revision, items })
    expect(changed).toMatchObject({ published_version: 1, changed: true })
    const { course, draft: second } = await publish(changed)
    expect([course.version, second.published_version, second.changed]).toEqual([2, 2, false])
    expect(gateway.store.rows('items').has(`${first.id}.more`)).toBe(false)
    const back = await change(second, { revision: second.revision, items: first.items })
    expect((await publish(back)).course.version).toBe(3)
    expect(gateway.store.rows('items').has(`${first.id}.more`)).toBe(true)
  })

  test('a question and a skill of another course stay as they are', async () => {
    const { id } = await begin()
    const content = smallCourse(id)
    const items = content.items.map((item, at) => (at === 4 ? { ...item, id: 'cells-01' } : item))
    const skills = content.skills.map((skill) => ({ ...skill, id: 'bio.cell.structure' }))
    const draft = await change({ id }, { ...content, revision: 1, items, skills })
    const { errors } = await problem('POST /courses/{id}/publish', id, { revision: draft.revision })
    expect(errors.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual(
      expect.arrayContaining(['items.4.id taken', 'skills.0.id bad_id']),
    )
  })

  test('shows own files, and nobody else’s', async () => {
    const upload = async (by: Session) =>
      (await gateway.call('POST /content/upload', { file: new Blob([png()]) }, by.access_token)).id
    const [mine, theirs] = [await upload(me), await upload(other)]
    const draft = await write()
    const showing = (content: string) =>
      draft.modules.map((module) => ({
        ...module,
        lessons: module.lessons.map((lesson) => ({ ...lesson, body: `![A prism](content:${content})` })),
      }))
    const stolen = await change(draft, { revision: 2, modules: showing(theirs) })
    const refused = await problem('POST /courses/{id}/publish', draft.id, { revision: stolen.revision })
    expect(refused.errors[0]).toMatchObject({ path: 'modules.0.lessons.0.body', code: 'unknown_file' })
    const own = await change(stolen, { revision: stolen.revision, modules: showing(mine) })
    await publish(own)
    const learner = await gateway.register()
    expect(await problem('GET /content/{id}', mine, undefined, learner)).toBe(200)
    expect((await problem('GET /content/{id}', theirs, undefined, learner)).status).toBe(404)
  })

  test('tells those who are enrolled and listen, and refuses the channel to anybody else', async () => {
    const draft = await write()
    const { draft: first } = await publish(draft)
    const [learner, stranger] = [await gateway.register(), await gateway.register()]
    await gateway.call('POST /courses/{id}/enrolments', { params: { id: draft.id } }, learner.access_token)
    const listen = async ({ access_token }: Session) => {
      const heard: ServerMessage[] = []
      const closed: number[] = []
      const socket = gateway.realtime.connect(
        {
          send: (text) => void heard.push(JSON.parse(text) as ServerMessage),
          close: (code) => void closed.push(code),
        },
        access_token,
      )
      socket.message(JSON.stringify({ type: 'subscribe', channel: `course:${draft.id}` }))
      await expect.poll(() => heard.length + closed.length).toBe(2)
      return { heard, closed }
    }
    const [inside, outside] = [await listen(learner), await listen(stranger)]
    expect(outside.closed).toEqual([4403])
    const changed = await change(first, { revision: first.revision, title: 'Light and colour' })
    gateway.disk.refuse = true
    const refused = await problem('POST /courses/{id}/publish', draft.id, { revision: changed.revision })
    expect(refused.status).toBe(503)
    expect(inside.heard.at(-1)).toMatchObject({ type: 'subscribed' })
    gateway.disk.refuse = false
    const { draft: second } = await publish(changed)
    await publish(second)
    expect(inside.heard.slice(2)).toMatchObject([
      { type: 'course_update', channel: `course:${draft.id}`, data: { course_id: draft.id, version: 2 } },
    ])
  })
})

describe('a course of the app', () => {
  test('is an admin’s to take over, and nobody else’s', async () => {
    expect((await problem('GET /courses/{id}/draft', APP_COURSE)).status).toBe(404)
    const draft = await draftOf(APP_COURSE, admin)
    expect(draft).toMatchObject({ revision: 0, published_version: 1, changed: false, skills: [] })
    expect(draft.items.length).toBeGreaterThan(24)
    expect(gateway.store.rows('courseDrafts').has(APP_COURSE)).toBe(false)
    const changed = await change(draft, { revision: 0, title: 'Cells, and life' }, admin)
    expect(changed).toMatchObject({ revision: 1, changed: true })
    const { course } = await publish(changed, admin)
    expect(course).toMatchObject({ version: 2, title: 'Cells, and life', minutes: 58 })
    const [before, after] = [1, 2].map((n) => gateway.store.rows('courseVersions').get(`${APP_COURSE}:${n}`))
    expect([before?.course.title, after?.course.title]).toEqual(['Cells and how life works', 'Cells, and life'])
    expect(before?.items).toEqual(draft.items)
  })

  test('takes back a question that an older version had', async () => {
    const { items, ...draft } = await draftOf(APP_COURSE, admin)
    const last = items.at(-1)
    const without = await change(draft, { revision: 0, items: items.slice(0, -1) }, admin)
    await publish(without, admin)
    expect(gateway.store.rows('items').has(last!.id)).toBe(false)
    const { course } = await publish(await change(draft, { revision: 1, items }, admin), admin)
    expect([course.version, gateway.store.rows('items').get(last!.id)]).toEqual([3, last])
  })

  test('of which nothing was changed has no new version', async () => {
    const draft = await draftOf(APP_COURSE, admin)
    expect((await publish(draft, admin)).course.version).toBe(1)
  })

  test('keeps the years of school it is for, until they are put another way', async () => {
    const draft = await draftOf(APP_COURSE, admin)
    expect(draft.level).toBe('Grade 10')
    await change(draft, { revision: 0, level: draft.level, title: 'Cells' }, admin)
    // As on the day when Form 2 had not ended yet: words are those of today, whatever was kept.
    await gateway.store.transaction(async (tx) => {
      const kept = await tx.get('courseDrafts', APP_COURSE)
      if (kept) await tx.put('courseDrafts', { ...kept, level: 'Grade 10 · Form 2' })
    })
    const changed = await change(draft, { revision: 1, summary: 'Cells.' }, admin)
    expect(changed).toMatchObject({ level: 'Grade 10', years: { from: 10, to: 10 } })
    const { course, draft: next } = await publish(changed, admin)
    expect(course).toMatchObject({ level: 'Grade 10', years: { from: 10, to: 10 } })
    expect(next.changed).toBe(false)
    const again = await change(next, { revision: next.revision, level: 'Grade 10, as revision' }, admin)
    expect(again.years).toBeUndefined()
    expect((await publish(again, admin)).course).toMatchObject({ level: 'Grade 10, as revision', years: null })
  })

  test('in another language stays the other language of it', async () => {
    const draft = await draftOf(`${APP_COURSE}-sw`, admin)
    await publish(await change(draft, { revision: 0, summary: 'Seli.' }, admin), admin)
    const { translations } = await gateway.call('GET /courses/{id}', { params: { id: APP_COURSE } }, me.access_token)
    expect(translations.map(({ id }) => id)).toEqual([`${APP_COURSE}-sw`])
  })

  test.each(['ratio-rate-percentage', 'think-like-a-programmer-sw', 'skills-for-life-and-work'])(
    '%s can be published again as it is',
    async (id) => {
      const draft = await draftOf(id, admin)
      await publish(await change(draft, { revision: 0, title: `${draft.title}.` }, admin), admin)
    },
  )
})

describe('what an author has written', () => {
  test('is listed with its learners, the newest change first', async () => {
    const draft = await write()
    const { draft: published } = await publish(draft)
    gateway.pass(1000)
    const second = await begin()
    await begin(other)
    for (const learner of [await gateway.register(), await gateway.register()])
      await gateway.call('POST /courses/{id}/enrolments', { params: { id: draft.id } }, learner.access_token)
    const authored = () => gateway.call('GET /courses/authored', me.access_token)
    expect((await authored()).items).toMatchObject([
      { id: second.id, learners: 0, published_version: null, changed: true },
      { id: draft.id, learners: 2, published_version: 1, changed: false },
    ])
    gateway.pass(1000)
    await change(published, { revision: published.revision, title: 'Light again' })
    expect((await authored()).items.map(({ id, changed }) => [id, changed])).toEqual([
      [draft.id, true],
      [second.id, true],
    ])
    expect((await gateway.call('GET /courses/authored', admin.access_token)).items).toHaveLength(3)
  })

  test('can be printed with its key: questions by lesson, those for practice where their skill is taught', async () => {
    const draft = await write()
    await publish(draft)
    const params = { id: draft.id }
    const sheet = await gateway.call('GET /courses/{id}/worksheet', { params }, other.access_token)
    expect(sheet.lessons.map(({ title, items }) => [title, items.map(({ id }) => id.split('.')[1])])).toEqual([
      ['About mirrors', ['mirrors-1', 'mirrors-2', 'more']],
      ['About lenses', ['lenses-1', 'lenses-2']],
    ])
    expect(sheet.lessons[0]?.items[0]).toMatchObject({ answer: 'a' })
    const all = await gateway.call('GET /courses/{id}/worksheet', { params: { id: APP_COURSE } }, other.access_token)
    const ids = all.lessons.flatMap(({ items }) => items.map(({ id }) => id))
    expect(new Set(ids)).toEqual(
      new Set(
        [...gateway.store.rows('items').values()].flatMap((item) => (item.course_id === APP_COURSE ? item.id : [])),
      ),
    )
    expect(ids).toHaveLength(new Set(ids).size)
  })
})

test('a published course leaves the catalogue and comes back; whoever takes it keeps it', async () => {
  const draft = await write()
  await publish(draft)
  const { id } = draft
  const learner = (await gateway.register('keeps@example.com')).access_token
  await gateway.call('POST /courses/{id}/enrolments', { params: { id } }, learner)
  const list = async (listed: boolean) =>
    (await gateway.call('PUT /courses/{id}/listing', { params: { id }, body: { listed } }, me.access_token)).listed
  const found = async () => (await gateway.call('GET /courses', { query: { per_page: '100' } }, learner)).items
  expect((await found()).map((course) => course.id)).toContain(id)
  expect(await list(false)).toBe(false)
  expect((await found()).map((course) => course.id)).not.toContain(id)
  expect((await gateway.call('GET /courses/{id}', { params: { id } }, learner)).enrolled).toBe(true)
  expect((await gateway.call('GET /courses/enrolments', learner)).items[0]?.course.id).toBe(id)
  expect(await list(true)).toBe(true)
  expect((await found()).map((course) => course.id)).toContain(id)
})
