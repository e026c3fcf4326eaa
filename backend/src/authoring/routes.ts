import type { AuthoredCourse, authoringEndpoints } from '@tajiconnect/contract/authoring'
import { blocksOf } from '../courses/markdown.ts'
import { currentItems, publishedCourse } from '../courses/versions.ts'
import { courseSummary } from '../courses/views.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { invalid, ProblemError } from '../gateway/problem-error.ts'
import type { Reader } from '../transaction.ts'
import { checkRevision, draftFor, draftHead, draftView, patched, type Draft } from './draft.ts'
import { brokenFormulas } from './formulas.ts'
import { publish } from './publish.ts'
import { worksheetOf } from './worksheet.ts'

/** Ids of what an author adds begin with the course's, and have room for a UUID. */
const WORDS_MAX = 50

type Names = Exclude<keyof typeof authoringEndpoints, `${string}classes${string}`>

export const authoringHandlers: Pick<HandlersOf<typeof authoringEndpoints>, Names> = {
  'GET /courses/authored': ({ user, store }) =>
    store.read(async (tx) => {
      const drafts =
        user.role === 'admin' ? await tx.all('courseDrafts') : await tx.find('courseDrafts', 'user_id', user.id)
      const newest = drafts.toSorted((a, b) => (a.updated_at < b.updated_at ? 1 : -1))
      return { items: await Promise.all(newest.map((draft) => authoredView(tx, draft))) }
    }),

  'POST /courses': ({ body, user, store, services }) =>
    store.transaction(async (tx) => {
      await checkSubject(tx, body.subject_id)
      const draft: Draft = {
        id: courseId(body.title),
        user_id: user.id,
        ...body,
        summary: body.summary ?? '',
        modules: [],
        quizzes: [],
        items: [],
        skills: [],
        revision: 1,
        published_version: null,
        updated_at: services.clock().toISOString(),
      }
      await tx.put('courseDrafts', draft)
      return draftView(tx, draft)
    }),

  'GET /courses/{id}/draft': ({ params, user, store }) =>
    store.read(async (tx) => draftView(tx, await draftFor(tx, user, params.id))),

  'PATCH /courses/{id}': ({ params, body, user, store, services }) =>
    store.transaction(async (tx) => {
      const draft = await draftFor(tx, user, params.id)
      const after = patched(draft, body)
      // The same again, after a reply that was lost, is no conflict.
      if (!after) return draftView(tx, draft)
      checkRevision(draft, body.revision)
      await checkSubject(tx, after.subject_id)
      const kept = { ...after, revision: draft.revision + 1, updated_at: services.clock().toISOString() }
      await tx.put('courseDrafts', kept)
      return draftView(tx, kept)
    }),

  'POST /courses/{id}/publish': async ({ params, body, user, store, services }) => {
    const { course, news, draft } = await store.transaction(async (tx) => {
      const before = await draftFor(tx, user, params.id)
      checkRevision(before, body.revision)
      const { course, draft } = await publish(tx, before, user, services.clock())
      return { course, news: draft !== before, draft: await draftView(tx, draft) }
    })
    if (news) services.announce(course.id, 'course_update', { course_id: course.id, version: course.version })
    return { course: courseSummary(course), draft }
  },

  'PUT /courses/{id}/listing': ({ params, body, user, store }) =>
    store.transaction(async (tx) => {
      const draft = await draftFor(tx, user, params.id)
      const { unlisted: _, ...course } = await publishedCourse(tx, params.id)
      await tx.put('courses', body.listed ? course : { ...course, unlisted: true })
      return draftView(tx, draft)
    }),

  'DELETE /courses/{id}': ({ params, user, store }) =>
    store.transaction(async (tx) => {
      const draft = await draftFor(tx, user, params.id)
      if (draft.published_version !== null)
        throw new ProblemError('course_published', {
          detail: 'Learners take this course, so it stays. You can change it and publish it again.',
        })
      await tx.delete('courseDrafts', draft.id)
      return undefined
    }),

  'POST /courses/previews': async ({ body: { markdown } }) => ({
    blocks: blocksOf(markdown),
    broken: brokenFormulas(markdown),
  }),

  'GET /courses/{id}/worksheet': ({ params, store }) =>
    store.read(async (tx) => {
      const course = await publishedCourse(tx, params.id)
      return { course: courseSummary(course), lessons: worksheetOf(course, await currentItems(tx, course)) }
    }),
}

/** Words of the title, so that an address can be read, and what makes it the only one. */
function courseId(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? ['course']
  return `${words.join('-').slice(0, WORDS_MAX).replace(/-$/, '')}-${crypto.randomUUID().slice(0, 8)}`
}

async function checkSubject(tx: Reader, id: string) {
  if (!(await tx.get('subjects', id))) throw invalid('subject_id', 'unknown', 'Choose one of the subjects.')
}

async function authoredView(tx: Reader, draft: Draft): Promise<AuthoredCourse> {
  const learners = (await tx.find('enrolments', 'course_id', draft.id)).length
  return { ...(await draftHead(tx, draft)), learners }
}
