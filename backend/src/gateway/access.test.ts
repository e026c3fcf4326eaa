import type { Session } from '@tajiconnect/contract/auth'
import type { Endpoint, Role } from '@tajiconnect/contract/endpoint'
import { allEndpoints, type Name } from '@tajiconnect/contract/endpoints'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../testing/authenticator.ts'
import { liveALittle, pathNames, places, type Belongings, type PathName } from '../testing/belongings.ts'
import { endpointNames, openTestGateway, SEED_PASSWORD, type TestGateway } from '../testing/gateway.ts'

const roles: Role[] = ['learner', 'instructor', 'admin']
const accessOf = (name: Name) => (allEndpoints[name] as Endpoint).access

let gateway: TestGateway
const open = async () => void (gateway = await openTestGateway())

const successOf = ({ status, reply, binary, stream }: Endpoint) => status ?? (reply || binary || stream ? 200 : 204)
const signInAs = (role: Role) => gateway.signIn(`${role}@tajiconnect.test`)
const paramsFor = (name: PathName, things: Belongings): Record<string, string> => places[name].at(things)

describe('who may call what', () => {
  beforeAll(open)

  const callers = ['nobody', ...roles] as const
  const table = endpointNames.flatMap((name) => callers.map((caller) => [caller, name] as const))

  test.each(table)('%s: %s', async (caller, name) => {
    const token = caller === 'nobody' ? undefined : (await signInAs(caller)).access_token
    const response = await gateway.send(name, { token })
    const access = accessOf(name)
    const refused = access === 'public' ? null : caller === 'nobody' ? 401 : isAmong(access, caller) ? null : 403
    if (refused) expect(response.status).toBe(refused)
    // Whoever may call gets as far as the body, the id or the answer.
    else expect([200, 202, 204, 400, 404, 409, 415, 422]).toContain(response.status)
  })

  const isAmong = (access: 'any' | readonly Role[], role: Role) => access === 'any' || access.includes(role)
})

describe.each(roles)('%s', (role) => {
  let me: Session
  let mine: Belongings
  let theirs: Belongings
  beforeAll(async () => {
    await open()
    me = await signInAs(role)
    mine = await liveALittle(gateway, me)
    theirs = await liveALittle(gateway, await gateway.register('somebody@example.com'))
  })

  const allowed = pathNames.filter((name) => accessOf(name) === 'any' || accessOf(name).includes(role))

  test.each(allowed)('%s: own is there, somebody else’s and unknown are not', async (name) => {
    const status = async (params: Record<string, string>) => {
      const headers = { 'Idempotency-Key': crypto.randomUUID() }
      const { body, query } = places[name]
      const sent = { params, query: query?.(mine), body: body?.(gateway), token: me.access_token, headers }
      return (await gateway.send(name, sent)).status
    }
    const own = paramsFor(name, mine)
    for (const key of Object.keys(own)) expect(await status({ ...own, [key]: 'no-such-id' }), key).toBe(404)
    if (places[name].kind === 'own') expect(await status(paramsFor(name, theirs))).toBe(404)
    expect(await status(own)).toBe(successOf(allEndpoints[name]))
  })
})

const mayRead = (name: Name, role: Role) =>
  name.startsWith('GET ') && (typeof accessOf(name) === 'string' || accessOf(name).includes(role))

/** What the person gets from every GET that is open to them. */
async function readAll({ access_token: token, user }: Session, things: Belongings): Promise<Map<Name, string>> {
  const replies = new Map<Name, string>()
  for (const name of endpointNames.filter((each) => mayRead(each, user.role))) {
    const place = pathNames.includes(name as PathName) ? places[name as PathName] : undefined
    const response = await gateway.send(name, { params: place?.at(things), query: place?.query?.(things), token })
    expect([name, response.status]).toEqual([name, 200])
    replies.set(name, await response.text())
  }
  return replies
}

test('nothing that somebody else does shows in what one reads', async () => {
  await open()
  const me = await gateway.register('achieng@example.com')
  const mine = await liveALittle(gateway, me)
  const before = await readAll(me, mine)
  await liveALittle(gateway, await gateway.register('somebody@example.com'))
  expect(await readAll(me, mine)).toEqual(before)
})

describe('what never leaves', () => {
  beforeEach(open)

  test.each(roles)('no GET shows %s a hash, a secret or a token', async (role) => {
    const me = await signInAs(role)
    const mine = await liveALittle(gateway, me)
    const other = await gateway.register('somebody@example.com')
    await gateway.call('POST /auth/forgot-password', { body: { email: other.user.email } })
    const shown = [...(await secretsOf(me)), ...(await secretsOf(other)), SEED_PASSWORD]
    // An admin reads the audit log itself.
    const log = role === 'admin' ? [] : (['audit'] as const)
    const kept = (['credentials', 'secondFactors', 'links', ...log] as const).flatMap((name) =>
      [...gateway.store.rows(name).values()].flatMap((row) => Object.values(row).flat()),
    )
    const secrets = [...shown, ...kept].filter((value) => typeof value === 'string' && !isPublic(value))
    expect(secrets.length).toBeGreaterThan(40)
    for (const [name, text] of await readAll(me, mine)) {
      for (const secret of secrets) expect(text.includes(String(secret)), `${secret} in ${name}`).toBe(false)
      if (name !== 'GET /gateway/openapi.json')
        expect(text, name).not.toMatch(
          /"(?!has_password":)[a-z_]*(password|hash|secret|token|backup|otp|generation|rotated)[a-z_]*":/,
        )
    }
  })

  /** Turns two-factor on, and answers with all that was handed to the person alone. */
  async function secretsOf({ access_token: token, refresh_token }: Session): Promise<string[]> {
    const { secret } = await gateway.call('POST /auth/2fa/setup', { body: { password: SEED_PASSWORD } }, token)
    const code = codeOf(secret, gateway.now())
    const { backup_codes } = await gateway.call('POST /auth/2fa/enable', { body: { code } }, token)
    return [token, refresh_token, secret, ...backup_codes]
  }

  /** Ids, addresses, times and what happened stand in such rows too, and are no secret to their owner. */
  const people = () => [...gateway.store.rows('users').values()].flatMap(({ id, email }) => [id, email])
  const isPublic = (value: string) =>
    people().includes(value) || /^\d{4}-\d\d-\d\dT/.test(value) || ['verify', 'reset', 'consent_asked'].includes(value)
})
