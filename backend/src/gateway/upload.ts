import type { Endpoint, FileContent } from '@tajiconnect/contract/endpoint'
import { readBytes, tooLarge } from './body.ts'
import { mediaTypeOf } from './media-type.ts'
import { invalid, ProblemError } from './problem-error.ts'

/** What the form may weigh besides its file: boundaries, headers, a field or two. */
const FRAME_BYTES = 10_000

/**
 * The one file of a multipart form, in its field `file`. 415 where the body is no such form or the file's own bytes are
 * of no type taken here, 413 over the limit, 422 where there is no file or it is empty, 400 where the form is broken.
 */
export async function readUpload(
  request: Request,
  { max_bytes, media_types }: NonNullable<Endpoint['upload']>,
): Promise<FileContent> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!/^multipart\/form-data *;/i.test(type))
    throw new ProblemError('unsupported_media_type', { detail: 'Send a form as multipart/form-data.' })
  const body = await readBytes(request, max_bytes + FRAME_BYTES)
  const form = await new Response(body, { headers: { 'Content-Type': type } }).formData().catch(() => {
    throw new ProblemError('bad_request', { detail: 'The form is broken or breaks off.' })
  })
  const [file, ...more] = form.getAll('file')
  if (!file || typeof file === 'string' || file.size === 0)
    throw invalid('file', 'required', 'Send a file in this field.')
  if (more.length > 0) throw invalid('file', 'too_many', 'Send one file.')
  if (file.size > max_bytes) throw tooLarge(max_bytes)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const media_type = mediaTypeOf(bytes)
  if (media_type === null || !media_types.includes(media_type))
    throw new ProblemError('unsupported_media_type', { detail: `Send a file that is ${media_types.join(' or ')}.` })
  return { bytes, media_type }
}
