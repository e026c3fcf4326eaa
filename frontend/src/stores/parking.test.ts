import type { User } from '@tajiconnect/contract/users'
import fc from 'fast-check'
import { http } from 'msw'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { logout } from '../services/api/auth.ts'
import { call } from '../services/api/endpoints.ts'
import { renewOrLeave } from '../services/api/refresh.ts'
import { createTestGateway, type TestGateway } from '../testing/gateway.ts'
import { server } from '../testing/server.ts'
import { park, pinFault, PIN_TRIES, removePin, setPin, takeOff, unpark, type Try } from './parking.ts'
import { isParked, usePeople } from './people.ts'
import { endSession, readSession, saveSession, useSession, type Held } from './session.ts'

const names = () => usePeople.getState().people.map(({ user }) => user.name)
const everything = () =>
  Object.entries({ ...localStorage })
    .flat()
    .join('\n')

test.each([
  ['123', 'shape'],
  ['1234567', 'shape'],
  ['25 80', 'shape'],
  ['', 'shape'],
  ['0000', 'easy'],
  ['1111', 'easy'],
  ['1234', 'easy'],
  ['567890', 'easy'],
  ['4321', 'easy'],
  ['1212', 'easy'],
  ['1122', 'easy'],
  ['2580', null],
  ['13579', null],
  ['902716', null],
])('a PIN of %s: %s', (pin, fault) => {
  expect(pinFault(pin)).toBe(fault)
})

// The real number of rounds is tried in pin.test.ts; everything else is as it is.
beforeEach(() => {
  const derive = crypto.subtle.deriveKey.bind(crypto.subtle)
  vi.spyOn(crypto.subtle, 'deriveKey').mockImplementation((how, ...rest) =>
    derive('iterations' in (how as object) ? { ...(how as Pbkdf2Params), iterations: 2 } : how, ...rest),
  )
})
afterEach(() => void vi.restoreAllMocks())

