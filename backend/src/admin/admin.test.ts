import type { Session } from '@tajiconnect/contract/auth'
import { User, UserPatch } from '@tajiconnect/contract/users'
import { AdminUserPatch } from '@tajiconnect/contract/admin'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { liveALittle } from '../testing/belongings.ts'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { GRACE_MS } from '../users/deletion.ts'

const DAY = 24 * 60 * 60_000

let gateway: TestGateway
let admin: Session
let learner: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  admin = await gateway.signIn('admin@tajiconnect.test')
  learner = await gateway.signIn('learner@tajiconnect.test')
})

const answer = async (response: Response) => [response.status, response.ok ? null : (await response.json()).code]
const patch = (id: string, body: unknown, { access_token: token } = admin) =>
  gateway.send('PATCH /admin/users/{id}', { params: { id }, body, token })
const notes = () => [...gateway.store.rows('audit').values()]
const people = async (query: Record<string, string> = {}) =>
  gateway.call('GET /admin/users', { query } as never, admin.access_token)
const namesOf = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name)

async function join(name: string, email = `${crypto.randomUUID()}@example.com`): Promise<Session> {
  gateway.pass(1000)
  const response = await gateway.send('POST /auth/register', { body: { name, email, password: SEED_PASSWORD } })
  return response.json()
}

describe('the list of accounts', () => {
  test('is newest first, and by pages that neither repeat nor leave out', async () => {
    for (let n = 1; n <= 7; n += 1) await join(`Learner ${n}`)
    const all = await people()
    expect(namesOf(all).slice(0, 7)).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => `Learner ${n}`))
    expect(all.total).toBe(10)
    const pages = await Promise.all(['1', '2', '3', '4', '5'].map((page) => people({ page, per_page: '3' })))
    expect(pages.flatMap(({ items }) => items)).toEqual(all.items)
    expect(pages.map(({ items }) => items.length)).toEqual([3, 3, 3, 1, 0])
  })

  test.each([
    ['muthoni', ['Mũthoni Kariũki']],
    ['MŨTHONI', ['Mũthoni Kariũki']],
    ['kariuki  mut', ['Mũthoni Kariũki']],
    ['zeituni@', ['Zeïtuni Ali']],
    ['ali example.com', ['Zeïtuni Ali']],
    ['.*', []],
  ])('finds %j in names and addresses, whatever the case and accents', async (q, found) => {
    await join('Mũthoni Kariũki')
    await join('Zeïtuni Ali', 'zeituni@example.com')
    expect(namesOf(await people({ q }))).toEqual(found)
  })

  test('narrows by role and status', async () => {
    const { user } = await join('Wanjiru')
    await patch(user.id, { status: 'suspended' })
    expect(namesOf(await people({ status: 'suspended' }))).toEqual(['Wanjiru'])
    expect(namesOf(await people({ role: 'admin' }))).toEqual(['Zawadi Mwangi'])
    expect(namesOf(await people({ role: 'learner', status: 'active' }))).toEqual(['Amina Otieno'])
  })

  test('says when somebody was last seen, on whichever device', async () => {
    const seen = gateway.now().toISOString()
    const of = async (id: string) =>
      gateway.call('GET /admin/users/{id}', { params: { id } }, admin.access_token).then((one) => one.last_seen_at)
    expect([await of('amina'), await of('kamau')]).toEqual([seen, null])
    gateway.pass(60_000)
    const later = await gateway.signIn('learner@tajiconnect.test')
    expect(await of('amina')).toBe(gateway.now().toISOString())
    await gateway.call('POST /auth/logout', { body: { refresh_token: later.refresh_token } })
    expect(await of('amina')).toBe(gateway.now().toISOString())
  })
})

