import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { NextFunction, Request, Response } from 'express'
import { collectionNames, collections, type CollectionName } from '../collections.ts'
import { StoreUnavailable, type MemoryStore } from '../store.ts'
import type { Row } from '../table.ts'
import type { Reader, Tx } from '../transaction.ts'

const require = createRequire(import.meta.url)
const jsonServer = require('json-server') as typeof import('json-server')
const low = require('lowdb') as typeof import('lowdb')
const Memory = require('lowdb/adapters/Memory') as new () => import('lowdb').AdapterSync

const served = collectionNames.filter((name) => !collections[name].secret)
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

type View = Map<CollectionName, Row[]>

/** What one request sees, and how its handler says that it is done. */
interface Turn {
  view: View
  done: () => void
}

class Refused extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/**
 * json-server's own router over the collections that are not secret. Reads see what is on disk; a write runs as a
 * transaction of the store and is answered once it is durable. To be bound to loopback: it asks nobody who they are.
 */
export function createRawServer(store: MemoryStore): Server {
  const turns = new AsyncLocalStorage<Turn>()
  const router = routerOver(turns)
  const run = (view: View, request: Request, response: Response) =>
    new Promise<void>((done, fail) => {
      turns.run({ view, done }, () => router(request, response, (error: unknown) => (error ? fail(error) : done())))
    })
  const answer = async (request: Request, response: Response) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      const view = await store.read(viewOf)
      await run(view, request, response)
      // The router sets X-Total-Count to an expression that is worked out when the headers are sent.
      turns.run({ view, done() {} }, () => response.json(response.locals['data']))
      return
    }
    checkBody(request)
    await store.transaction(async (tx) => {
      const view = new Map([...(await viewOf(tx))].map(([name, rows]) => [name, rows.map((row) => ({ ...row }))]))
      await run(view, request, response)
      await putDifferences(tx, view)
    })
    response.json(response.locals['data'])
  }

  const app = jsonServer.create()
  app.disable('x-powered-by')
  app.use(refuseStrangers)
  app.get('/', (_, response) => void response.json(Object.fromEntries(served.map((name) => [name, `/${name}`]))))
  app.use(jsonServer.bodyParser)
  app.use((request: Request, response: Response) => {
    answer(request, response).catch((error: Error) => sendError(error, response))
  })
  app.use((error: Error, _: Request, response: Response, _next: NextFunction) => sendError(error, response))
  return createServer(app)
}

/** The router's lowdb state is made of getters that answer with the rows of the request at hand. */
function routerOver(turns: AsyncLocalStorage<Turn>) {
  const state = {}
  for (const name of served) {
    Object.defineProperty(state, name, { enumerable: true, get: () => turns.getStore()?.view.get(name) ?? [] })
  }
  const db = low(new Memory())
  db.setState(state)
  const router = jsonServer.router(db)
  const extended = router as typeof router & { render: () => void; db: { _: { mixin(functions: object): void } } }
  extended.render = () => turns.getStore()?.done()
  extended.db._.mixin({ createId: () => crypto.randomUUID() })
  router.stack.pop() // its error handler, which answers with a stack trace
  return router
}

/** What the router itself throws is about the query, or an id that is taken. */
function sendError(error: Error & { status?: number }, response: Response) {
  const duplicate = error.message === 'Insert failed, duplicate id'
  const status = error instanceof StoreUnavailable ? 503 : duplicate ? 409 : (error.status ?? 400)
  response.status(status).json({ error: error.message })
}

/** A page that has pointed its own name at this machine is told apart by that name. */
function refuseStrangers(request: Request, response: Response, next: NextFunction) {
  delete request.headers['x-http-method-override']
  delete request.query['_delay'] // a write would keep all others waiting for so long
  const known = LOOPBACK.test(request.headers.host ?? '')
  if (known && !/^\/db\/?$/i.test(request.path)) return next()
  return void response.status(known ? 404 : 403).json({})
}

/** A form of another page can send anything but JSON without asking first. */
function checkBody(request: Request) {
  if (request.method === 'DELETE') return
  const body: unknown = request.body
  if (!request.is('application/json')) throw new Refused(415, 'Send JSON, with Content-Type: application/json')
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refused(400, 'Send one JSON object')
  const { id } = body as { id?: unknown }
  if (id !== undefined && (typeof id !== 'string' || id === '')) throw new Refused(400, 'The id must be a string')
}

async function viewOf(tx: Reader): Promise<View> {
  const view: View = new Map()
  for (const name of served) view.set(name, (await tx.all(name)) as Row[])
  return view
}

async function putDifferences(tx: Tx, view: View) {
  for (const [name, rows] of view) {
    const before = new Map((await tx.all(name)).map((row) => [row.id, row as Row]))
    for (const row of rows) {
      if (!isSame(before.get(row.id), row)) await tx.put(name, row as never)
      before.delete(row.id)
    }
    for (const id of before.keys()) await tx.delete(name, id)
  }
}

/** Rows were copied one level deep and are changed field by field. */
function isSame(before: Row | undefined, after: Row): boolean {
  if (!before) return false
  const [a, b] = [Object.entries(before), after as unknown as Record<string, unknown>]
  return a.length === Object.keys(b).length && a.every(([field, value]) => b[field] === value && field in b)
}
