import type { Build, Wish } from './build.ts'

/**
 * Keeps the app's own code on the phone, so that it starts without a network. It holds index.html and what stands under
 * /assets/, which are the same for everybody; whatever else is asked for goes past it (docs/decisions/0026-offline-start.md).
 */
declare const self: ServiceWorkerGlobalScope
declare const BUILD: Build

const { version, entry, files, shell, parts, learners } = BUILD
/** The newest index.html that is here with all it starts with. */
const START = 'taji-start'
const MINE = `taji-${version}`
const LANES = 3
const FULL = 'QuotaExceededError'

/** The server has a newer build, in which a file of this one is gone. */
let outdated = false
let busy = Promise.resolve()

self.addEventListener('install', (event) => event.waitUntil(Promise.all([install(), goPast(event)])))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('message', (event) => {
  // One after the other, so that nothing is fetched twice.
  busy = busy.then(() => keepMore(event.data as Wish))
  event.waitUntil(busy)
})

self.addEventListener('fetch', (event) => {
  const { method, url, mode, headers } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== self.location.origin || headers.has('range') || isGateway(pathname)) return
  if (mode === 'navigate') event.respondWith(page(event.request))
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(event))
})

const isGateway = (pathname: string) => /^\/(api|ws)(\/|$)/.test(pathname)

/** Where the browser can be told, it does not even wake the worker for the gateway. */
async function goPast(event: ExtendableEvent & { addRoutes?(rule: object): Promise<void> }) {
  await event.addRoutes?.({ condition: { urlPattern: '/api/*' }, source: 'network' }).catch(() => undefined)
}

/** A new build brings what everything starts with, and the newer form of whatever else the phone holds and has room for. */
async function install() {
  await keep(files.slice(0, shell))
  const start = await fetch('/', { cache: 'no-cache' })
  const isMine = start.ok && !start.redirected && (await start.clone().text()).includes(entry)
  if (!isMine) throw new Error('The page is not of the same build as this worker; the next visit tries again.')
  const mine = await caches.open(MINE)
  // On a full phone this holds the room that the page needs in its own place, which it takes last.
  await mine.put('/', start.clone())
  await keep(await knownUrls()).catch((fault: Error) => {
    if (fault.name !== FULL) throw fault
  })
  await mine.delete('/')
  await (await caches.open(START)).put('/', start)
}

/** No page of an older build is open any more. */
async function activate() {
  const known = await knownUrls()
  const older = (await caches.keys()).filter((name) => name !== START && name !== MINE)
  await takeFrom(older).catch(() => undefined)
  for (const name of older) await caches.delete(name)
  await self.clients.claim()
  // Now there is room for what did not fit before. No start waits for it.
  busy = busy.then(() => keep(known)).catch(() => undefined)
}

/** Keeps what only older caches hold of this build. What it has no use for goes first: that makes room. */
async function takeFrom(older: string[]) {
  const mine = await caches.open(MINE)
  for (const name of older) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const url = pathOf(request)
      if (!files.includes(url) || (await mine.match(url))) await cache.delete(request)
    }
  }
  const held = new Set(await heldUrls())
  await keep(files.filter((url) => held.has(url)))
}

/** All that the pages which the phone holds, of whichever build, need in this one. */
async function knownUrls(): Promise<Set<string>> {
  const held = new Set((await heldUrls()).map(nameOf))
  return new Set(
    parts
      .filter(([own = 0]) => held.has(nameOf(urlAt(own))))
      .flat()
      .map(urlAt),
  )
}

async function keepMore({ loaded, ahead }: Wish) {
  const forLater = ahead ? parts.slice(0, learners).filter(([own = 0]) => isIn(ahead, urlAt(own))) : []
  try {
    await keep(loaded)
    await keep(whileFast(new Set(forLater.flat().map(urlAt))))
  } catch {
    // The network is gone, or the phone is full: the next start goes on from here.
  }
}

/** Index.html from the phone; the browser itself looks for a new build beside it. */
async function page(request: Request): Promise<Response> {
  const start = await caches.match('/', { cacheName: START })
  if (start && !outdated) return start
  return fetch(request).catch(() => start ?? Response.error())
}

/** A file of any build that is here: its name says what is in it. */
async function asset(event: FetchEvent): Promise<Response> {
  const { url } = event.request
  const held = await caches.match(url, { ignoreVary: true })
  if (held) return held
  const reply = await fetch(event.request)
  if (isGone(reply)) {
    outdated = true
    event.waitUntil(self.registration.update().catch(() => undefined))
  } else if (reply.ok) {
    const copy = reply.clone()
    event.waitUntil(
      caches
        .open(MINE)
        .then((cache) => cache.put(url, copy))
        .catch(() => undefined),
    )
  }
  return reply
}

/** An address the server does not know is answered with index.html (netlify.toml). */
const isGone = (reply: Response) => reply.status === 404 || (reply.headers.get('Content-Type') ?? '').includes('html')

/** Takes them from an older build or else from the server, a few at a time. That the phone is full is the least of faults. */
async function keep(urls: Iterable<string>) {
  const cache = await caches.open(MINE)
  const queue = urls[Symbol.iterator]()
  const lane = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await keepOne(cache, next.value)
  }
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane))
  const faults = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []))
  const fault = faults.find(({ name }) => name !== FULL) ?? faults[0]
  if (fault) throw fault
}

async function keepOne(cache: Cache, url: string) {
  if (await cache.match(url)) return
  const reply = (await caches.match(url, { ignoreVary: true })) ?? (await fetch(url, { priority: 'low' }))
  if (!reply.ok || isGone(reply)) throw new Error(`${url} is not on the server.`)
  await cache.put(url, reply)
}

function* whileFast(urls: Iterable<string>) {
  for (const url of urls) {
    const { connection } = self.navigator as { connection?: { saveData?: boolean; effectiveType?: string } }
    if (connection?.saveData || connection?.effectiveType?.includes('2g')) return
    yield url
  }
}

const urlAt = (place: number) => files[place] ?? ''

/** The same in every build: `/assets/skills.sw` of `/assets/skills.sw-BZ3h2cp.js`. */
const nameOf = (url: string) => url.replace(/-[\w-]{7}\.js$/, '')

/** Words of the other language are not; code is in both. */
const isIn = (locale: string, url: string) => (/\.(en|sw)$/.exec(nameOf(url))?.[1] ?? locale) === locale

async function heldUrls(): Promise<string[]> {
  const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
  const requests = await Promise.all(stores.map((store) => store.keys()))
  return requests.flat().map(pathOf)
}

const pathOf = ({ url }: Request) => new URL(url).pathname
