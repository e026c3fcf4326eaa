import { afterEach, expect, test, vi } from 'vitest'
import type { Build, Wish } from './build.ts'

const SITE = 'https://taji.example'
const told: Build = {
  version: 'two',
  entry: '/assets/index-2222222.js',
  files: [
    'index-2222222',
    'Learn-2222222',
    'Skills-2222222',
    'chart-2222222',
    'skills.en-2222222',
    'skills.sw-2222222',
  ].map((name) => `/assets/${name}.js`),
  shell: 1,
  parts: [[1], [2, 3], [4], [5]],
  learners: 4,
}
const PAGE = `<script src="${told.entry}"></script>`

/** Stores in memory, in the order they were opened, with room for so many files; taking another's place needs room too. */
class Stores {
  all = new Map<string, Map<string, Response>>()
  room = Infinity
  get size() {
    return [...this.all.values()].reduce((sum, { size }) => sum + size, 0)
  }
  async open(name: string) {
    const store = this.all.get(name) ?? new Map<string, Response>()
    this.all.set(name, store)
    return {
      match: async (url: string) => store.get(url)?.clone(),
      put: async (url: string, reply: Response) => {
        if (this.size >= this.room) throw new DOMException('The phone is full.', 'QuotaExceededError')
        store.set(url, reply)
      },
      delete: async (asked: string | { url: string }) =>
        store.delete(typeof asked === 'string' ? asked : asked.url.replace(SITE, '')),
      keys: async () => [...store.keys()].map((url) => ({ url: SITE + url })),
    }
  }
  async match(url: string, { cacheName }: { cacheName?: string } = {}) {
    const path = url.replace(SITE, '')
    for (const [name, store] of this.all)
      if ((cacheName ?? name) === name && store.has(path)) return store.get(path)?.clone()
  }
  keys = async () => [...this.all.keys()]
  delete = async (name: string) => this.all.delete(name)
  urls = (name: string) => [...(this.all.get(name)?.keys() ?? [])].toSorted()
}

const code = (text = 'export {}') => new Response(text, { headers: { 'Content-Type': 'text/javascript' } })

/** Starts the worker beside these stores; `fetched` fills with what it asks the site for. */
async function start({ stores = new Stores(), connection = {}, page = PAGE, gone = '' } = {}) {
  const handlers: Record<string, (event: object) => void> = {}
  const fetched: string[] = []
  const claim = vi.fn(async () => {})
  vi.stubGlobal('BUILD', told)
  vi.stubGlobal('caches', stores)
  vi.stubGlobal('fetch', async (asked: string | Request) => {
    const path = (typeof asked === 'string' ? asked : asked.url).replace(SITE, '')
    fetched.push(path)
    if (path === gone) throw new TypeError('Failed to fetch')
    return path.startsWith('/assets/') ? code() : new Response(page, { headers: { 'Content-Type': 'text/html' } })
  })
  vi.stubGlobal('self', {
    addEventListener: (name: string, handler: (event: object) => void) => (handlers[name] = handler),
    location: new URL(SITE),
    navigator: { connection },
    clients: { claim },
    registration: { update: async () => {} },
  })
  vi.resetModules()
  await import('./sw.ts')
  const tell = async (name: string, more: object = {}) => {
    const work: Promise<unknown>[] = []
    handlers[name]?.({ waitUntil: (one: Promise<unknown>) => work.push(one), ...more })
    await Promise.all(work)
  }
  /** What it answers a page; undefined where it lets the request pass. */
  const ask = async (path: string, init: { method?: string; mode?: string; headers?: HeadersInit } = {}) => {
    let reply: Promise<Response> | undefined
    const { method = 'GET', mode = 'cors', headers } = init
    const request = { url: new URL(path, SITE).href, method, mode, headers: new Headers(headers) }
    await tell('fetch', { request, respondWith: (answer: Promise<Response>) => (reply = answer) })
    return reply
  }
  return { stores, fetched, claim, tell, ask, wish: (wish: Wish) => tell('message', { data: wish }) }
}

afterEach(() => vi.unstubAllGlobals())

test.each([
  ['the gateway', '/api/v1/skills', {}],
  ['a signed link that is followed', '/api/v1/content/1?signature=x', { mode: 'navigate' }],
  ['the socket', '/ws', {}],
  ['a picture of ours', '/icon.svg', {}],
  ['another origin', 'https://lh3.googleusercontent.com/assets/a.js', {}],
  ['what is sent', '/assets/a.js', { method: 'POST' }],
  ['a part of a file', '/assets/a.js', { headers: { Range: 'bytes=0-99' } }],
])('lets %s pass', async (_, path, init) => {
  const { ask, stores } = await start()
  expect(await ask(path, init)).toBeUndefined()
  expect(await stores.keys()).toEqual([])
})

test('any address of the app is answered with the page from the phone', async () => {
  const { tell, ask, fetched } = await start()
  await tell('install')
  fetched.length = 0
  for (const path of ['/', '/today', '/careers/29-1141.00?from=x'])
    expect(await (await ask(path, { mode: 'navigate' }))?.text()).toBe(PAGE)
  expect(fetched).toEqual([])
})

