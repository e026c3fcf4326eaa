import { Export } from '@tajiconnect/contract/export'
import { expect, test } from 'vitest'
import { collectionNames, collections, ownerOf, type CollectionName } from '../collections.ts'
import { codeOf } from '../testing/authenticator.ts'
import { liveALittle } from '../testing/belongings.ts'
import { openTestGateway, SEED_PASSWORD } from '../testing/gateway.ts'

type Key = keyof typeof Export.shape

/** Under which name each collection of somebody's rows is in the document; null where it only guards the account, or repeats. */
const names: Partial<Record<CollectionName, Key | null>> = {
  users: 'account',
  avatars: 'avatar',
  roadmaps: 'roadmaps',
  savedCareers: 'saved_careers',
  guidance: 'guidance',
  onboarding: 'onboarding',
  drafts: 'drafts',
  results: 'results',
  recommendations: 'recommendations',
  enrolments: 'enrolments',
  completions: 'completions',
  attempts: 'attempts',
  answers: 'answers',
  adaptations: 'adaptations',
  pathEnrolments: 'subject_paths',
  classMembers: 'classes_joined',
  classes: 'classes',
  courseDrafts: 'course_drafts',
  sessions: 'device_sessions',
  audit: 'safety_events',
  identities: 'identities',
  consents: 'consent',
  contents: 'contents',
  credentials: null,
  secondFactors: null,
  links: null,
  idempotency: null,
}

/** What an ordinary learner may have nothing of. */
const MAY_LACK: ReadonlySet<CollectionName> = new Set([
  'audit',
  'identities',
  'contents',
  'adaptations',
  'classes',
  'courseDrafts',
])

test('every collection that holds somebody’s rows has its place in the document, or a reason to have none', () => {
  const owned = collectionNames.filter((name) => collections[name].owner !== 'shared')
  expect(Object.keys(names).toSorted()).toEqual(owned.toSorted())
  const keys = Object.keys(Export.shape).filter((key) => key !== 'generated_at' && key !== 'schema')
  expect(Object.values(names).filter(Boolean).toSorted()).toEqual(keys.toSorted())
})

test('all that somebody did is in it, and nothing of anybody else', async () => {
  const gateway = await openTestGateway()
  const me = await gateway.register('achieng@example.com')
  await liveALittle(gateway, me)
  await liveALittle(gateway, await gateway.register('somebody@example.com'))
  const document = await gateway.call('GET /users/me/export', me.access_token)
  expect(document).toMatchObject({
    generated_at: gateway.now().toISOString(),
    account: { id: me.user.id, email: 'achieng@example.com' },
    onboarding: { stage: 'form_3_4' },
    avatar: { media_type: 'image/png', base64: expect.stringMatching(/^iVBOR/) },
  })
  expect(document.schema).toContain('/api/v1/gateway/openapi.json')
  for (const name of collectionNames) {
    const key = names[name]
    const list: unknown = key && document[key]
    if (!Array.isArray(list)) continue
    const rows = [...gateway.store.rows(name).values()].filter((row) => ownerOf(name, row) === me.user.id)
    expect(list.length, name).toBe(rows.length)
    if (!MAY_LACK.has(name)) expect(list.length, name).toBeGreaterThan(0)
  }
  expect(JSON.stringify(document)).not.toContain('somebody@example.com')
})

test('whom the person asked for consent is in it, and nothing that answers for them', async () => {
  const gateway = await openTestGateway()
  const { access_token: token } = await gateway.register()
  expect((await gateway.call('GET /users/me/export', token)).consent).toBeNull()
  await gateway.call('PATCH /users/me', { body: { born: '2011-05' } }, token)
  const body = { guardian_name: 'Grace', channel: 'sms', to: '254712345678' } as const
  await gateway.call('POST /users/me/consent', { body }, token)
  expect((await gateway.call('GET /users/me/export', token)).consent).toEqual({
    ...body,
    asked_at: gateway.now().toISOString(),
    answer: null,
    decided_at: null,
    decided_by: null,
  })
})

test('what happened to the account’s safety is told, and no secret of it', async () => {
  const gateway = await openTestGateway()
  const { access_token: token } = await gateway.register()
  const body = { password: SEED_PASSWORD }
  const { secret } = await gateway.call('POST /auth/2fa/setup', { body }, token)
  const code = codeOf(secret, gateway.now())
  const { backup_codes } = await gateway.call('POST /auth/2fa/enable', { body: { code } }, token)
  gateway.pass(60_000)
  const again = { ...body, code: codeOf(secret, gateway.now()) }
  const fresh = await gateway.call('POST /auth/2fa/backup-codes', { body: again }, token)
  const document = await gateway.call('GET /users/me/export', token)
  expect(document.safety_events).toEqual([{ event: 'backup_codes_replaced', at: gateway.now().toISOString() }])
  const text = JSON.stringify(document)
  for (const hidden of [secret, ...backup_codes, ...fresh.backup_codes]) expect(text).not.toContain(hidden)
})
