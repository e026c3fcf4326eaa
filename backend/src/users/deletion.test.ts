import type { Session } from '@tajiconnect/contract/auth'
import { LOCALES } from '@tajiconnect/contract/common'
import { beforeEach, describe, expect, test } from 'vitest'
import { collectionNames, ownerOf } from '../collections.ts'
import { answer, onTwoDevices, statusOf, turnOnTwoFactor } from '../testing/account.ts'
import { liveALittle } from '../testing/belongings.ts'
import { publishCourse, writeCourse } from '../testing/course.ts'
import { openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'
import { GRACE_MS } from './deletion.ts'
import { deletionMails } from './mails.ts'

const EMAIL = 'achieng@example.com'

let gateway: TestGateway
let here: Session
let there: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  ;({ here, there } = await onTwoDevices(gateway, EMAIL))
})

const me = (session: Session) => statusOf(gateway, session)
const remove = (body: object = {}) =>
  gateway.send('DELETE /users/me', { body: { password: SEED_PASSWORD, ...body }, token: here.access_token })
const login = () => gateway.send('POST /auth/login', { body: { email: EMAIL, password: SEED_PASSWORD } })
const subjects = () => gateway.mails.filter(({ to }) => to === EMAIL).map(({ subject }) => subject)
const rowsOf = (id: string) =>
  collectionNames.flatMap((name) =>
    [...gateway.store.rows(name).values()].filter((row) => ownerOf(name, row) === id).map((row) => `${name} ${row.id}`),
  )
/** The gateway looks at its clock when somebody asks for something. */
const anyRequest = () => gateway.send('GET /gateway/health')

describe('asking for it', () => {
  test('names the day, signs every other device out, and a mail says so', async () => {
    const response = await remove()
    const deletes_at = new Date(gateway.now().getTime() + GRACE_MS).toISOString()
    expect([response.status, await response.json()]).toEqual([202, { deletes_at }])
    expect([await me(here), await me(there)]).toEqual([200, 401])
    expect(await gateway.call('GET /users/me', here.access_token)).toMatchObject({ deletes_at })
    expect(subjects().at(-1)).toBe('Your account will be deleted')
    expect(gateway.mails.at(-1)?.text).toContain('6 December 2026')
  })

  test('needs the password', async () => {
    expect(await answer(await remove({ password: 'not this one' }))).toEqual([401, 'invalid_credentials'])
    expect(await me(there)).toBe(200)
  })

  test('needs the second factor where it is on', async () => {
    const code = await turnOnTwoFactor(gateway, here)
    expect(await answer(await remove())).toEqual([401, 'otp_required'])
    expect(await answer(await remove({ otp: '000000' }))).toEqual([401, 'invalid_otp'])
    expect(await me(there)).toBe(200)
    expect((await remove({ otp: code() })).status).toBe(202)
  })

  test('wrong passwords count towards the lock', async () => {
    for (let n = 0; n < 10; n += 1) await remove({ password: 'not this one' })
    expect(await answer(await remove())).toEqual([423, 'account_locked'])
  })

  test('asking twice moves nothing', async () => {
    const { deletes_at } = await (await remove()).json()
    gateway.pass(60 * 60_000)
    here = await gateway.signIn(EMAIL)
    expect(await (await remove()).json()).toEqual({ deletes_at })
  })
})

describe('until then', () => {
  test('signing in works and says so; the account can be kept, and is not deleted then', async () => {
    const { deletes_at } = await (await remove()).json()
    gateway.pass(GRACE_MS - 60_000)
    here = await gateway.signIn(EMAIL)
    expect(here.user.deletes_at).toBe(deletes_at)
    const kept = await gateway.call('POST /users/me/restore', here.access_token)
    expect(kept).toMatchObject({ id: here.user.id, deletes_at: null })
    expect(subjects().at(-1)).toBe('Your account stays')
    gateway.pass(2 * 60 * 60_000)
    await anyRequest()
    expect((await login()).status).toBe(200)
  })

  test('keeping an account that is not to go changes nothing and mails nobody', async () => {
    const before = subjects()
    expect(await gateway.call('POST /users/me/restore', here.access_token)).toEqual(here.user)
    expect(subjects()).toEqual(before)
  })

  test('other changes to the account do not touch the day', async () => {
    const { deletes_at } = await (await remove()).json()
    const changed = await gateway.call('PATCH /users/me', { body: { name: 'Achieng' } }, here.access_token)
    expect(changed.deletes_at).toBe(deletes_at)
    const response = await gateway.send('PATCH /users/me', { body: { deletes_at: null }, token: here.access_token })
    expect(response.status).toBe(422)
  })
})