describe('a change', () => {
  test('leaves a note of who, whose, and what it was before', async () => {
    const { id } = (await join('Wanjiru')).user
    const changed = await (await patch(id, { role: 'instructor', born: '2009-05' })).json()
    expect(changed).toMatchObject({ id, role: 'instructor', born: '2009-05', status: 'active' })
    expect(notes()).toMatchObject([
      {
        user_id: id,
        actor_id: 'zawadi',
        event: 'account_changed',
        at: gateway.now().toISOString(),
        changes: { role: { from: 'learner', to: 'instructor' }, born: { from: null, to: '2009-05' } },
      },
    ])
  })

  test('goes to disk with its note, all or nothing', async () => {
    await patch('amina', { status: 'suspended' })
    const names = gateway.disk.commits.at(-1)?.map(([name]) => name)
    expect(new Set(names)).toEqual(new Set(['users', 'audit', 'sessions']))
    gateway.disk.refuse = true
    expect((await patch('kamau', { role: 'learner' })).status).toBe(503)
    expect([gateway.store.rows('users').get('kamau')?.role, notes().length]).toEqual(['instructor', 1])
  })

  test('that changes nothing leaves no note, and names only what did change', async () => {
    const { id } = (await join('Wanjiru')).user
    await patch(id, {})
    await patch(id, { role: 'learner', status: 'active' })
    expect(notes()).toEqual([])
    await patch(id, { role: 'learner', born: '2009-05' })
    expect(notes().map(({ changes }) => changes)).toEqual([{ born: { from: null, to: '2009-05' } }])
  })

  test.each([{ role: 'learner' }, { status: 'suspended' }, { born: '1990-05' }])(
    'of the own account is another admin’s to make: %j',
    async (body) => {
      expect(await answer(await patch('zawadi', body))).toEqual([409, 'own_account'])
      expect(notes()).toEqual([])
    },
  )

  test('of two admins who take the role from each other, one remains', async () => {
    const { user } = await join('Wanjiru', 'wanjiru@example.com')
    await patch(user.id, { role: 'admin' })
    const other = await gateway.signIn('wanjiru@example.com')
    const replies = await Promise.all([
      patch(user.id, { role: 'learner' }),
      patch('zawadi', { status: 'suspended' }, other),
    ])
    const refused = replies.map(({ status }) => status).filter((status) => status !== 200)
    expect(refused.length).toBe(1)
    expect(namesOf(await people({ role: 'admin', status: 'active' })).length).toBe(1)
  })

  test.each(['1890-01', '2026-11', '2022-01', '2090-01'])('refuses a month of birth of %s', async (born) => {
    const response = await patch('amina', { born })
    expect(response.status).toBe(422)
    expect((await response.json()).errors).toMatchObject([{ path: 'born', code: 'out_of_range' }])
  })

  test.each(['2009-13', '2009', '09-05', '', null, 2009])('refuses %j as a month of birth', async (born) => {
    expect(await answer(await patch('amina', { born }))).toEqual([422, 'validation'])
  })
})

describe('what nobody may set', () => {
  const fields = Object.keys(User.shape)
  const endpoints = [
    ['PATCH /users/me', UserPatch, () => learner],
    ['PATCH /admin/users/{id}', AdminUserPatch, () => admin],
  ] as const

  test.each(endpoints)('%s refuses every other field of an account by its name', async (name, schema, who) => {
    const open = Object.keys(schema.shape)
    const shut = fields.filter((field) => !open.includes(field))
    const common = ['id', 'email', 'email_verified', 'created_at', 'deletes_at', 'two_factor_enabled']
    expect(shut).toEqual(expect.arrayContaining([...common, 'onboarding_completed', 'avatar_url']))
    const before = [...gateway.store.rows('users').values()]
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('admin', 'active', true, false, null))
    await fc.assert(
      fc.asyncProperty(fc.subarray(shut, { minLength: 1 }), value, fc.boolean(), async (names, value, more) => {
        const body = { ...(more && { born: '2009-05' }), ...Object.fromEntries(names.map((field) => [field, value])) }
        const response = await gateway.send(name, { params: { id: 'amina' }, body, token: who().access_token })
        const { errors } = await response.json()
        const named = errors.filter(({ code }: { code: string }) => code === 'unknown_field')
        expect(response.status).toBe(422)
        expect(named.map(({ path }: { path: string }) => path).toSorted()).toEqual(names.toSorted())
      }),
      { numRuns: 60 },
    )
    expect([...gateway.store.rows('users').values()]).toEqual(before)
    expect(notes()).toEqual([])
  })

  test('a learner’s role and status are not theirs to set', async () => {
    for (const body of [{ role: 'admin' }, { status: 'active' }])
      expect(await answer(await gateway.send('PATCH /users/me', { body, token: learner.access_token }))).toEqual([
        422,
        'validation',
      ])
  })
})

