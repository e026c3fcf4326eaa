import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, request, type ClientRequest, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { getRequestListener } from '@hono/node-server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { concat } from '../bytes.ts'
import { openContentFiles } from '../host/content-files.ts'
import { realFiles, type Files } from '../host/files.ts'
import { registerAs } from '../testing/authors.ts'
import { openTestGateway } from '../testing/gateway.ts'
import { isoMedia } from '../testing/media.ts'
import { ascii } from '../testing/pictures.ts'

const MB = 1_000_000
const PIECE = new Uint8Array(64 * 1024).fill(7)
const OPENING = ascii('--b\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n')
const CLOSING = ascii('\r\n--b--\r\n')

let root: string
let server: Server
let port: number
let token: string
/** Of the files: how often they are read, and how many are open. */
let seen: { reads: number; open: number }
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'wire-'))
  seen = { reads: 0, open: 0 }
  const files = await openContentFiles({ dir: join(root, 'files'), seedDir: root }, watched())
  const gateway = await openTestGateway({ files })
  token = (await registerAs(gateway, 'instructor')).access_token
  server = createServer(getRequestListener((asked) => gateway.fetch(asked)))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  port = (server.address() as AddressInfo).port
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
  rmSync(root, { recursive: true, force: true })
})

function watched(): Files {
  const open = async (...args: Parameters<Files['open']>) => {
    const handle = await realFiles.open(...args)
    seen.open += 1
    const [read, close] = [handle.read.bind(handle), handle.close.bind(handle)]
    return Object.assign(handle, {
      read: (...how: [Uint8Array, number, number, number]) => ((seen.reads += 1), read(...how)),
      close: () => ((seen.open -= 1), close()),
    })
  }
  return { ...realFiles, open: open as Files['open'] }
}

const ask = (method: string, path: string, headers: Record<string, string | number> = {}) =>
  request({ port, method, path: `/api/v1${path}`, headers: { Authorization: `Bearer ${token}`, ...headers } })
const send = (headers: Record<string, string | number> = {}) =>
  ask('POST', '/content/upload', { 'Content-Type': 'multipart/form-data; boundary=b', ...headers })
const answered = async (asked: ClientRequest) => (await once(asked, 'response'))[0] as IncomingMessage
async function bytesOf(response: IncomingMessage) {
  const parts: Buffer[] = []
  for await (const part of response) parts.push(part as Buffer)
  return new Uint8Array(Buffer.concat(parts))
}
const jsonOf = async (response: IncomingMessage) => JSON.parse(Buffer.from(await bytesOf(response)).toString())
const onDisk = () => readdirSync(join(root, 'files'))

async function uploaded(size: number) {
  const film = concat([isoMedia('isom'), ...Array.from({ length: Math.ceil(size / PIECE.length) }, () => PIECE)])
  const pieces = Array.from({ length: Math.ceil(film.length / PIECE.length) }, (_, at) =>
    film.subarray(at * PIECE.length, (at + 1) * PIECE.length),
  )
  const asked = send()
  const [response] = await Promise.all([answered(asked), pipeline(Readable.from([OPENING, ...pieces, CLOSING]), asked)])
  expect(response.statusCode).toBe(201)
  return { film, id: (await jsonOf(response)).id as string }
}

test('a film goes to the disk and comes back, whole, in ranges and as a head', async () => {
  const { film, id } = await uploaded(10 * MB)
  expect(onDisk()).toEqual([id])
  const whole = await answered(ask('GET', `/content/${id}/stream`).end())
  expect(whole.headers).toMatchObject({ 'content-length': String(film.length), 'content-type': 'video/mp4' })
  const sha256 = createHash('sha256')
    .update(await bytesOf(whole))
    .digest('hex')
  expect(whole.headers.etag).toBe(`"${sha256}"`)
  expect(sha256).toBe(createHash('sha256').update(film).digest('hex'))
  const part = await answered(ask('GET', `/content/${id}/stream`, { Range: 'bytes=30-39' }).end())
  expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 30-39/${film.length}`])
  expect(await bytesOf(part)).toEqual(film.slice(30, 40))
  const head = await answered(ask('HEAD', `/content/${id}/stream`).end())
  expect([head.statusCode, head.headers['content-length']]).toEqual([200, String(film.length)])
  expect((await bytesOf(head)).length).toBe(0)
  expect(seen.open).toBe(0)
})

test('a sender who hangs up in the middle leaves nothing', async () => {
  const asked = send()
  asked.on('error', () => {})
  asked.write(OPENING)
  asked.write(concat([isoMedia('isom'), PIECE, PIECE, PIECE]))
  await expect.poll(onDisk).toEqual([expect.stringMatching(/\.part$/)])
  asked.destroy()
  await expect.poll(onDisk).toEqual([])
  await expect.poll(() => seen.open).toBe(0)
})

test.each([
  ['too much, as announced', 413, { 'Content-Length': 200 * MB }, isoMedia('isom')],
  ['of no type that is taken', 415, { 'Content-Length': 50 * MB }, ascii('<html>'.repeat(20_000))],
])('who sends what is %s is told while still sending', async (_, status, headers, beginning) => {
  const asked = send(headers)
  asked.on('error', () => {})
  asked.write(OPENING)
  asked.write(beginning)
  const response = await answered(asked)
  expect([response.statusCode, (await jsonOf(response)).status]).toEqual([status, status])
  expect(onDisk()).toEqual([])
  asked.destroy()
})

test('a client that takes its time is not read ahead of, and one that goes is read no further', async () => {
  const { id } = await uploaded(60 * MB)
  const response = await answered(ask('GET', `/content/${id}/stream`).end())
  await once(response, 'readable')
  response.read(1)
  await new Promise((resolve) => setTimeout(resolve, 300))
  // What fits between here and there: the buffers of two sockets.
  expect(seen.reads * 64 * 1024).toBeLessThan(20 * MB)
  expect(seen.open).toBe(1)
  response.destroy()
  await expect.poll(() => seen.open).toBe(0)
  expect(seen.reads * 64 * 1024).toBeLessThan(20 * MB)
})