describe('when its time is over', () => {
  test('every row of the person goes, in every collection, and no row of anybody else', async () => {
    await liveALittle(gateway, here)
    const other = await gateway.register('somebody@example.com')
    await liveALittle(gateway, other)
    await gateway.call('POST /auth/2fa/setup', { body: { password: SEED_PASSWORD } }, here.access_token)
    await gateway.call('POST /users/me/email', { body: { email: EMAIL, password: SEED_PASSWORD } }, other.access_token)
    const theirs = rowsOf(other.user.id)
    expect(new Set(rowsOf(here.user.id).map((row) => row.split(' ')[0])).size).toBeGreaterThan(12)
    await remove()
    gateway.pass(GRACE_MS)
    await anyRequest()
    expect(rowsOf(here.user.id)).toEqual([])
    expect(rowsOf(other.user.id)).toEqual(theirs)
    for (const name of collectionNames) {
      const kept = JSON.stringify([...gateway.store.rows(name).values()])
      expect(kept.includes(here.user.id) || kept.includes(EMAIL), name).toBe(false)
    }
    expect(subjects().at(-1)).toBe('Your account is deleted')
  })

  test('a teacher’s classes close and drafts go; a course that learners take stays, and is nobody’s', async () => {
    await gateway.store.transaction((tx) => tx.put('users', { ...here.user, role: 'instructor' }))
    await writeCourse(gateway, here.access_token)
    const { course } = await publishCourse(gateway, await writeCourse(gateway, here.access_token), here.access_token)
    const params = { id: course.id }
    const body = { name: 'Form 2' }
    const { code } = await gateway.call('POST /courses/{id}/classes', { params, body }, here.access_token)
    const other = await gateway.register('somebody@example.com')
    await gateway.call('POST /courses/classes/members', { body: { code } }, other.access_token)
    await remove()
    gateway.pass(GRACE_MS)
    await anyRequest()
    const { access_token } = await gateway.signIn('somebody@example.com')
    expect((await gateway.call('GET /courses/classes', access_token)).items).toEqual([])
    expect((await gateway.call('GET /courses/{id}', { params }, access_token)).enrolled).toBe(true)
    for (const name of ['classes', 'classMembers', 'courseDrafts'] as const)
      expect(gateway.store.rows(name).size, name).toBe(0)
    for (const name of collectionNames)
      expect(JSON.stringify([...gateway.store.rows(name).values()]), name).not.toContain(here.user.id)
    const admin = await gateway.signIn('admin@tajiconnect.test')
    const draft = await gateway.call('GET /courses/{id}/draft', { params }, admin.access_token)
    expect(draft).toMatchObject({ revision: 0, published_version: 1, changed: false })
  })

  test('nobody gets in by what they held, and the address is free', async () => {
    await remove()
    gateway.pass(GRACE_MS)
    expect(await me(here)).toBe(401)
    const body = { refresh_token: here.refresh_token }
    expect((await gateway.send('POST /auth/refresh', { body })).status).toBe(401)
    expect(await answer(await login())).toEqual([401, 'invalid_credentials'])
    expect((await gateway.register(EMAIL)).user.id).not.toBe(here.user.id)
  })

  test('all of it goes in one transaction', async () => {
    await remove()
    gateway.pass(GRACE_MS)
    const before = gateway.disk.commits.length
    await anyRequest()
    expect(gateway.disk.commits.length).toBe(before + 1)
    expect(gateway.disk.commits.at(-1)?.every(([, , row]) => row === null)).toBe(true)
  })

  test('a gateway that starts later removes it at once', async () => {
    await remove()
    const state = Object.fromEntries(collectionNames.map((name) => [name, [...gateway.store.rows(name).values()]]))
    const later = new Date(gateway.now().getTime() + GRACE_MS)
    const next = await openTestGateway({ state, clock: () => later })
    await expect.poll(() => next.store.rows('users').has(here.user.id)).toBe(false)
  })

  test('is looked at no more than once an hour', async () => {
    await remove()
    gateway.pass(GRACE_MS - 60_000)
    await anyRequest()
    gateway.pass(60_000)
    await anyRequest()
    expect(rowsOf(here.user.id)).not.toEqual([])
    gateway.pass(60 * 60_000)
    await anyRequest()
    expect(rowsOf(here.user.id)).toEqual([])
  })

  test('a disk that refuses fails no request; it is logged and tried again', async () => {
    await remove()
    gateway.pass(GRACE_MS)
    gateway.disk.refuse = true
    expect((await gateway.send('POST /auth/logout', { body: { refresh_token: 'x' } })).status).toBe(204)
    expect(gateway.log.map(({ event }) => event)).toContain('sweep_failed')
    expect(JSON.stringify(gateway.log)).not.toContain(EMAIL)
    gateway.disk.refuse = false
    gateway.pass(60 * 60_000)
    await anyRequest()
    expect(rowsOf(here.user.id)).toEqual([])
  })
})

test('an account kept from before there was deletion stays', async () => {
  const state = Object.fromEntries(collectionNames.map((name) => [name, [...gateway.store.rows(name).values()]]))
  const users = [...gateway.store.rows('users').values()].map((user) => {
    const fields = Object.entries(user).filter(([field]) => field !== 'deletes_at')
    return Object.fromEntries(fields) as typeof user
  })
  const next = await openTestGateway({ state: { ...state, users } })
  expect((await next.signIn(EMAIL)).user.deletes_at).toBeNull()
})

test('the mails are short, and say the same in both languages', () => {
  const appUrl = 'https://tajiconnect.test'
  for (const kind of ['asked', 'takenBack', 'done'] as const) {
    const [en, sw] = LOCALES.map((locale) =>
      deletionMails[kind]({ email: EMAIL, locale }, appUrl, here.user.created_at),
    )
    for (const mail of [en, sw]) {
      expect(mail?.text.length).toBeLessThan(450)
      expect(`${mail?.subject}${mail?.text}`).not.toMatch(/!|undefined/)
    }
    expect(en?.subject).not.toBe(sw?.subject)
    const addresses = (text = '') => text.match(/https?:\S+/g) ?? []
    expect(addresses(en?.text)).toEqual(addresses(sw?.text))
  }
})
