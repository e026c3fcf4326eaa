import type { KeptFile } from '@tajiconnect/contract/endpoint'
import type { FileStore } from '../deps.ts'
import { disposition, GUARDS } from './download.ts'
import { matches } from './fingerprint.ts'
import { notFound, ProblemError } from './problem-error.ts'
import { rangeOf } from './ranges.ts'

/** A kept file, whole or one range of it, read as fast as the client takes it. Its ETag is the hash of its bytes. */
export async function streamResponse(
  request: Request,
  file: KeptFile & { created_at: string },
  files: Pick<FileStore, 'open'>,
  common: Record<string, string>,
): Promise<Response> {
  const headers: Record<string, string> = {
    ...common,
    ...GUARDS,
    ETag: `"${file.sha256}"`,
    'Last-Modified': new Date(file.created_at).toUTCString(),
    'Cache-Control': 'private, no-cache',
    'Accept-Ranges': 'bytes',
  }
  if (matches(request.headers.get('If-None-Match'), headers.ETag ?? ''))
    return new Response(null, { status: 304, headers })
  const range = rangeOf(wantedRange(request, headers), file.bytes)
  if (range === 'unsatisfiable')
    throw new ProblemError('range_not_satisfiable', { headers: { 'Content-Range': `bytes */${file.bytes}` } })
  const { start, end } = range === 'whole' ? { start: 0, end: file.bytes - 1 } : range
  const body = request.method === 'HEAD' ? null : await files.open(file.id, { start, end })
  if (body === null && request.method !== 'HEAD') throw notFound('The bytes of this file are gone.')
  headers['Content-Type'] = file.media_type === 'text/vtt' ? 'text/vtt; charset=utf-8' : file.media_type
  headers['Content-Length'] = String(end - start + 1)
  headers['Content-Disposition'] = `${disposition(file.media_type)}; filename*=UTF-8''${encoded(fileNameOf(file))}`
  if (range === 'whole') return new Response(body, { headers })
  headers['Content-Range'] = `bytes ${start}-${end}/${file.bytes}`
  return new Response(body, { status: 206, headers })
}

/** A range is defined for GET alone, and holds only while the file is the one that `If-Range` speaks of. */
function wantedRange({ method, headers: asked }: Request, { ETag, 'Last-Modified': date }: Record<string, string>) {
  const condition = asked.get('If-Range')
  return method === 'GET' && (condition === null || condition === ETag || condition === date)
    ? asked.get('Range')
    : null
}

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
  'text/vtt': 'vtt',
}

/** What it is saved as ends with what it is, so that no `.html` or `.exe` is opened as such later. */
function fileNameOf({ name, media_type }: KeptFile): string {
  const extension = EXTENSIONS[media_type] ?? 'bin'
  return name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`
}

/** For `filename*` (RFC 8187), which takes a little less than a URI does. */
const encoded = (text: string) =>
  encodeURIComponent(text).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