describe('with a gateway', () => {
  let gateway: TestGateway
  beforeEach(async () => {
    gateway = await createTestGateway()
  })

  test('parked, nothing of a session can be read; back by the PIN, it goes on', async () => {
    const { access_token, refresh_token, user } = await gateway.enter()
    await setPin('2580')
    await park()
    expect(useSession.getState()).toMatchObject({ signedIn: false, user: null })
    expect(Object.keys({ ...localStorage })).toEqual(['taji.people'])
    for (const token of [access_token, refresh_token]) expect(everything()).not.toContain(token)
    expect(await unpark(user.id, '2580')).toEqual({ user })
    expect(readSession()).toEqual({ access_token, refresh_token, user })
    expect(isParked(user.id)).toBe(false)
    expect((await call('GET /users/me')).email).toBe(user.email)
  })

  test('five wrong PINs, and the session is gone for good', async () => {
    const { user } = await gateway.enter()
    await setPin('2580')
    await park()
    for (let left = PIN_TRIES - 1; left > 0; left--) expect(await unpark(user.id, '1470')).toEqual({ left })
    expect(await unpark(user.id, '1470')).toEqual({ left: 0 })
    expect(usePeople.getState().people).toMatchObject([{ user: { name: 'Amina Otieno' }, lock: null, sealed: null }])
    expect(await unpark(user.id, '2580')).toEqual({ left: 0 })
    expect(readSession()).toBeNull()
  })

  test('a right PIN makes good for the wrong ones', async () => {
    const { user } = await gateway.enter()
    await setPin('2580')
    for (let round = 0; round < 3; round++) {
      await park()
      for (const left of [4, 3]) expect(await unpark(user.id, '1470')).toEqual({ left })
      expect(await unpark(user.id, '2580')).toEqual({ user })
    }
  })

  test('many tries at once are counted one by one', async () => {
    const { user } = await gateway.enter()
    await setPin('2580')
    await park()
    const tries = await Promise.all(Array.from({ length: 6 }, () => unpark(user.id, '1470')))
    expect(tries.map((one) => 'left' in one && one.left).toSorted()).toEqual([0, 0, 1, 2, 3, 4])
  })

  test('the password counts as well, and the PIN stays', async () => {
    const { user } = await gateway.enter()
    await setPin('2580')
    await park()
    const { refresh_token } = await gateway.enter()
    expect(isParked(user.id)).toBe(false)
    await park()
    expect(await unpark(user.id, '2580')).toEqual({ user: expect.objectContaining({ id: user.id }) })
    expect(readSession()?.refresh_token).toBe(refresh_token)
  })

  test('logging out, and being signed out by the gateway, take a person off the phone', async () => {
    const { user } = await gateway.enter()
    await setPin('2580')
    await logout()
    expect(names()).toEqual([])
    const { access_token } = await gateway.enter()
    await setPin('2580')
    await gateway.call('POST /auth/logout', { body: { refresh_token: readSession()?.refresh_token ?? '' } })
    await renewOrLeave(access_token).catch(() => undefined)
    expect(useSession.getState().signedOut).toBe('refused')
    expect(names()).toEqual([])
    expect(isParked(user.id)).toBe(false)
  })

  test('without a PIN nobody is parked, and a removed one is gone', async () => {
    await gateway.enter()
    await park()
    expect(readSession()).not.toBeNull()
    await setPin('0000')
    expect(names()).toEqual([])
    await setPin('2580')
    removePin()
    await park()
    expect(readSession()).not.toBeNull()
    expect(everything()).not.toContain('taji.people')
  })

  test('a pair that was renewed while its person left is the one they find again', async () => {
    const { access_token, user } = await gateway.enter()
    await setPin('2580')
    let arrive = () => {}
    let renewed = ''
    server.use(
      http.post('*/auth/refresh', async ({ request }) => {
        const response = await gateway.fetch(request)
        renewed = (await response.clone().json()).refresh_token
        await new Promise<void>((resolve) => (arrive = resolve))
        return response
      }),
    )
    const renewal = renewOrLeave(access_token).catch(({ code }) => code)
    await vi.waitFor(() => expect(renewed).not.toBe(''))
    await park()
    arrive()
    expect(await renewal).toBe('aborted')
    expect(readSession()).toBeNull()
    expect(everything()).not.toContain(renewed)
    await unpark(user.id, '2580')
    expect(readSession()?.refresh_token).toBe(renewed)
  })

  test('a pair that was renewed while the one before was being sealed is sealed in its place', async () => {
    const session = await gateway.enter()
    await setPin('2580')
    const parking = park()
    saveSession({ ...session, refresh_token: 'renewed' })
    await parking
    expect(everything()).not.toContain('renewed')
    await unpark(session.user.id, '2580')
    expect(readSession()?.refresh_token).toBe('renewed')
  })

  test('what another tab does is followed', async () => {
    await gateway.enter()
    await setPin('2580')
    const kept = localStorage.getItem('taji.people')
    await takeOff(useSession.getState().user?.id ?? '')
    localStorage.setItem('taji.people', kept ?? '')
    window.dispatchEvent(new StorageEvent('storage', { key: 'taji.people' }))
    expect(names()).toEqual(['Amina Otieno'])
    localStorage.setItem('taji.people', '{"neither":"a list"}')
    window.dispatchEvent(new StorageEvent('storage', { key: 'taji.people' }))
    expect(names()).toEqual([])
  })

  test('a session that was put in another person’s place opens for nobody', async () => {
    const { user: amina } = await gateway.enter()
    await setPin('2580')
    await park()
    const { user: other } = await gateway.enter('instructor@tajiconnect.test')
    await setPin('2580')
    await park()
    const [first, second] = usePeople.getState().people
    localStorage.setItem(
      'taji.people',
      JSON.stringify([{ ...first, lock: second?.lock, sealed: second?.sealed }, second]),
    )
    window.dispatchEvent(new StorageEvent('storage', { key: 'taji.people' }))
    expect(await unpark(amina.id, '2580')).toEqual({ left: 0 })
    expect(await unpark(other.id, '2580')).toEqual({ user: other })
  })
})

