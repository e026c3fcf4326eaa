import type { FileContent } from '@tajiconnect/contract/endpoint'
import { matches } from './fingerprint.ts'

/** What a browser draws or plays and never runs. All else is saved, not opened. */
const SHOWN = /^(image\/(jpeg|png|webp|gif)|audio\/(mpeg|ogg|wav|mp4)|video\/(mp4|webm)|text\/vtt)$/

export const disposition = (media_type: string) => (SHOWN.test(media_type) ? 'inline' : 'attachment')

/** Whatever its bytes are, nothing can run in it, and it has no origin. A page of another origin may show it. */
export const GUARDS = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/** A small file that never changes, as a reply that nothing can run in. */
export async function fileResponse(
  request: Request,
  { bytes, media_type }: FileContent,
  common: Record<string, string>,
): Promise<Response> {
  const headers = {
    ...common,
    ...GUARDS,
    ETag: await strongEtag(bytes),
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Content-Disposition': disposition(media_type),
  }
  if (matches(request.headers.get('If-None-Match'), headers.ETag)) return new Response(null, { status: 304, headers })
  return new Response(bytes, { headers: { ...headers, 'Content-Type': media_type } })
}

async function strongEtag(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16)
  return `"${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}"`
}
