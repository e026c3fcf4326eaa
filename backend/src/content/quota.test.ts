import type { Session } from '@tajiconnect/contract/auth'
import { CONTENT_QUOTA_BYTES } from '@tajiconnect/contract/limits'
import { beforeEach, describe, expect, test } from 'vitest'
import { concat } from '../bytes.ts'
import { registerAs } from '../testing/authors.ts'
import { CLOSING, OPENING, sendForm } from '../testing/forms.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { gif, isoMedia, mp3 } from '../testing/media.ts'
import { png, pngWithSecrets } from '../testing/pictures.ts'
import { filmWithSecrets } from '../testing/secret-media.ts'

let gateway: TestGateway
let me: Session
beforeEach(async () => {
  gateway = await openTestGateway()
  me = await registerAs(gateway, 'instructor')
})

const send = (bytes: Uint8Array<ArrayBuffer>, by = me) =>
  gateway.send('POST /content/upload', { file: new File([bytes], 'a'), token: by.access_token })
const storage = async (by = me) => (await gateway.call('GET /content', by.access_token)).storage

/** Has somebody own a file after which so many bytes are left. */
async function fill(left: number, by = me) {
  const bytes = CONTENT_QUOTA_BYTES - left
  await gateway.store.transaction(async (tx) => {
    const seed = (await tx.get('contents', 'diffusion'))!
    await tx.put('contents', { ...seed, id: 'large', user_id: by.user.id, bytes, sha256: '0'.repeat(64) })
  })
}

test('the list says how much is used and how much there may be; what is others’ is theirs', async () => {
  expect(await storage()).toEqual({ used: 0, allowed: CONTENT_QUOTA_BYTES })
  await send(mp3(2))
  await send(png())
  expect(await storage()).toEqual({ used: mp3(2).length + png().length, allowed: CONTENT_QUOTA_BYTES })
  const admin = await registerAs(gateway, 'admin')
  expect((await storage(admin)).used).toBe(0)
})

test.each(['instructor', 'admin'] as const)(
  'an %s who has no room is told what to do, and nothing is kept',
  async (role) => {
    const by = await registerAs(gateway, role)
    const film = isoMedia('isom')
    await fill(film.length - 1, by)
    for (const bytes of [film, png()]) {
      const problem = await (await send(bytes, by)).json()
      expect([problem.status, problem.code]).toEqual([413, 'storage_full'])
      expect(problem.detail).toMatch(/^Your files take 500 MB of the 500 MB you have.*Delete a file/)
    }
    expect(gateway.files.kept.size).toBe(0)
    await fill(film.length, by)
    expect((await send(film, by)).status).toBe(201)
    expect(await storage(by)).toEqual({ used: CONTENT_QUOTA_BYTES, allowed: CONTENT_QUOTA_BYTES })
  },
)

describe('on a full quota, what is sent again because the reply was lost', () => {
  const film = filmWithSecrets()
  const formOf = (bytes: Uint8Array) => new Blob([OPENING, concat([bytes]), CLOSING])

  test.each([
    ['a film', film],
    ['sound', mp3(9)],
    ['a picture', pngWithSecrets()],
    ['an animation, or whatever is kept as it comes', gif()],
  ])('is answered with the content there is: %s', async (_, bytes) => {
    const first = await (await send(bytes)).json()
    await fill(0)
    for (const announced of [true, false]) {
      const form = formOf(bytes)
      const headers: Record<string, string> = announced ? { 'Content-Length': String(form.size) } : {}
      const response = await sendForm(gateway, me.access_token, form.stream(), headers)
      expect([response.status, await response.json()]).toEqual([201, first])
    }
    expect([...gateway.files.kept.keys()]).toEqual([first.id])
  })

  test('is no way in for another file of the same size', async () => {
    const bytes = concat([isoMedia('isom'), new Uint8Array(20_000)])
    await send(bytes)
    await fill(0)
    for (const other of [bytes.with(19_000, 1), bytes.slice(0, -1), concat([bytes, Uint8Array.of(1)])]) {
      const form = formOf(other)
      const headers = { 'Content-Length': String(form.size) }
      const response = await sendForm(gateway, me.access_token, form.stream(), headers)
      expect((await response.json()).code).toBe('storage_full')
    }
    expect(gateway.files.kept.size).toBe(1)
  })

  test('is not answered with what somebody else has', async () => {
    await send(film, await registerAs(gateway, 'instructor'))
    await fill(0)
    expect((await (await send(film)).json()).code).toBe('storage_full')
  })
})

test('a file that was deleted makes room', async () => {
  await fill(0)
  expect((await send(mp3())).status).toBe(413)
  await gateway.call('DELETE /content/{id}', { params: { id: 'large' } }, me.access_token)
  expect((await send(mp3())).status).toBe(201)
})

test('of two on their way at once, each of which fits alone, one is kept', async () => {
  const film = concat([isoMedia('isom'), new Uint8Array(70_000)])
  await fill(film.length + 1)
  let goOn = () => {}
  const others = new Promise<void>((resolve) => (goOn = resolve))
  const first = concat([OPENING, film])
  const body = new ReadableStream(
    {
      // So much is asked for before the file is taken, and no more until the other one is there.
      start: (stream) => stream.enqueue(first),
      async pull(stream) {
        void send(mp3(4)).then(goOn)
        await others
        stream.enqueue(CLOSING)
        stream.close()
      },
    },
    { highWaterMark: 0 },
  )
  const problem = await (await sendForm(gateway, me.access_token, body)).json()
  expect(problem.code).toBe('storage_full')
  expect(gateway.files.kept.size).toBe(1)
  expect((await storage()).used).toBe(CONTENT_QUOTA_BYTES - film.length - 1 + mp3(4).length)
})

test('what is announced to be too much is not read', async () => {
  await fill(1_000_000)
  const pieces = [concat([OPENING, isoMedia('isom'), new Uint8Array(100_000)]), CLOSING]
  let asked = 0
  const body = new ReadableStream(
    {
      pull: (stream) => {
        asked += 1
        const piece = pieces.shift()
        if (piece) stream.enqueue(piece)
        else stream.close()
      },
    },
    { highWaterMark: 0 },
  )
  const response = await sendForm(gateway, me.access_token, body, { 'Content-Length': '2000000' })
  expect((await response.json()).code).toBe('storage_full')
  expect(asked).toBe(1)
})
