import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Tokens } from '../src/auth/tokens.ts'
import { collectionNames, type Records } from '../src/collections.ts'
import type { State } from '../src/store.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const START_MS = 120_000
/** Each person has one page of records; so many people take turns in asking. */
const PER_PERSON = 20
const ASKERS = 200

export interface Target {
  base: string
  /** Path of one record, by turn. */
  one(turn: number): string
  page(turn: number): string
  headers(turn: number): Record<string, string>
  stop(): Promise<void>
}

type Content = Records['contents']

/** About 360 bytes as JSON, like the records of the reference measurement. */
const record = (at: number, now: string): Content => ({
  id: `r${at}`,
  user_id: `u${Math.floor(at / PER_PERSON)}`,
  name: `Lesson ${at}, captions in English`,
  media_type: 'text/vtt',
  bytes: 1000 + at,
  sha256: at.toString(16).padStart(64, '0'),
  duration_s: null,
  width: null,
  height: null,
  captions: [],
  transcript: null,
  course_id: null,
  created_at: now,
})

export const records = (count: number): Content[] => {
  const now = new Date().toISOString()
  return Array.from({ length: count }, (_, at) => record(at, now))
}

/** The gateway as `npm run gateway` runs it, over a seed of `count` records that belong to people who are signed in. */
export async function startGateway(seed: State, count: number): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), 'taji-bench-'))
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const now = new Date()
  const people = Math.max(1, Math.ceil(count / PER_PERSON))
  const ids = Array.from({ length: people }, (_, at) => `u${at}`)
  const [template] = seed.users ?? []
  if (!template) throw new Error('The seed has no user to copy')
  const users = ids.map((id) => ({ ...template, id, email: `${id}@example.com`, role: 'instructor' as const }))
  const sessions = ids.slice(0, ASKERS).map((user_id) => ({
    id: `s-${user_id}`,
    user_id,
    generation: 1,
    rotated_at: now.toISOString(),
    expires_at: new Date(now.getTime() + 86_400_000).toISOString(),
    revoked_at: null,
    user_agent: 'bench',
    created_at: now.toISOString(),
  }))
  const own = { users, sessions, contents: records(count) }
  const empty = Object.fromEntries(collectionNames.map((name) => [name, []]))
  const { courses, careerPaths, items, assessments, subjects, skills, clusters } = seed
  const db = { ...empty, courses, careerPaths, items, assessments, subjects, skills, clusters, ...own }
  writeFileSync(join(folder, 'seed.json'), JSON.stringify(db))
  writeFileSync(join(folder, 'secret.key'), secret, { mode: 0o600 })

  const tokens = new Tokens(secret, () => new Date())
  const issued = await Promise.all(
    sessions.map(async (session, at) => (await tokens.pair(users[at]!, session)).access_token),
  )
  const [port, rawPort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'backend/src/server.ts')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      GATEWAY_PORT: String(port),
      PORT: String(rawPort),
      DB_PATH: join(folder, 'seed.json'),
      DATA_DIR: folder,
    },
  })
  const base = `http://localhost:${port}`
  await answers(`${base}/health`, child)
  const asker = (turn: number) => turn % issued.length
  return {
    base,
    one: (turn) => `/api/v1/content/r${Math.min(count - 1, asker(turn) * PER_PERSON + (turn % PER_PERSON))}`,
    page: () => `/api/v1/content?per_page=${PER_PERSON}`,
    headers: (turn) => ({ authorization: `Bearer ${issued[asker(turn)]}` }),
    stop: () => stop(child, folder),
  }
}

/** Stock json-server from its own command line. */
export async function startJsonServer(count: number): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), 'taji-bench-'))
  const file = join(folder, 'db.json')
  writeFileSync(file, JSON.stringify({ contents: records(count) }))
  const port = await freePort()
  const bin = join(root, 'node_modules/json-server/lib/cli/bin.js')
  const child = spawn(process.execPath, [bin, '--quiet', '--port', String(port), file], {
    cwd: folder,
    stdio: 'ignore',
  })
  const base = `http://localhost:${port}`
  await answers(`${base}/contents/r0`, child)
  return {
    base,
    one: (turn) => `/contents/r${(turn * 7919) % count}`,
    page: (turn) => `/contents?_page=${1 + (turn % Math.max(1, Math.floor(count / PER_PERSON)))}&_limit=${PER_PERSON}`,
    headers: () => ({}),
    stop: () => stop(child, folder),
  }
}

async function answers(url: string, child: ChildProcess) {
  for (const end = Date.now() + START_MS; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (child.exitCode !== null) throw new Error(`${url} did not start`)
    const found = await fetch(url).catch(() => null)
    if (found?.ok) return
  }
  throw new Error(`${url} does not answer`)
}

async function stop(child: ChildProcess, folder: string) {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(late)
  rmSync(folder, { recursive: true, force: true })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
