import type { Input, Name, Reply } from '@tajiconnect/contract/endpoints'
import { create } from 'zustand'
import { ApiError } from '../services/api/api-error.ts'
import { send } from '../services/api/endpoints.ts'
import type { Entry } from '../utils/db.ts'
import { underLock } from '../utils/lock.ts'
import { amend, append, entriesOf, remove } from '../utils/outbox-db.ts'
import { batchOf, inputOf } from './outbox-batch.ts'
import { useSession } from './session.ts'

export interface Sync {
  /** `saved`: on this phone and not yet sent, or parked. */
  state: 'confirmed' | 'saved' | 'sending' | 'offline'
  /** How many entries the gateway has not yet confirmed; parked ones are apart. */
  waiting: number
  parked: readonly Entry[]
}

export interface Addition<N extends Name> {
  name: N
  /** The outbox adds the idempotency key. */
  input: Omit<Input<N>, 'idempotencyKey'>
  /** A later addition with the same value supersedes this one while it is unsent. */
  replaces?: string
  /** Stays with the entry on this phone. */
  note?: unknown
}

/** Of entries that went together `entry` is the first, with the input that was sent for all. */
type Confirmed<N extends Name> = (reply: Reply<N>, entry: Entry) => void

const PATIENCE_MS = 30_000
const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 60_000

/** Where the learner's work stands: saved on this phone, being sent, confirmed. */
export const useSync = create<Sync>()(() => ({ state: 'saved', waiting: 0, parked: [] }))

let sending = false
let reachable = true
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
let draining: Promise<void> | null = null
let again = false
/** Somebody wants it tried now, whatever failed a moment ago. */
let woken = false
/** Ids of entries of a batch that was refused: each goes by itself, so that one alone is parked. */
const apart = new Set<string>()
const handlers = new Map<string, Set<Confirmed<never>>>()
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('taji-outbox')

export const outbox = {
  /** Resolves with the entry once it is saved on this phone; it is sent from then on until the gateway confirms it. */
  async add<N extends Name>({ name, input, replaces, note }: Addition<N>): Promise<Entry> {
    const user = useSession.getState().user
    if (!user) throw new ApiError('unauthenticated', { status: 401 })
    const entry: Entry = {
      id: crypto.randomUUID(),
      user_id: user.id,
      name,
      input,
      replaces: replaces ?? null,
      created_at: new Date().toISOString(),
      parked: null,
      note,
    }
    await append(entry)
    await changed()
    if (failures === 0) void drain()
    return entry
  },

  /** Calls `handler` with each reply to an entry of this endpoint, whichever tab sent it. Returns the way to stop. */
  onConfirmed<N extends Name>(name: N, handler: Confirmed<N>): () => void {
    const set = handlers.get(name) ?? new Set()
    handlers.set(name, set.add(handler))
    return () => void set.delete(handler)
  },

  /** Sends a parked entry once more. */
  async retry(id: string): Promise<void> {
    await amend(id, { parked: null })
    await changed()
    await wake()
  },

  async discard(id: string): Promise<void> {
    await amend(id, null)
    await changed()
  },

  /** Forgets a person's entries, sent or not; ask them first. */
  async clear(user_id: string): Promise<void> {
    for (const { id } of await entriesOf(user_id)) await amend(id, null)
    await changed()
  },

  /** Tries at once what waits. Resolves when nothing more can be sent for now. */
  wake,
}

const begin = () => void count().then(wake)

const connectionChanged = () => {
  reachable = navigator.onLine
  begin()
}

const seenAgain = () => document.visibilityState === 'visible' && begin()

const told = ({ data }: MessageEvent<Told>) => {
  if (data) confirm(data.entry, data.reply)
  void count()
}

/** Sends what waits whenever there is hope: at start, at sign-in, online again, in sight again. Returns the way to stop. */
export function keepSending(): () => void {
  begin()
  const stop = useSession.subscribe(({ user }, before) => user?.id !== before.user?.id && begin())
  window.addEventListener('online', connectionChanged)
  window.addEventListener('offline', connectionChanged)
  document.addEventListener('visibilitychange', seenAgain)
  tabs?.addEventListener('message', told)
  return () => {
    stop()
    clearTimeout(timer)
    window.removeEventListener('online', connectionChanged)
    window.removeEventListener('offline', connectionChanged)
    document.removeEventListener('visibilitychange', seenAgain)
    tabs?.removeEventListener('message', told)
  }
}

/** What one tab tells the others: an entry was confirmed, or just that something changed. */
type Told = { entry: Entry; reply: unknown } | null

async function changed(told: Told = null): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel takes none
  tabs?.postMessage(told)
  await count()
}

async function count(): Promise<void> {
  const user = useSession.getState().user
  const entries = user ? await entriesOf(user.id) : []
  const parked = entries.filter((entry) => entry.parked)
  const waiting = entries.length - parked.length
  const rest = entries.length > 0 ? 'saved' : 'confirmed'
  const state = sending && waiting > 0 ? 'sending' : navigator.onLine && (reachable || waiting === 0) ? rest : 'offline'
  useSync.setState({ state, waiting, parked })
}

function wake(): Promise<void> {
  failures = 0
  woken = true
  return drain()
}

/** One run at a time; whoever comes while it goes on sets off another round of it. */
function drain(): Promise<void> {
  again = true
  clearTimeout(timer)
  draining ??= rounds()
  return draining
}

async function rounds() {
  await underLock('taji-outbox', PATIENCE_MS, async () => {
    while (again) {
      again = woken = false
      while (await sendNext());
    }
  }).finally(() => (draining = null))
  if (again) await drain()
}

/** Sends the oldest entry with what may go along. Answers whether to go on with the next. */
async function sendNext(): Promise<boolean> {
  const user = useSession.getState().user
  const waiting = user ? (await entriesOf(user.id)).filter(({ parked }) => !parked) : []
  const batch = batchOf(waiting, apart)
  const [entry] = batch
  sending = Boolean(entry) && navigator.onLine
  await count()
  if (!entry || !navigator.onLine) return false
  const ids = batch.map(({ id }) => id)
  const sent = { ...entry, input: inputOf(batch) }
  try {
    const reply = await send(entry.name as Name, { ...sent.input, idempotencyKey: entry.id }, { as: entry.user_id })
    await remove(ids)
    confirm(sent, reply)
    failures = 0
    reachable = true
    await changed({ entry: sent, reply })
    return true
  } catch (cause) {
    const error = cause instanceof ApiError ? cause : new ApiError('internal')
    const { code, status, passing } = error
    if (!passing && status !== 401 && code !== 'aborted') {
      if (ids.length > 1) for (const id of ids) apart.add(id)
      else await amend(entry.id, { parked: { code, status } })
      await changed()
      return true
    }
    sending = false
    again = woken
    reachable = status !== null
    if (code !== 'aborted' && !woken) pause(error)
    await count()
    return false
  }
}

/** Full jitter: anything between nothing and a bound that doubles with each failure. */
function pause({ retryAfter }: ApiError) {
  const bound = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures++)
  timer = setTimeout(() => void drain(), Math.max(Math.random() * bound, (retryAfter ?? 0) * 1000))
}

function confirm(entry: Entry, reply: unknown) {
  for (const handler of handlers.get(entry.name) ?? []) {
    try {
      handler(reply as never, entry)
    } catch (error) {
      reportError(error)
    }
  }
}
