import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ServerMessage } from '@tajiconnect/contract/realtime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { backendDir, readConfig, type Config } from './host/config.ts'
import { resetStore } from './host/open-store.ts'
import { startServer, type RunningServer } from './server.ts'
import { SEED_PASSWORD } from './testing/gateway.ts'

let dir: string
let notices: string[]
let running: RunningServer[]

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'server-'))
  notices = []
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((server) => server.close()))
  rmSync(dir, { recursive: true, force: true })
})

const configWith = (env: Record<string, string> = {}): Config =>
  readConfig({ GATEWAY_PORT: '0', PORT: '0', DATA_DIR: dir, ...env }, [])

async function start(env?: Record<string, string>): Promise<RunningServer> {
  const server = await startServer(configWith(env), { request: () => {}, notice: (line) => void notices.push(line) })
  running.push(server)
  return server
}

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })

async function signIn({ gatewayUrl }: RunningServer): Promise<{ access_token: string; user: { id: string } }> {
  const response = await post(`${gatewayUrl}/api/v1/auth/login`, {
    email: 'learner@tajiconnect.test',
    password: SEED_PASSWORD,
  })
  expect(response.status).toBe(200)
  return response.json()
}

const name = { en: 'Woodwork', sw: 'Useremala' }
const workingCopy = () => JSON.parse(readFileSync(join(dir, 'db.json'), 'utf8')) as { subjects: { id: string }[] }

test('both servers answer, from a working copy; the committed data is not written', async () => {
  const seed = resolve(backendDir, 'db.json')
  const before = statSync(seed).mtimeMs
  const server = await start()
  expect((await fetch(`${server.gatewayUrl}/api/v1/gateway/health`)).status).toBe(200)
  expect((await fetch(`${server.rawUrl}/subjects`)).status).toBe(200)
  await signIn(server)
  await server.close()
  expect(readdirSync(dir).sort()).toEqual(['db.json', 'files', 'secret.key'])
  expect(statSync(seed).mtimeMs).toBe(before)
})

test('the signing key is 32 bytes for its owner only, and stays', async () => {
  await (await start()).close()
  const path = join(dir, 'secret.key')
  const key = readFileSync(path)
  expect(key).toHaveLength(32)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  await (await start()).close()
  expect(readFileSync(path)).toEqual(key)
})

test('closing in the middle of writing keeps whatever was acknowledged, in db.json, and frees the lock', async () => {
  const server = await start()
  let acknowledged = 0
  const writes = Array.from({ length: 40 }, async (_, n) => {
    const response = await post(`${server.rawUrl}/subjects`, { id: `s${n}`, name }).catch(() => null)
    if (response?.status === 201) acknowledged += 1
    if (n === 10) await server.close()
  })
  await Promise.all(writes)
  await server.close()
  expect(acknowledged).toBeGreaterThan(0)
  const kept = workingCopy().subjects.filter(({ id }) => /^s\d+$/.test(id))
  expect(kept.length).toBeGreaterThanOrEqual(acknowledged)
  expect(readdirSync(dir).sort()).toEqual(['db.json', 'files', 'secret.key'])
  await expect(fetch(`${server.gatewayUrl}/health`)).rejects.toThrow('fetch failed')
})

test('a hand edit of the working copy shows in a running gateway; a broken one is refused and said', async () => {
  const server = await start()
  const file = join(dir, 'db.json')
  const data = workingCopy()
  data.subjects.push({ id: 'by-hand', name } as { id: string })
  writeFileSync(file, JSON.stringify(data))
  const find = async () => (await fetch(`${server.rawUrl}/subjects/by-hand`)).status
  await expect.poll(find, { timeout: 5_000 }).toBe(200)
  writeFileSync(file, '{ "subjects": [ }')
  await expect.poll(() => notices.at(-1), { timeout: 5_000 }).toContain(`${file} is broken at line 1, column 17`)
  expect(await find()).toBe(200)
})

