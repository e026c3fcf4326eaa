import { CONTENT_TYPES } from '@tajiconnect/contract/limits'
import type { Content } from '@tajiconnect/contract/content'
import { create } from 'zustand'
import { ApiError } from '../../services/api/api-error.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { useSession } from '../../stores/session.ts'
import { queryClient } from '../../utils/cache.ts'
import { limitOf } from './file-kinds.ts'
import { measure } from './measure.ts'

/** A file on its way to the gateway. */
export interface Upload {
  id: string
  file: File
  state: 'waiting' | 'sending' | 'done' | 'failed' | 'cancelled'
  /** How much has gone, 0–1. */
  share: number
  error: ApiError | null
  content: Content | null
}

/** A file that has not moved on for so long is taken for lost. */
const STALLED_MS = 60_000

export const useUploads = create<{ uploads: readonly Upload[] }>()(() => ({ uploads: [] }))

const controllers = new Map<string, AbortController>()
const put = (id: string, part: Partial<Upload>) =>
  useUploads.setState(({ uploads }) => ({
    uploads: uploads.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)),
  }))

/** Other names that browsers have for the same. */
const ALIASES: Record<string, string> = {
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
}
const TYPES: ReadonlySet<string> = new Set(CONTENT_TYPES)

/** Why there is no use in sending a file, or null. What the browser does not know is for the gateway to say. */
function refusal(file: File): ApiError | null {
  const type = /\.vtt$/i.test(file.name) ? 'text/vtt' : (ALIASES[file.type] ?? file.type)
  if (type && !TYPES.has(type)) return new ApiError('unsupported_media_type', { status: 415 })
  return file.size > limitOf(type) ? new ApiError('body_too_large', { status: 413 }) : null
}

let running = false

/** One after the other: a small network carries one file sooner than two. */
async function run() {
  if (running) return
  running = true
  for (let next = waiting(); next; next = waiting()) await sendOne(next)
  running = false
}

const waiting = () => useUploads.getState().uploads.find(({ state }) => state === 'waiting')

async function sendOne({ id, file }: Upload) {
  const controller = new AbortController()
  controllers.set(id, controller)
  let stalled = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const watch = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      stalled = true
      controller.abort()
    }, STALLED_MS)
  }
  watch()
  put(id, { state: 'sending', share: 0, error: null })
  try {
    const content = await call(
      'POST /content/upload',
      { file, body: { name: file.name } },
      {
        signal: controller.signal,
        onProgress: (share) => {
          watch()
          put(id, { share })
        },
      },
    )
    put(id, { state: 'done', share: 1, content })
    void queryClient.invalidateQueries({ queryKey: queryKey('GET /content') })
    void measure(content)
  } catch (cause) {
    const error = cause instanceof ApiError ? cause : new ApiError('internal')
    if (error.code === 'aborted' && !stalled) put(id, { state: 'cancelled' })
    else put(id, { state: 'failed', error: stalled ? new ApiError('timeout') : error })
  } finally {
    clearTimeout(timer)
    controllers.delete(id)
  }
}

export const uploads = {
  /** Takes files in line; those that the gateway would refuse are told of at once. Returns their ids. */
  add(files: readonly File[]): string[] {
    const added = files.map((file): Upload => {
      const error = refusal(file)
      return { id: crypto.randomUUID(), file, state: error ? 'failed' : 'waiting', share: 0, error, content: null }
    })
    useUploads.setState(({ uploads: before }) => ({ uploads: [...before, ...added] }))
    void run()
    return added.map(({ id }) => id)
  },

  cancel(id: string) {
    put(id, { state: 'cancelled' })
    controllers.get(id)?.abort()
  },

  retry(id: string) {
    put(id, { state: 'waiting', share: 0, error: null })
    void run()
  },

  /** Takes a line out that has nothing more to tell. */
  dismiss: (id: string) =>
    useUploads.setState(({ uploads: before }) => ({ uploads: before.filter((upload) => upload.id !== id) })),
}

/** What cannot get anywhere by being sent again; room can be made. */
export const isHopeless = ({ error }: Upload): boolean =>
  error !== null && [413, 415, 422].includes(error.status ?? 0) && error.code !== 'storage_full'

/** What is left of a name whatever the gateway cleans out of it, and however it cuts the end. */
const letters = (name: string) =>
  name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 50)

/** Bytes that were there before keep the name they have, and that is not this one; null for any others. */
export const nameBefore = ({ file, content }: Upload): string | null =>
  content && letters(content.name) !== letters(file.name) ? content.name : null

if (typeof window !== 'undefined')
  window.addEventListener('beforeunload', (event) => {
    if (useUploads.getState().uploads.some(({ state }) => state === 'sending' || state === 'waiting'))
      event.preventDefault()
  })

// Nobody else's files go on.
useSession.subscribe(({ user }, before) => {
  if (user?.id === before.user?.id) return
  useUploads.setState({ uploads: [] })
  for (const controller of controllers.values()) controller.abort()
})
