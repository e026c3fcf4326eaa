import type { Content } from '@tajiconnect/contract/content'
import { config } from '../../config.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { queryClient } from '../../utils/cache.ts'

const PATIENCE_MS = 30_000

/**
 * Finds out how long sound or film lasts and tells the gateway. It is read from where it is kept: the page may play
 * nothing from elsewhere, not even from memory. Where the browser cannot tell, nothing is said.
 */
export async function measure({ id, media_type, duration_s }: Content): Promise<void> {
  const kind = media_type.split('/')[0]
  if (duration_s !== null || (kind !== 'audio' && kind !== 'video')) return
  try {
    const { url } = await call('POST /content/{id}/links', { params: { id } })
    const seconds = await lengthOf(document.createElement(kind), `${config.apiUrl}${url}`)
    if (seconds === null) return
    await call('PATCH /content/{id}', { params: { id }, body: { duration_s: seconds } })
    void queryClient.invalidateQueries({ queryKey: queryKey('GET /content') })
  } catch {
    // It stays unknown; everything works without it.
  }
}

function lengthOf(element: HTMLMediaElement, url: string): Promise<number | null> {
  return new Promise((resolve) => {
    const done = (seconds: number | null) => {
      clearTimeout(timer)
      element.removeAttribute('src')
      resolve(seconds)
    }
    const timer = setTimeout(() => done(null), PATIENCE_MS)
    element.preload = 'metadata'
    element.addEventListener('error', () => done(null))
    element.addEventListener('loadedmetadata', () => {
      const { duration } = element
      done(Number.isFinite(duration) && duration > 0 ? duration : null)
    })
    element.src = url
  })
}