test('production is refused before anything is touched', async () => {
  await expect(start({ NODE_ENV: 'production' })).rejects.toThrow('this gateway is not for production')
  expect(readdirSync(dir)).toEqual([])
})

test.each(['GATEWAY_PORT', 'PORT'])('a taken %s is one sentence, and nothing is left running', async (variable) => {
  const other = createServer()
  const port = await new Promise<number>((resolve) =>
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
  )
  await expect(start({ [variable]: String(port) })).rejects.toThrow(
    `Port ${port} is taken by another program. Stop that one, or set ${variable} to a free port.`,
  )
  expect(existsSync(join(dir, 'db.json.lock'))).toBe(false)
  other.close()
})

test('a broken signing key is one sentence, and the data is free', async () => {
  writeFileSync(join(dir, 'secret.key'), 'short')
  await expect(start()).rejects.toThrow('secret.key must hold 32 bytes.')
  expect(readdirSync(dir)).toEqual(['secret.key'])
})

test('a reset without seed data to put in place leaves all as it was', async () => {
  const files = { 'db.json': '{}', 'db.journal-1.ndjson': 'what was acknowledged' }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
  const place = { seedFile: join(dir, 'gone', 'db.json'), dataDir: dir }
  await expect(resetStore(place)).rejects.toThrow('Cannot read the seed data')
  for (const [name, text] of Object.entries(files)) expect(readFileSync(join(dir, name), 'utf8')).toBe(text)
})

test('a second gateway on the same data is refused', async () => {
  await start()
  await expect(start()).rejects.toThrow(`The data is in use by process ${process.pid}.`)
})

test('a broken working copy is refused with its place and kept as it is', async () => {
  const file = join(dir, 'db.json')
  writeFileSync(file, '{\n  "users": [,]\n}\n')
  await expect(start()).rejects.toThrow(`${file} is broken at line 2, column 13: expected a value, found ",".`)
  expect(readFileSync(file, 'utf8')).toBe('{\n  "users": [,]\n}\n')
  expect(existsSync(`${file}.lock`)).toBe(false)
})

test('where the working copy is gone and its journal is not, nothing is played over the seed', async () => {
  writeFileSync(join(dir, 'db.journal-3.ndjson'), '')
  await expect(start()).rejects.toThrow(/db\.json is gone, but its journal is there\. .* npm run db:reset\./)
  expect(existsSync(join(dir, 'db.json'))).toBe(false)
})

test('seed data that is not there is one sentence naming DB_PATH', async () => {
  await expect(start({ DB_PATH: join(dir, 'nothing.json') })).rejects.toThrow(/nothing\.json.*DB_PATH names the file\./)
})

