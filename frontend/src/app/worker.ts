import type { Locale } from '@tajiconnect/contract/common'
import { create } from 'zustand'
import type { Wish } from '../../worker/build.ts'

const ADDRESS = '/sw.js'

/** Whether a newer build than this page's lies ready on the phone: the next start opens it. */
export const useNewVersion = create<{ ready: boolean }>()(() => ({ ready: false }))

let registered: Promise<ServiceWorkerRegistration> | undefined

/**
 * Keeps on the phone what has been opened so far, and all of a learner's pages `ahead` in this language. Rejects where the
 * browser has no service worker for us: then the app needs a network to start.
 */
export async function keepOnPhone(ahead: Locale | null): Promise<void> {
  const { waiting, active } = await (registered ??= register())
  const wish: Wish = { loaded: loaded(), ahead }
  // The one that waits is of the newest build, and so is a page opened since.
  const worker = waiting ?? active
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker takes none
  worker?.postMessage(wish)
}

/** The first visit is over before the worker fetches anything. */
async function register(): Promise<ServiceWorkerRegistration> {
  if (document.readyState !== 'complete') await new Promise((done) => addEventListener('load', done, { once: true }))
  await new Promise((done) => ('requestIdleCallback' in window ? requestIdleCallback(done) : setTimeout(done, IDLE_MS)))
  await navigator.serviceWorker.register(trusted(), { updateViaCache: 'none' })
  const registration = await navigator.serviceWorker.ready
  const look = () => lookForNewer(registration)
  const watch = () => registration.installing?.addEventListener('statechange', look)
  registration.addEventListener('updatefound', watch)
  watch()
  await look()
  return registration
}

const IDLE_MS = 1000

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(text: string): string }
}

/** The only address this policy knows is the worker's, whatever it is asked for. */
function trusted(): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  return trustedTypes?.createPolicy('service-worker', { createScriptURL: () => ADDRESS }).createScriptURL('') ?? ADDRESS
}

const pathOf = (text: string | undefined) => text !== undefined && new URL(text, location.href).pathname

/**
 * Whether a newer build waits, and the index.html on the phone starts with another script than this page has. Where none
 * waits, or a still newer one is being installed, it is the page that may be the newer of the two: it came from the network.
 */
async function lookForNewer({ waiting, installing }: ServiceWorkerRegistration) {
  if (!waiting || installing) return
  const start = await caches.match('/')
  const mine = pathOf(document.querySelector<HTMLScriptElement>('head > script[src]')?.src)
  if (start && mine && !(await start.text()).includes(mine)) useNewVersion.setState({ ready: true })
}

const loaded = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)
