import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'
import type { State } from '../src/store.ts'
import { records, startGateway, startJsonServer, type Target } from './servers.ts'

const SIZES = [100, 1_000, 10_000, 100_000]
const SECONDS = 4
const CONNECTIONS = 10
const OPERATIONS = ['GET by id', 'GET page of 20', 'POST'] as const
type Operation = (typeof OPERATIONS)[number]

interface Rate {
  perSecond: number
  p99: number
}
type Rates = Record<Operation, Rate>

const seed = JSON.parse(readFileSync(new URL('../db.json', import.meta.url), 'utf8')) as State

/** What goes over the wire in the POST: to the gateway a quiz handed in, marked and kept; to json-server one record. */
interface Post {
  path: string
  body: string
  headers?: () => Record<string, string>
}

function gatewayPost(): Post {
  const [course] = seed.courses ?? []
  const [quiz] = course?.quizzes ?? []
  if (!course || !quiz) throw new Error('The seed has no course')
  const body = JSON.stringify({ answers: quiz.item_ids.slice(0, 1).map((item_id) => ({ item_id, response: 'a' })) })
  const path = `/api/v1/courses/${course.id}/quizzes/${quiz.id}/attempts`
  return { path, body, headers: () => ({ 'idempotency-key': crypto.randomUUID() }) }
}

function jsonServerPost(): Post {
  const { id: _, ...body } = records(1)[0]!
  return { path: '/contents', body: JSON.stringify(body) }
}

const TURNS = 500

/** Requests a second and the 99th percentile of the latency in ms. */
async function load(target: Target, requests: autocannon.Request[]): Promise<Rate> {
  const result = await autocannon({ url: target.base, connections: CONNECTIONS, duration: SECONDS, requests })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${target.base}: ${result.non2xx} replies were no success, ${result.errors} failed`)
  return { perSecond: result.requests.total / result.duration, p99: result.latency.p99 }
}

const turns = <T>(of: (turn: number) => T): T[] => Array.from({ length: TURNS }, (_, turn) => of(turn))

async function measure(target: Target, post: Post): Promise<Rates> {
  const gets = (path: (turn: number) => string) =>
    turns((turn) => ({ method: 'GET' as const, path: path(turn), headers: target.headers(turn) }))
  const posts = turns((turn) => ({
    method: 'POST' as const,
    path: post.path,
    body: post.body,
    headers: { 'content-type': 'application/json', ...target.headers(turn) },
    setupRequest: (request: autocannon.Request) => ({
      ...request,
      headers: { ...request.headers, ...post.headers?.() },
    }),
  }))
  try {
    return {
      'GET by id': await load(target, gets(target.one)),
      'GET page of 20': await load(target, gets(target.page)),
      POST: await load(target, posts),
    }
  } finally {
    await target.stop()
  }
}

/**
 * The gateway, with authentication, validation and contract checks on and every POST on disk before its reply, against
 * stock json-server 0.17.4; one after the other, on this machine. Prints requests a second (p99 in ms) and the ratios.
 */
export async function benchStore(sizes = SIZES) {
  const found: { size: number; gateway: Rates; stock: Rates }[] = []
  for (const size of sizes) {
    const gateway = await measure(await startGateway(seed, size), gatewayPost())
    const stock = await measure(await startJsonServer(size), jsonServerPost())
    found.push({ size, gateway, stock })
    for (const operation of OPERATIONS) {
      const [ours, theirs] = [gateway[operation], stock[operation]]
      const show = ({ perSecond, p99 }: Rate) => `${perSecond.toFixed(perSecond < 10 ? 1 : 0)}/s (p99 ${p99} ms)`
      console.log(
        `${String(size).padStart(7)} records  ${operation.padEnd(14)}  gateway ${show(ours).padEnd(22)}  json-server ${show(theirs).padEnd(24)}  ${(ours.perSecond / theirs.perSecond).toFixed(1)}×`,
      )
    }
  }
  for (const operation of OPERATIONS) {
    const rates = found.map(({ gateway }) => gateway[operation].perSecond)
    const spread = Math.max(...rates) / Math.min(...rates)
    console.log(`${operation}: fastest to slowest over all sizes ${spread.toFixed(2)}×`)
  }
  return found
}
