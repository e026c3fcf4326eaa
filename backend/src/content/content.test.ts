import type { Session } from '@tajiconnect/contract/auth'
import { beforeEach, describe, expect, test } from 'vitest'
import { publish, registerAs } from '../testing/authors.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { isoMedia, mp3, vtt } from '../testing/media.ts'
import { png } from '../testing/pictures.ts'

type Bytes = Uint8Array<ArrayBuffer>

let gateway: TestGateway
let me: Session
let other: Session
let learner: Session
let admin: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  me = await registerAs(gateway, 'instructor')
  other = await registerAs(gateway, 'instructor')
  learner = await gateway.register()
  admin = await registerAs(gateway, 'admin')
})

const upload = async (bytes: Bytes, by = me, name = 'a') =>
  gateway.call('POST /content/upload', { file: new File([bytes], name) }, by.access_token)
const patch = (id: string, body: object, by = me) =>
  gateway.send('PATCH /content/{id}', { params: { id }, body, token: by.access_token })
const remove = (id: string, by = me) => gateway.send('DELETE /content/{id}', { params: { id }, token: by.access_token })
const get = (id: string, by: Session) => gateway.send('GET /content/{id}', { params: { id }, token: by.access_token })
const outcome = async (response: Response) => {
  if (response.ok) return response.status
  const { status, code, errors } = await response.json()
  return [
    status,
    ...(errors ?? [{ path: code, code: '' }]).map((each: { path: string; code: string }) =>
      `${each.path} ${each.code}`.trim(),
    ),
  ]
}
const bytesKept = (id: string) => gateway.files.kept.has(id)

/** Who gets it, its bytes and a link to them, of a learner, another instructor, its owner and an admin. */
async function readers(id: string) {
  const seen = []
  for (const by of [learner, other, me, admin]) {
    const statuses = []
    for (const name of ['GET /content/{id}', 'GET /content/{id}/stream', 'POST /content/{id}/links'] as const)
      statuses.push((await gateway.send(name, { params: { id }, token: by.access_token })).ok)
    expect(new Set(statuses).size).toBe(1)
    seen.push(statuses[0])
  }
  return seen
}
const OWNER_ONLY = [false, false, true, true]
const EVERYBODY = [true, true, true, true]

describe('who may read', () => {
  test('at first its owner and admins', async () => {
    expect(await readers((await upload(mp3())).id)).toEqual(OWNER_ONLY)
  })

  test('everybody, once its course is published', async () => {
    const { id } = await upload(mp3())
    const course_id = await publish(gateway, 'Text')
    const course = gateway.store.rows('courses').get(course_id)!
    await gateway.store.transaction((tx) => tx.put('courses', { ...course, status: 'draft' }))
    expect((await patch(id, { course_id })).status).toBe(200)
    expect(await readers(id)).toEqual(OWNER_ONLY)
    await gateway.store.transaction((tx) => tx.put('courses', course))
    expect(await readers(id)).toEqual(EVERYBODY)
  })

  test('everybody, while a published lesson shows it in its text or beside it', async () => {
    const picture = await upload(png())
    const film = await upload(isoMedia('isom'))
    const course = await publish(gateway, `Look: ![A picture](content:${picture.id})`, {
      media: [{ kind: 'video', content_id: film.id, title: 'Film' }],
    })
    expect([await readers(picture.id), await readers(film.id)]).toEqual([EVERYBODY, EVERYBODY])
    await gateway.store.transaction((tx) => tx.delete('courses', course))
    expect([await readers(picture.id), await readers(film.id)]).toEqual([OWNER_ONLY, OWNER_ONLY])
  })

  test('whoever stays with an older version of a course keeps what it shows', async () => {
    const { id } = await upload(png())
    const course_id = await publish(gateway, `content:${id}`)
    const course = gateway.store.rows('courses').get(course_id)!
    const old = { id: `${course_id}:1`, course: { ...course, version: 1 }, items: [] }
    const user_id = learner.user.id
    await gateway.store.transaction(async (tx) => {
      await tx.put('courseVersions', old)
      await tx.delete('courses', course_id)
    })
    expect(await readers(id)).toEqual(OWNER_ONLY)
    const enrolment = { id: `${user_id}:${course_id}`, user_id, course_id, created_at: course_id, version: 1 }
    await gateway.store.transaction((tx) => tx.put('enrolments', enrolment))
    expect(await readers(id)).toEqual(EVERYBODY)
    expect(await outcome(await remove(id))).toEqual([409, 'content_in_use'])
  })

  test('captions go with what they are captions of', async () => {
    const film = await upload(isoMedia('isom'))
    const captions = await upload(vtt())
    await patch(film.id, { captions: [{ locale: 'en', content_id: captions.id }] })
    expect(await readers(captions.id)).toEqual(OWNER_ONLY)
    await publish(gateway, `content:${film.id}`)
    expect(await readers(captions.id)).toEqual(EVERYBODY)
  })

  test('another id that begins the same is not meant', async () => {
    const { id } = await upload(mp3())
    await publish(gateway, `content:${id}x content:${id}-2 ${id}`)
    expect(await readers(id)).toEqual(OWNER_ONLY)
  })

  test('what came with the gateway is everybody’s to read', async () => {
    for (const id of ['diffusion', 'diffusion-sw', 'heartbeat', 'one-to-four'])
      expect(await readers(id)).toEqual(EVERYBODY)
  })
})

