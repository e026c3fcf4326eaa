import { QueryClient, type Query } from '@tanstack/react-query'
import { create } from 'zustand'
import { config } from '../config.ts'
import { ApiError } from '../services/api/api-error.ts'
import { isOnPhone, isParked } from '../stores/people.ts'
import { useSession } from '../stores/session.ts'
import { cachedOf, database, forgetCached, type CachedQuery } from './db.ts'

/** Raise it when a reply changes its shape: what other versions kept is then not read. */
const VERSION = 7
const KEPT_MS = 30 * 86_400_000
const RETRIES = 2

/**
 * Everything fetched for the signed-in person (keys that start with `me`). Reads never wait for the browser's opinion on
 * being online: a request is tried, and fails with an ApiError that says so.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: config.cacheDuration,
      gcTime: Infinity,
      retry: (failures, error) => failures < RETRIES && navigator.onLine && mayPass(error),
      retryDelay: (failures, error) =>
        Math.max(Math.random() * 1000 * 2 ** failures, 1000 * ((error instanceof ApiError && error.retryAfter) || 0)),
    },
    mutations: { networkMode: 'always' },
  },
})

/** Worth another try by itself. After 20 seconds without an answer it is the learner who decides. */
const mayPass = (error: Error) => error instanceof ApiError && error.passing && error.code !== 'timeout'

const useRestored = create<{ user_id: string | null }>()(() => ({ user_id: null }))

/** True once what this phone holds for the signed-in person has been read; it takes a few milliseconds. */
export function useCacheReady(): boolean {
  const user_id = useSession(({ user }) => user?.id ?? null)
  return useRestored((restored) => restored.user_id === user_id)
}

/**
 * Keeps what is fetched in IndexedDB, for the signed-in person alone, and forgets it when they leave, unless they make
 * room for another learner. Where the browser refuses a database everything works from memory. Returns the way to stop.
 */
export function keepCache(client = queryClient): () => void {
  const writer = createWriter(client)
  let user_id: string | null = null
  const follow = () => {
    const next = useSession.getState().user?.id ?? null
    if (next === user_id) return
    const left = user_id
    if (left !== null) {
      // Cancelling puts queries back to what they held: none of that may be written down for the next person.
      user_id = null
      if (isParked(left)) void writer.flush()
      else void forgetCached(left)
      void client.cancelQueries()
      client.clear()
    }
    writer.drop()
    user_id = next
    useRestored.setState({ user_id: null })
    if (next !== null)
      void restore(client, next, writer.know).finally(() => {
        if (user_id === next) useRestored.setState({ user_id: next })
      })
  }
  follow()
  const stopFollowing = useSession.subscribe(follow)
  const stopWatching = client.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && user_id !== null) writer.add(user_id, query)
  })
  const flush = () => void writer.flush()
  window.addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', flush)
  return () => {
    stopFollowing()
    stopWatching()
    window.removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', flush)
    flush()
  }
}

async function restore(client: QueryClient, user_id: string, know: (row: CachedQuery) => void): Promise<void> {
  try {
    const db = await database()
    const oldest = Date.now() - KEPT_MS
    void sweep(user_id)
    for (const row of (await db?.getAll('cache', cachedOf(user_id))) ?? []) {
      if (useSession.getState().user?.id !== user_id) return
      if (row.at <= oldest) void db?.delete('cache', [row.user_id, row.hash]).catch(() => {})
      // A row of another version stays until a reply takes its place: a tab of that build may live on without a network.
      else if (row.version === VERSION && row.at > (client.getQueryState(row.key)?.dataUpdatedAt ?? 0)) {
        know(row)
        client.setQueryData(row.key, row.data, { updatedAt: row.at })
        if (row.stale) client.getQueryCache().get(row.hash)?.invalidate()
      }
    }
  } catch {
    // A broken database holds nothing worth waiting for.
  }
}

/** Forgets the rows of whoever is no longer on this phone. */
async function sweep(user_id: string): Promise<void> {
  const owners = new Set((await (await database())?.getAllKeys('cache').catch(() => []))?.map(([owner]) => owner))
  for (const owner of owners) if (owner !== user_id && !isOnPhone(owner)) await forgetCached(owner)
}

/**
 * Gathers the queries that change in one turn and writes them together. It commits at once and waits for nothing, so that
 * what was just shown is still there when the page is reloaded in the next moment.
 */
function createWriter(client: QueryClient) {
  const changed = new Map<string, { user_id: string; query: Query }>()
  const written = new Map<string, CachedQuery>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function flush() {
    clearTimeout(timer)
    timer = undefined
    const rows = [...changed.values()].map(({ user_id, query }) => rowOf(user_id, query))
    changed.clear()
    if (rows.length === 0) return
    try {
      const transaction = (await database())?.transaction('cache', 'readwrite')
      for (const row of rows) void transaction?.store.put(row).catch(() => {})
      transaction?.commit()
      await transaction?.done
    } catch {
      // No space, or no database: the data lives on in memory.
    }
  }

  return {
    flush,
    /** A row that stands in the database just so. */
    know: (row: CachedQuery) => void written.set(row.hash, row),
    add(user_id: string, query: Query) {
      if (query.queryKey[0] !== 'me' || query.state.data === undefined) return
      const row = rowOf(user_id, query)
      if (client.getQueryCache().get(row.hash) !== query || same(row, written.get(row.hash))) return
      written.set(row.hash, row)
      changed.set(row.hash, { user_id, query })
      timer ??= setTimeout(flush)
    },
    drop() {
      changed.clear()
      written.clear()
    },
  }
}

function rowOf(user_id: string, { queryHash: hash, queryKey: key, state }: Query): CachedQuery {
  const { data, dataUpdatedAt: at, isInvalidated: stale } = state
  return { user_id, hash, key, data, at, stale, version: VERSION }
}

const same = (row: CachedQuery, other?: CachedQuery) =>
  row.data === other?.data && row.at === other?.at && row.stale === other?.stale