test('another role counts at once, with the token at hand', async () => {
  const overview = async () => (await gateway.send('GET /admin/overview', { token: learner.access_token })).status
  expect(await overview()).toBe(403)
  await patch('amina', { role: 'admin' })
  expect(await overview()).toBe(200)
  await patch('amina', { role: 'instructor' })
  expect(await overview()).toBe(403)
})

describe('the audit log', () => {
  const audit = (query = {}) => gateway.call('GET /admin/audit', { query } as never, admin.access_token)

  test('is newest first, with names, and narrows by account and event', async () => {
    await patch('amina', { role: 'instructor' })
    gateway.pass(1000)
    await patch('kamau', { role: 'learner' })
    await patch('kamau', { role: 'instructor' })
    const { items, total } = await audit()
    expect(total).toBe(3)
    expect(items.map(({ user, changes }) => [user?.name, changes?.role?.to])).toEqual([
      ['Kamau Njoroge', 'instructor'],
      ['Kamau Njoroge', 'learner'],
      ['Amina Otieno', 'instructor'],
    ])
    expect(items[0]).toMatchObject({ actor: { id: 'zawadi', name: 'Zawadi Mwangi', email: 'admin@tajiconnect.test' } })
    expect((await audit({ user_id: 'amina' })).total).toBe(1)
    expect((await audit({ event: 'account_changed', per_page: '2', page: '2' })).items.length).toBe(1)
    expect((await audit({ event: 'two_factor_disabled' })).total).toBe(0)
  })

  test('knows no person who is gone, neither as whose nor as who', async () => {
    const { user } = await join('Wanjiru', 'wanjiru@example.com')
    await patch(user.id, { role: 'admin' })
    const other = await gateway.signIn('wanjiru@example.com')
    await patch('amina', { role: 'instructor' }, other)
    const body = { password: SEED_PASSWORD }
    await gateway.send('DELETE /users/me', { body, token: other.access_token })
    gateway.pass(GRACE_MS)
    await gateway.send('GET /gateway/health')
    admin = await gateway.signIn('admin@tajiconnect.test')
    expect(await audit()).toMatchObject({ items: [{ user: { id: 'amina' }, actor: null }] })
    expect(JSON.stringify(notes())).not.toContain(user.id)
  })

  test('a person’s own copy of their data tells what was changed, and not by whom', async () => {
    await patch('amina', { role: 'instructor' })
    const { safety_events } = await gateway.call('GET /users/me/export', learner.access_token)
    expect(safety_events).toEqual([
      { event: 'account_changed', at: expect.any(String), changes: { role: { from: 'learner', to: 'instructor' } } },
    ])
  })
})

test('the overview counts what there is, and what was done in seven days', async () => {
  const overview = async () => gateway.call('GET /admin/overview', admin.access_token)
  const before = await overview()
  expect(before.users).toEqual({
    total: 3,
    learner: 1,
    instructor: 1,
    admin: 1,
    suspended: 0,
    deleting: 0,
    new: 0,
    active: 2,
  })
  const one = await gateway.register()
  await liveALittle(gateway, one)
  const two = await gateway.register()
  await patch(two.user.id, { status: 'suspended' })
  await gateway.send('DELETE /users/me', { body: { password: SEED_PASSWORD }, token: one.access_token })
  const after = await overview()
  // Living a little takes a teacher too.
  const counts = { learner: 3, suspended: 1, deleting: 1, new: 2, active: 5 }
  expect(after.users).toEqual({ ...before.users, ...counts, total: 5 })
  expect(after.learning).toEqual({
    courses: before.learning.courses,
    enrolments: before.learning.enrolments + 1,
    lessons_completed: before.learning.lessons_completed + 1,
    quizzes_marked: before.learning.quizzes_marked + 1,
    quizzes_passed: before.learning.quizzes_passed,
  })
  const { results, roadmaps, learners_with_roadmap } = before.careers
  expect(after.careers).toEqual({
    results: results + 1,
    roadmaps: roadmaps + 1,
    learners_with_roadmap: learners_with_roadmap + 1,
  })
  gateway.pass(7 * DAY + 1)
  admin = await gateway.signIn('admin@tajiconnect.test')
  const later = await overview()
  expect(later.users).toMatchObject({ total: 5, new: 0, active: 1 })
  expect(later.learning).toMatchObject({ lessons_completed: 0, quizzes_marked: 0 })
  expect(later.generated_at).toBe(gateway.now().toISOString())
})