test('a page of another build is not taken for this one’s', async () => {
  const { tell, stores } = await start({ page: '<script src="/assets/index-3333333.js"></script>' })
  await expect(tell('install')).rejects.toThrow(/not of the same build/)
  expect(stores.urls('taji-start')).toEqual([])
})

test('a new build brings the newer form of what the phone holds and no more, and keeps the old until it takes over', async () => {
  const stores = new Stores()
  const old = await stores.open('taji-one')
  for (const name of ['Skills-1111111', 'skills.sw-1111111', 'chart-2222222'])
    await old.put(`/assets/${name}.js`, code())
  const { tell, fetched } = await start({ stores })
  await tell('install')
  const now = ['Skills-2222222', 'chart-2222222', 'index-2222222', 'skills.sw-2222222'].map(
    (name) => `/assets/${name}.js`,
  )
  expect(stores.urls('taji-two')).toEqual(now)
  expect(fetched).not.toContain('/assets/chart-2222222.js')
  expect(await stores.keys()).toContain('taji-one')
  await tell('activate')
  expect(new Set(await stores.keys())).toEqual(new Set(['taji-two', 'taji-start']))
  expect(stores.urls('taji-two')).toEqual(now)
})

const file = (name: string) => `/assets/${name}.js`

/** A phone with pages of the build before, one of whose files is the same in this one. */
async function visited() {
  const stores = new Stores()
  await (await stores.open('taji-start')).put('/', new Response('<script src="/assets/index-1111111.js"></script>'))
  const old = await stores.open('taji-one')
  for (const name of ['index-1111111', 'Skills-1111111', 'skills.sw-1111111', 'chart-2222222'])
    await old.put(file(name), code())
  return stores
}

test('on a phone that is full a new build is installed all the same, with as many pages as there is room for', async () => {
  const stores = await visited()
  // For what everything starts with, for the page that starts it, and for one file more.
  stores.room = stores.size + 3
  const { tell, ask } = await start({ stores })
  await tell('install')
  expect(stores.urls('taji-two')).toHaveLength(2)
  expect(stores.urls('taji-two')).toContain(told.entry)
  expect(await (await ask('/today', { mode: 'navigate' }))?.text()).toBe(PAGE)
})

test('where what everything starts with does not fit, the build before stays', async () => {
  const stores = await visited()
  stores.room = stores.size
  const { tell, ask } = await start({ stores })
  await expect(tell('install')).rejects.toThrow('The phone is full.')
  expect(await (await ask('/today', { mode: 'navigate' }))?.text()).toContain('index-1111111')
})

test.each([Infinity, 7])('a page that does not come stops the new build (room for %d files)', async (room) => {
  const stores = await visited()
  stores.room = room
  const { tell, ask } = await start({ stores, gone: file('skills.sw-2222222') })
  await expect(tell('install')).rejects.toThrow('Failed to fetch')
  expect(await (await ask('/today', { mode: 'navigate' }))?.text()).toContain('index-1111111')
})

test('when a build takes over on a full phone, the older one makes room for what only it holds, then for the rest', async () => {
  const stores = await visited()
  stores.room = stores.size + 2
  const { tell, claim, fetched } = await start({ stores })
  await tell('install')
  expect(stores.urls('taji-two')).not.toContain(file('chart-2222222'))
  await tell('activate')
  expect(claim).toHaveBeenCalledOnce()
  expect(new Set(await stores.keys())).toEqual(new Set(['taji-two', 'taji-start']))
  expect(fetched).not.toContain(file('chart-2222222'))
  const all = ['Skills-2222222', 'chart-2222222', 'index-2222222', 'skills.sw-2222222'].map(file)
  await vi.waitFor(() => expect(stores.urls('taji-two')).toEqual(all))
})

test('however full the phone is, older builds go and the new one takes over', async () => {
  const stores = await visited()
  stores.room = 0
  const { tell, claim } = await start({ stores })
  await tell('activate')
  expect(new Set(await stores.keys())).toEqual(new Set(['taji-two', 'taji-start']))
  expect(claim).toHaveBeenCalledOnce()
})

test('a learner’s pages are fetched ahead in their language', async () => {
  const { wish, fetched } = await start()
  await wish({ loaded: [], ahead: 'sw' })
  expect(fetched.toSorted()).toEqual(
    ['Learn-2222222', 'Skills-2222222', 'chart-2222222', 'skills.sw-2222222'].map((name) => `/assets/${name}.js`),
  )
})

test.each([
  ['nobody has asked', {}, null],
  ['the browser saves data', { saveData: true }, 'en'],
  ['the link is slow', { effectiveType: '2g' }, 'en'],
  ['the link is very slow', { effectiveType: 'slow-2g' }, 'en'],
] as const)('where %s, only what was opened is kept', async (_, connection, ahead) => {
  const { wish, fetched } = await start({ connection })
  await wish({ loaded: ['/assets/Learn-2222222.js'], ahead })
  expect(fetched).toEqual(['/assets/Learn-2222222.js'])
})
