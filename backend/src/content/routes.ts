import type { Content, ContentPatch, contentEndpoints } from '@tajiconnect/contract/content'
import { BASE_PATH } from '@tajiconnect/contract/endpoint'
import { CONTENT_QUOTA_BYTES } from '@tajiconnect/contract/limits'
import type { User } from '@tajiconnect/contract/users'
import { wordsOf } from '../careers/search.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { invalid, notFound, ProblemError } from '../gateway/problem-error.ts'
import { pageOf } from '../page.ts'
import type { Reader } from '../transaction.ts'
import { cleanName, lastOf } from './name.ts'
import { pictureSize } from './picture-size.ts'
import { bytesOf, checkRoom } from './quota.ts'
import { captionedBy, isUsed, mayRead } from './shown.ts'

type Person = Pick<User, 'id' | 'role'>

export const contentHandlers: HandlersOf<typeof contentEndpoints> = {
  'POST /content/upload': ({ user, file, body, store, services }) =>
    store.transaction(async (tx) => {
      const own = await tx.find('contents', 'user_id', user.id)
      const same = own.find(({ sha256 }) => sha256 === file.sha256)
      if (same) return same
      // Two may have been on their way at once.
      checkRoom(bytesOf(own), file.bytes)
      const size = pictureSize(file.head, file.media_type)
      const row: Content = {
        id: file.id,
        user_id: user.id,
        name: cleanName(body.name ?? '') || cleanName(lastOf(file.name)) || 'file',
        media_type: file.media_type as Content['media_type'],
        bytes: file.bytes,
        sha256: file.sha256,
        duration_s: isTimed(file.media_type) ? (body.duration_s ?? null) : null,
        width: size?.width ?? null,
        height: size?.height ?? null,
        captions: [],
        transcript: null,
        course_id: null,
        created_at: services.clock().toISOString(),
      }
      await tx.put('contents', row)
      return row
    }),

  'GET /content': ({ user, query, store }) =>
    store.read(async (tx) => {
      const own = await tx.find('contents', 'user_id', user.id)
      const rows = user.role === 'admin' ? await tx.all('contents') : own
      const wanted = wordsOf(query.q ?? '')
      const found = rows.filter(({ name }) => wanted.every((word) => wordsOf(name).join(' ').includes(word)))
      const storage = { used: bytesOf(own), allowed: CONTENT_QUOTA_BYTES }
      return { ...pageOf(found.toReversed(), query), storage }
    }),

  'GET /content/{id}': ({ params, user, store }) => store.read((tx) => readable(tx, params.id, user)),

  'PATCH /content/{id}': ({ params, body, user, store }) =>
    store.transaction(async (tx) => {
      const before = await ownOf(tx, params.id, user)
      await checkPatch(tx, before, body, user)
      const name = body.name === undefined ? before.name : cleanName(body.name)
      if (!name) throw invalid('name', 'too_small', 'Use a name that can be seen.')
      const after = { ...before, ...body, name }
      await tx.put('contents', after)
      return after
    }),

  'DELETE /content/{id}': ({ params, user, store }) =>
    store.transaction(async (tx) => {
      const { id } = await ownOf(tx, params.id, user)
      if (await isUsed(tx, id))
        throw new ProblemError('content_in_use', {
          detail: 'A published lesson shows this file. Take it out of the lesson first, then delete it.',
        })
      for (const film of await captionedBy(tx, id))
        await tx.put('contents', { ...film, captions: film.captions.filter(({ content_id }) => content_id !== id) })
      // Its bytes go when that is on disk.
      await tx.delete('contents', id)
      return undefined
    }),

  'POST /content/{id}/links': async ({ params, user, store, services }) => {
    const { id } = await store.read((tx) => readable(tx, params.id, user))
    const { token, expires_at } = await services.links.sign(id, user.id)
    return { url: `${BASE_PATH}/content/${encodeURIComponent(id)}/stream?token=${token}`, expires_at }
  },

  'GET /content/{id}/stream': ({ params, user, store }) => store.read((tx) => readable(tx, params.id, user)),
}

const isTimed = (media_type: string) => /^(audio|video)\//.test(media_type)

async function readable(tx: Reader, id: string, user: Person): Promise<Content> {
  const content = await tx.get('contents', id)
  if (!content || !(await mayRead(tx, content, user))) throw notFound('There is no such file.')
  return content
}

/** Throws 404 where they may not even read it, 403 where they may but it is another's. */
async function ownOf(tx: Reader, id: string, user: Person): Promise<Content> {
  const content = await readable(tx, id, user)
  if (user.role !== 'admin' && content.user_id !== user.id)
    throw new ProblemError('forbidden', { detail: 'This file is somebody else’s.' })
  return content
}

async function checkPatch(
  tx: Reader,
  content: Content,
  { captions = [], course_id, duration_s }: ContentPatch,
  user: Person,
) {
  if (course_id && !(await tx.get('courses', course_id)))
    throw invalid('course_id', 'unknown', 'There is no such course.')
  if (duration_s && !isTimed(content.media_type))
    throw invalid('duration_s', 'not_timed', 'Only sound and film last for some time.')
  if (captions.length > 0 && !isTimed(content.media_type))
    throw invalid('captions', 'not_timed', 'Only sound and film have captions.')
  if (new Set(captions.map(({ locale }) => locale)).size < captions.length)
    throw invalid('captions', 'too_many', 'Give one file a language.')
  for (const [at, { content_id }] of captions.entries()) {
    const file = await tx.get('contents', content_id)
    if (!file || !(await mayRead(tx, file, user)))
      throw invalid(`captions.${at}.content_id`, 'unknown', 'There is no such file.')
    if (file.media_type !== 'text/vtt')
      throw invalid(`captions.${at}.content_id`, 'not_captions', 'Captions are a WebVTT file (.vtt).')
  }
}