describe('the list', () => {
  const list = async (by: Session, query: object = {}) =>
    gateway.call('GET /content', { query: query as { q?: string } }, by.access_token)

  test('is one’s own, newest first, by pages; an admin’s is everybody’s', async () => {
    const ids = []
    for (const frames of [2, 3, 4]) ids.unshift((await upload(mp3(frames))).id)
    const theirs = await upload(mp3(2), other)
    expect((await list(me)).items.map(({ id }) => id)).toEqual(ids)
    expect(await list(me, { page: '2', per_page: '2' })).toMatchObject({ items: [{ id: ids[2] }], total: 3 })
    expect((await list(other)).items).toEqual([theirs])
    expect((await list(admin)).items.slice(0, 4).map(({ id }) => id)).toEqual([theirs.id, ...ids])
  })

  test('finds by words of the name, whatever their case and accents', async () => {
    const { id } = await upload(mp3(2), me, 'Mũthoni: mapigo ya moyo.mp3')
    await upload(mp3(3), me, 'Another.mp3')
    for (const q of ['muthoni', 'MOYO', 'moyo mapigo', 'pigo'])
      expect(
        (await list(me, { q })).items.map((each) => each.id),
        q,
      ).toEqual([id])
    expect((await list(me, { q: 'nothing like it' })).items).toEqual([])
  })
})

describe('changes', () => {
  test('name, duration, transcript and course, and nothing else', async () => {
    const content = await upload(mp3())
    const course_id = await publish(gateway, 'Text')
    const body = { name: ' Mapigo\n', duration_s: 15, transcript: { sw: 'Moyo unapiga.' }, course_id }
    expect(await (await patch(content.id, body)).json()).toEqual({ ...content, ...body, name: 'Mapigo' })
    const back = { duration_s: null, transcript: null, course_id: null }
    expect(await (await patch(content.id, back)).json()).toEqual({ ...content, name: 'Mapigo' })
    for (const field of ['id', 'user_id', 'media_type', 'sha256', 'bytes', 'created_at'])
      expect(await outcome(await patch(content.id, { [field]: 'x' }))).toEqual([422, `${field} unknown_field`])
  })

  test('captions, one a language, each a WebVTT file that one may read', async () => {
    const film = await upload(isoMedia('isom'))
    const [en, sw] = [await upload(vtt('Hello')), await upload(vtt('Habari'))]
    const caption = (content_id: string, locale = 'en') => ({ locale, content_id })
    const both = { captions: [caption(en.id), caption(sw.id, 'sw')] }
    expect(await (await patch(film.id, both)).json()).toMatchObject(both)
    const bad = async (captions: object[], id = film.id) => outcome(await patch(id, { captions }))
    expect(await bad([caption(en.id), caption(sw.id)])).toEqual([422, 'captions too_many'])
    expect(await bad([caption('no-such-file')])).toEqual([422, 'captions.0.content_id unknown'])
    expect(await bad([caption((await upload(vtt('Private'), other)).id)])).toEqual([
      422,
      'captions.0.content_id unknown',
    ])
    expect(await bad([caption((await upload(mp3())).id)])).toEqual([422, 'captions.0.content_id not_captions'])
    expect(await bad([caption(sw.id)], (await upload(png())).id)).toEqual([422, 'captions not_timed'])
    expect(await bad([caption(en.id, 'fr')])).toEqual([422, 'captions.0.locale invalid_value'])
  })

  test.each([
    [{ name: '../' }, 'name too_small'],
    [{ transcript: {} }, 'transcript custom'],
    [{ course_id: 'no-such-course' }, 'course_id unknown'],
    [{ duration_s: 5 }, 'duration_s not_timed'],
  ])('%j of a picture is refused', async (body, error) => {
    expect(await outcome(await patch((await upload(png())).id, body))).toEqual([422, error])
  })

  test('are for its owner and admins', async () => {
    const { id } = await upload(mp3())
    const rename = { name: 'B' }
    expect(await outcome(await patch(id, rename, learner))).toEqual([403, 'forbidden'])
    expect(await outcome(await patch(id, rename, other))).toEqual([404, 'not_found'])
    expect(await outcome(await patch('diffusion', rename, other))).toEqual([403, 'forbidden'])
    expect(await outcome(await patch(id, rename, admin))).toBe(200)
  })
})