/** A socket with what has come in so far, and what it was closed with. */
function connect({ gatewayUrl }: RunningServer, protocols: string[] = [], origin?: string, path = '/ws') {
  const socket = new WebSocket(`${gatewayUrl.replace('http', 'ws')}${path}`, protocols, { origin })
  const received: ServerMessage[] = []
  socket.on('message', (data) => void received.push(JSON.parse(String(data)) as ServerMessage))
  const opened = new Promise<void>((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  opened.catch(() => {})
  const say = (message: unknown) => socket.send(JSON.stringify(message))
  const typesReceived = () => received.map(({ type }) => type)
  return { socket, opened, closed, say, typesReceived }
}

test('the socket takes its token from the first message or from the protocol, and answers', async () => {
  const server = await start()
  const { access_token: token, user } = await signIn(server)

  const byMessage = connect(server, [], 'http://localhost:5173')
  await byMessage.opened
  byMessage.say({ type: 'auth', token })
  byMessage.say({ type: 'subscribe', channel: `user:${user.id}` })
  byMessage.say({ type: 'ping' })
  await expect.poll(byMessage.typesReceived).toEqual(['ready', 'subscribed', 'pong'])

  const byProtocol = connect(server, ['bearer', token])
  await expect.poll(byProtocol.typesReceived).toEqual(['ready'])
  expect(byProtocol.socket.protocol).toBe('bearer')

  await server.close()
  expect(await Promise.all([byMessage.closed, byProtocol.closed])).toEqual([1001, 1001])
})

test('the socket refuses a bad token, binary data, large messages, other pages and other paths', async () => {
  const server = await start()
  expect(await connect(server, ['bearer', 'nonsense']).closed).toBe(4401)

  const binary = connect(server)
  await binary.opened
  binary.socket.send(Buffer.from([1]))
  expect(await binary.closed).toBe(1003)

  const large = connect(server)
  await large.opened
  large.socket.send('x'.repeat(64 * 1024 + 1))
  expect(await large.closed).toBe(1009)

  await expect(connect(server, [], 'http://evil.test').opened).rejects.toThrow('403')
  await expect(connect(server, [], undefined, '/other').opened).rejects.toThrow('404')
})

test('the program says when it is ready, and SIGTERM ends it with everything in db.json', async () => {
  const env = { ...process.env, NODE_ENV: 'development', GATEWAY_PORT: '0', PORT: '0', DATA_DIR: dir }
  const child = spawn(process.execPath, [resolve(backendDir, 'scripts/gateway.mjs')], { env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)))
  await expect
    .poll(() => output, { timeout: 15_000 })
    .toMatch(/^gateway ready on http:\/\/localhost:\d+\nraw collections on http:\/\/localhost:\d+\n$/m)
  const rawUrl = /raw collections on (.*)/.exec(output)?.[1]
  expect((await post(`${rawUrl}/subjects`, { id: 'last', name })).status).toBe(201)
  child.kill('SIGTERM')
  const code = await new Promise((resolve) => child.once('exit', resolve))
  expect({ code, output }).toMatchObject({ code: 0 })
  expect(workingCopy().subjects.at(-1)?.id).toBe('last')
  expect(readdirSync(dir).sort()).toEqual(['db.json', 'files', 'secret.key'])
})

test('with nothing set, the stand-in for Google answers on the gateway’s own port', async () => {
  const { gatewayUrl } = await start()
  const config = await (await fetch(`${gatewayUrl}/api/v1/auth/google/config`)).json()
  expect(config).toEqual({ client_id: expect.any(String), authorize_url: `${gatewayUrl}/google/authorize` })
  const redirect_uri = 'http://localhost:5173/auth/google/callback'
  const asked = { client_id: config.client_id, redirect_uri, response_type: 'code', scope: 'openid', state: 's' }
  const page = await fetch(`${config.authorize_url}?${new URLSearchParams(asked)}`)
  const link = /href="([^"]+person=zawadi)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? ''
  const back = await fetch(new URL(link, gatewayUrl), { redirect: 'manual' })
  const { searchParams } = new URL(back.headers.get('Location') ?? '')
  const body = { code: searchParams.get('code'), redirect_uri }
  const reply = await post(`${gatewayUrl}/api/v1/auth/google/callback`, body)
  expect((await reply.json()).user).toMatchObject({ email: 'zawadi.njeri@example.com', email_verified: true })
})

test('with its two variables set, the real one is asked for; with one of them it does not start', async () => {
  const id = { GOOGLE_CLIENT_ID: 'taji.apps.googleusercontent.com' }
  const { gatewayUrl } = await start({ ...id, GOOGLE_CLIENT_SECRET: 'hush' })
  expect(await (await fetch(`${gatewayUrl}/api/v1/auth/google/config`)).json()).toEqual({
    client_id: id.GOOGLE_CLIENT_ID,
    authorize_url: 'https://accounts.google.com/o/oauth2/v2/auth',
  })
  expect((await fetch(`${gatewayUrl}/google/authorize`)).status).toBe(404)
  await expect(start(id)).rejects.toThrow('Set both GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET')
})