describe('whatever happens on a phone', () => {
  const PEOPLE = ['amina', 'baraka', 'chebet'] as const
  const PINS = ['2580', '13579', '902716'] as const
  type Who = (typeof PEOPLE)[number]

  let issued = 0
  const sessionOf = (id: Who): Held => {
    issued += 1
    return {
      access_token: `access-${id}-${issued}`,
      refresh_token: `refresh-${id}-${issued}`,
      user: { id, name: id, email: `${id}@example.com`, avatar_url: null } as User,
    }
  }

  interface Phone {
    active: Held | null
    pins: Map<Who, string>
    parked: Map<Who, Held>
    wrong: Map<Who, number>
  }
  /** What the phone answers, and what it should have. */
  type Step = (phone: Phone) => Promise<[unknown, unknown]>

  const who = fc.constantFrom(...PEOPLE)
  const pin = fc.constantFrom(...PINS)
  const idOf = (held: Held | null) => (held?.user.id ?? null) as Who | null
  /** Whoever is here and goes without having been parked. */
  const leaves = (phone: Phone) => {
    const id = idOf(phone.active)
    if (id) phone.pins.delete(id)
    phone.active = null
  }

  const steps: fc.Arbitrary<Step>[] = [
    who.map((id) => async (phone) => {
      if (idOf(phone.active) !== id) leaves(phone)
      phone.parked.delete(id)
      phone.active = sessionOf(id)
      return [saveSession(phone.active), undefined]
    }),
    fc.constant(async (phone) => {
      const id = idOf(phone.active)
      if (id) saveSession((phone.active = sessionOf(id)))
      return [null, null]
    }),
    pin.map((pin) => async (phone) => {
      const id = idOf(phone.active)
      if (id) phone.pins.set(id, pin)
      return [await setPin(pin), undefined]
    }),
    fc.constant(async (phone) => {
      const id = idOf(phone.active)
      if (id) phone.pins.delete(id)
      return [removePin(), undefined]
    }),
    fc.constant(async (phone) => {
      const id = idOf(phone.active)
      if (id && phone.active && phone.pins.has(id)) {
        phone.parked.set(id, phone.active)
        phone.wrong.set(id, 0)
        phone.active = null
      }
      return [await park(), undefined]
    }),
    fc.tuple(who, pin).map(([id, pin]) => async (phone) => [await unpark(id, pin), tried(phone, id, pin)]),
    who.map((id) => async (phone) => {
      phone.parked.delete(id)
      phone.pins.delete(id)
      return [await takeOff(id), undefined]
    }),
    fc.constantFrom('left' as const, 'refused' as const).map((why) => async (phone) => {
      leaves(phone)
      return [endSession(why), undefined]
    }),
  ]

  /** What a try should come to. */
  function tried(phone: Phone, id: Who, pin: string): Try {
    const waiting = phone.parked.get(id)
    if (!waiting) return { left: 0 }
    if (phone.pins.get(id) === pin) {
      phone.wrong.set(id, 0)
      if (phone.active) return { left: PIN_TRIES }
      phone.active = waiting
      phone.parked.delete(id)
      return { user: waiting.user }
    }
    const wrong = (phone.wrong.get(id) ?? 0) + 1
    phone.wrong.set(id, wrong)
    if (wrong === PIN_TRIES) {
      phone.parked.delete(id)
      phone.pins.delete(id)
    }
    return { left: PIN_TRIES - wrong }
  }

  test('tokens lie in the clear for whoever is here alone, beside their own name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...steps), { maxLength: 40 }), async (sequence) => {
        endSession('left')
        localStorage.clear()
        window.dispatchEvent(new StorageEvent('storage', { key: null }))
        const phone: Phone = { active: null, pins: new Map(), parked: new Map(), wrong: new Map() }
        for (const step of sequence) {
          const [answer, expected] = await step(phone)
          expect(answer).toEqual(expected)
          expect(readSession()).toEqual(phone.active)
          const inTheClear = new Set(everything().match(/(?:access|refresh)-\w+-\d+/g))
          const { access_token, refresh_token } = phone.active ?? {}
          expect([...inTheClear].toSorted()).toEqual(phone.active ? [access_token, refresh_token] : [])
          for (const id of PEOPLE) expect(isParked(id), id).toBe(phone.parked.has(id))
          const withPin = usePeople.getState().people.filter(({ lock }) => lock)
          expect(withPin.map(({ user }) => user.id).toSorted()).toEqual([...phone.pins.keys()].toSorted())
        }
      }),
      { numRuns: 150 },
    )
  })
})