describe('taking away', () => {
  test('row and bytes go, for its owner and admins alone', async () => {
    const { id } = await upload(mp3())
    expect(await outcome(await remove(id, learner))).toEqual([403, 'forbidden'])
    expect(await outcome(await remove(id, other))).toEqual([404, 'not_found'])
    expect(await outcome(await remove('diffusion', other))).toEqual([403, 'forbidden'])
    expect(bytesKept(id)).toBe(true)
    expect(await outcome(await remove(id))).toBe(204)
    expect([(await get(id, me)).status, (await remove(id)).status]).toEqual([404, 404])
    await expect.poll(() => bytesKept(id)).toBe(false)
    const another = await upload(mp3())
    expect(await outcome(await remove(another.id, admin))).toBe(204)
  })

  test('not while a published lesson shows it, nor its captions', async () => {
    const film = await upload(isoMedia('isom'))
    const captions = await upload(vtt())
    await patch(film.id, { captions: [{ locale: 'en', content_id: captions.id }] })
    const course = await publish(gateway, 'Text', { media: [{ kind: 'video', content_id: film.id, title: 'Film' }] })
    for (const by of [me, admin])
      for (const { id } of [film, captions])
        expect(await outcome(await remove(id, by))).toEqual([409, 'content_in_use'])
    expect((await (await remove(film.id)).json()).detail).toContain('published lesson')
    await gateway.store.transaction((tx) => tx.delete('courses', course))
    expect(await outcome(await remove(captions.id))).toBe(204)
    expect((await (await get(film.id, me)).json()).captions).toEqual([])
    expect(await outcome(await remove(film.id))).toBe(204)
  })

  test('a disk that refuses keeps both', async () => {
    const { id } = await upload(mp3())
    gateway.disk.refuse = true
    expect((await remove(id)).status).toBe(503)
    gateway.disk.refuse = false
    expect([bytesKept(id), (await get(id, me)).status]).toEqual([true, 200])
  })

  test('bytes go too when somebody takes the row out by hand', async () => {
    const { id } = await upload(mp3())
    await gateway.store.transaction((tx) => tx.delete('contents', id))
    await expect.poll(() => bytesKept(id)).toBe(false)
  })
})

describe('when the account goes', () => {
  const leave = async () => {
    await gateway.store.transaction((tx) => tx.put('users', { ...me.user, deletes_at: gateway.now().toISOString() }))
    gateway.pass(60 * 60_000)
    await gateway.send('GET /gateway/health')
    const again = ({ user }: Session) => gateway.signIn(user.email)
    ;[other, learner, admin] = await Promise.all([again(other), again(learner), again(admin)])
  }

  test('so do its files, but for those that a published lesson shows: these are nobody’s then', async () => {
    const shown = await upload(isoMedia('isom'))
    const captions = await upload(vtt())
    const alone = await upload(mp3())
    await patch(shown.id, { captions: [{ locale: 'en', content_id: captions.id }] })
    const theirs = await upload(mp3(), other)
    await publish(gateway, `content:${shown.id}`)
    await leave()
    await expect.poll(() => bytesKept(alone.id)).toBe(false)
    expect((await get(alone.id, admin)).status).toBe(404)
    for (const { id } of [shown, captions]) {
      expect((await (await get(id, learner)).json()).user_id).toBeNull()
      expect(bytesKept(id)).toBe(true)
    }
    expect(JSON.stringify([...gateway.store.rows('contents').values()])).not.toContain(me.user.id)
    expect((await get(theirs.id, other)).status).toBe(200)
  })

  test('the export lists what somebody has sent', async () => {
    const mine = await upload(mp3())
    await upload(mp3(), other)
    const { contents } = await gateway.call('GET /users/me/export', me.access_token)
    expect(contents).toEqual([mine])
  })
})
