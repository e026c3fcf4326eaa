import * as z from 'zod/mini'
import { Id, Locale, Time, pageOf, pageQuery } from './common.ts'
import { endpoints } from './endpoint.ts'
import { CONTENT_MAX_BYTES, CONTENT_TYPES } from './limits.ts'

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(20_000))

/** What is said or shown, to be read instead; in one language or both. */
export const Transcript = z
  .object({ en: z.optional(Words), sw: z.optional(Words) })
  .check(z.refine(({ en, sw }) => Boolean(en ?? sw), 'Write it in one language at least.'))

/** Another content, a WebVTT file, that goes with sound or film. */
export const Caption = z.object({ locale: Locale, content_id: Id })

const Seconds = z.number().check(z.gt(0), z.lte(86_400))
const Pixels = z.nullable(z.int().check(z.gte(1)))

/** What is known of a file; its bytes never change, and are at `GET /content/{id}/stream`. */
export const Content = z.object({
  id: Id,
  /** Whoever sent it; null where it is nobody's: it came with the gateway, or its owner left while a course showed it. */
  user_id: z.nullable(Id),
  name: z.string(),
  /** What the bytes are, not what somebody said. */
  media_type: z.enum(CONTENT_TYPES),
  /**
   * As kept: pictures (but GIF), sound and film are without their metadata. What is in the sound and the pictures
   * themselves stays, and so does each track beside them, such as an action camera’s of where it was.
   */
  bytes: z.int(),
  /** Of the bytes as kept, in hexadecimal. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  duration_s: z.nullable(Seconds),
  /** Of a picture that says so in its first bytes and is not turned. */
  width: Pixels,
  height: Pixels,
  captions: z.array(Caption),
  transcript: z.nullable(Transcript),
  course_id: z.nullable(Id),
  created_at: Time,
})
export type Content = z.infer<typeof Content>

/** The gateway takes paths and control characters out, and cuts what is longer than 120 characters. */
const Name = z.string().check(z.minLength(1), z.maxLength(1_000))

/** Fields of the form beside `file`. Without a name the file's own is taken. */
const UploadFields = z.strictObject({
  name: z.optional(Name),
  duration_s: z.optional(
    z.pipe(
      z.string().check(z.regex(/^\d{1,5}(\.\d{1,6})?$/, 'Use seconds, such as 12.5.')),
      z.pipe(z.transform(Number), Seconds),
    ),
  ),
})

export const ContentPatch = z.strictObject({
  name: z.optional(Name),
  duration_s: z.optional(z.nullable(Seconds)),
  /** All of them, one a language at most. */
  captions: z.optional(z.array(Caption).check(z.maxLength(2))),
  transcript: z.optional(z.nullable(Transcript)),
  course_id: z.optional(z.nullable(Id)),
})
export type ContentPatch = z.infer<typeof ContentPatch>

const AUTHORS = ['instructor', 'admin'] as const

export const contentEndpoints = endpoints({
  'POST /content/upload': {
    summary:
      'Keep a file for courses, pictures (but GIF), sound and film without their metadata, though with each of their tracks, also an action camera’s of where it was; bytes that the same person has sent before answer with the content there is; 413 `storage_full` where all their files together would be too much',
    access: AUTHORS,
    upload: { max_bytes: CONTENT_MAX_BYTES, media_types: CONTENT_TYPES, kept: true },
    body: UploadFields,
    reply: Content,
    status: 201,
  },
  'GET /content': {
    summary: 'Own files, newest first; an admin sees everybody’s',
    access: AUTHORS,
    query: z.object({ ...pageQuery, q: z.optional(z.string().check(z.trim(), z.maxLength(80))) }),
    reply: z.object({
      ...pageOf(Content).shape,
      /** Bytes of all own files, and how many there may be. */
      storage: z.object({ used: z.int(), allowed: z.int() }),
    }),
  },
  'GET /content/{id}': {
    summary: 'What is known of a file that a published course shows, or of an own one',
    access: 'any',
    reply: Content,
  },
  'PATCH /content/{id}': {
    summary: 'Change what is known of an own file; captions are the ids of other files, of WebVTT',
    access: AUTHORS,
    body: ContentPatch,
    reply: Content,
  },
  'DELETE /content/{id}': {
    summary: 'Take an own file away; 409 `content_in_use` while a published lesson shows it',
    access: AUTHORS,
  },
  'POST /content/{id}/links': {
    summary: 'An address of the file for media elements, which cannot send a header; it holds for ten minutes',
    access: 'any',
    reply: z.object({ url: z.string(), expires_at: Time }),
    status: 201,
  },
  'GET /content/{id}/stream': {
    summary: 'The file, or one range of its bytes',
    access: 'any',
    signed: true,
    stream: true,
  },
})
