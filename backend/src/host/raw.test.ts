import { request as httpRequest } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { listen, stopListening } from './listen.ts'
import { createRawServer } from './raw.ts'

let gateway: TestGateway
let server: Server
let url: string

beforeEach(async () => {
  gateway = await openTestGateway()
  server = createRawServer(gateway.store)
  url = `http://127.0.0.1:${await listen(server, 0, 'PORT')}`
})
afterEach(() => stopListening(server, 0))

const get = (path: string) => fetch(url + path)
const write = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(url + path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const name = { en: 'Woodwork', sw: 'Useremala' }
const subjectIds = () => [...gateway.store.rows('subjects').keys()]

test('lists, pages, sorts and filters as json-server does', async () => {
  const rows = [...gateway.store.rows('courses').values()]
  expect(await (await get('/courses')).json()).toEqual(rows)

  const page = await get('/courses?_page=2&_limit=1&_sort=id')
  const sorted = rows.map(({ id }) => id).sort()
  expect((await page.json()).map(({ id }: { id: string }) => id)).toEqual([sorted[1]])
  expect(page.headers.get('X-Total-Count')).toBe(String(rows.length))
  expect(page.headers.get('Link')).toContain('rel="next"')

  const [first] = rows
  expect(await (await get(`/courses/${first?.id}`)).json()).toEqual(first)
  expect(await (await get(`/courses?id=${first?.id}`)).json()).toEqual([first])
  expect((await get('/courses/none')).status).toBe(404)
})

test('every collection that is not secret is named at the root, and only those', async () => {
  const named = Object.keys(await (await get('/')).json())
  expect(named).toContain('users')
  expect(named.filter((name) => ['credentials', 'sessions', 'idempotency'].includes(name))).toEqual([])
})

test.each([
  '/credentials',
  '/credentials/amina',
  '/sessions',
  '/idempotency',
  '/db',
  '/DB/',
  '/users/amina/credentials',
])('%s is not served', async (path) => {
  const response = await get(path)
  expect(response.status).toBe(404)
  expect(await response.json()).toEqual({})
})

test('secret collections cannot be embedded or written', async () => {
  const embedded = await (await get('/users?_embed=credentials&_embed=sessions&_expand=credential')).text()
  expect(embedded).not.toContain('password_hash')
  expect((await write('POST', '/credentials', { id: 'x', password_hash: 'y' })).status).toBe(404)
  expect(gateway.store.rows('credentials').has('x')).toBe(false)
})

test('a script of another page gets nothing: no JSONP, no CORS, no other name for this machine', async () => {
  const jsonp = await fetch(`${url}/subjects?callback=steal`, { headers: { Origin: 'http://evil.test' } })
  expect(jsonp.headers.get('Content-Type')).toBe('application/json; charset=utf-8')
  expect(await jsonp.text()).not.toContain('steal(')
  expect([...jsonp.headers.keys()].filter((name) => name === 'access-control-allow-origin')).toEqual([])
  expect(await statusFor('evil.test')).toBe(403)
  expect(await statusFor('localhost.evil.test')).toBe(403)
  expect(await statusFor('localhost:3001')).toBe(200)
})

const statusFor = (host: string) =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    const options = { host: '127.0.0.1', port, path: '/subjects', headers: { Host: host } }
    httpRequest(options, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })

test('what is written is on disk, and at once the gateway sees it', async () => {
  const { access_token } = await gateway.signIn('learner@tajiconnect.test')
  gateway.disk.commits = []
  const created = await write('POST', '/subjects', { name })
  expect(created.status).toBe(201)
  const { id } = (await created.json()) as { id: string }
  expect(gateway.disk.commits).toEqual([[['subjects', id, { id, name }]]])
  const { items } = await gateway.call('GET /subjects', access_token)
  expect(items).toContainEqual(expect.objectContaining({ id }))

  const changed = { en: 'Carpentry', sw: 'Useremala' }
  expect(await (await write('PATCH', `/subjects/${id}`, { name: changed })).json()).toEqual({ id, name: changed })
  expect(await (await write('PUT', `/subjects/${id}`, { name, id: 'other' })).json()).toEqual({ id, name })
  expect(gateway.store.rows('subjects').get(id)).toEqual({ id, name })
  expect((await write('DELETE', `/subjects/${id}`)).status).toBe(200)
  expect(subjectIds()).not.toContain(id)
  expect(gateway.disk.commits).toHaveLength(4)
})

test('a write changes the rows it is about and no others', async () => {
  const [id = ''] = subjectIds()
  await write('PATCH', `/subjects/${id}`, { name })
  await write('DELETE', `/courses/${[...gateway.store.rows('courses').keys()][0]}`)
  expect(gateway.disk.commits.map((changes) => changes.length)).toEqual([1, 1])
})

test('many at once are all kept', async () => {
  const before = subjectIds().length
  const replies = await Promise.all(Array.from({ length: 50 }, () => write('POST', '/subjects', { name })))
  expect(replies.every(({ status }) => status === 201)).toBe(true)
  expect(subjectIds()).toHaveLength(before + 50)
})

test.each([
  ['a list', [{ name }], 400],
  ['an id that is a number', { id: 1, name }, 400],
  ['an empty id', { id: '', name }, 400],
  ['broken JSON', '{ "name": ', 400],
])('%s is refused', async (_, body, status) => {
  const response = await write('POST', '/subjects', body)
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ error: expect.any(String) })
  expect(gateway.disk.commits).toEqual([])
})

test('an id that is taken is refused with 409, and what is not there with 404', async () => {
  const [id] = subjectIds()
  expect((await write('POST', '/subjects', { id, name })).status).toBe(409)
  expect((await write('PATCH', '/subjects/none', { name })).status).toBe(404)
  expect((await write('DELETE', '/subjects/none')).status).toBe(404)
  expect(gateway.disk.commits).toEqual([])
})

test('what a form can send is refused, and no header turns a POST into a DELETE', async () => {
  const form = await write('POST', '/subjects', 'name=x', { 'Content-Type': 'application/x-www-form-urlencoded' })
  expect(form.status).toBe(415)
  const [id] = subjectIds()
  await write('POST', `/subjects/${id}`, { name }, { 'X-HTTP-Method-Override': 'DELETE' })
  expect(subjectIds()).toContain(id)
})

test('nobody can keep the others waiting', async () => {
  expect((await write('POST', '/subjects?_delay=3600000', { name })).status).toBe(201)
})

test('where the disk refuses, the answer is 503 and nothing has changed', async () => {
  const before = subjectIds()
  gateway.disk.refuse = true
  expect((await write('POST', '/subjects', { name })).status).toBe(503)
  expect(subjectIds()).toEqual(before)
  gateway.disk.refuse = false
  expect((await write('POST', '/subjects', { name })).status).toBe(201)
})

test('a query that cannot be understood is 400, without a stack trace', async () => {
  const response = await get('/users?name_like=(')
  expect(response.status).toBe(400)
  expect(await response.text()).not.toContain('node_modules')
})
