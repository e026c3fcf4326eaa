import { PASS_SHARE } from '@tajiconnect/contract/limits'
import type { Attempt, Enrolment, StoredCourse, courseEndpoints } from '@tajiconnect/contract/courses'
import type { Records } from '../collections.ts'
import type { HandlersOf, Services } from '../gateway/handler.ts'
import { checkItems } from '../answered-items.ts'
import { notFound } from '../gateway/problem-error.ts'
import { pageOf } from '../page.ts'
import { completeLearnSteps } from '../roadmaps/progress.ts'
import type { Reader, Tx } from '../transaction.ts'
import { mark, questionOf } from '@tajiconnect/contract/learner/marking'
import { enrolmentId, isComplete, isPublished, lessonsOf, progressOf, share } from './progress.ts'
import { courseSummary, courseView, lessonView } from './views.ts'

export const courseHandlers: HandlersOf<typeof courseEndpoints> = {
  'GET /subjects': ({ store }) => store.read(async (tx) => ({ items: await tx.all('subjects') })),

  'GET /courses': ({ query, store }) =>
    store.read(async (tx) => {
      const { q, subject, level, language } = query
      const wanted = q?.toLowerCase()
      const found = (await tx.find('courses', 'status', 'published')).filter(
        (course) =>
          (!wanted || `${course.title}\n${course.summary}`.toLowerCase().includes(wanted)) &&
          (!subject || course.subject_id === subject) &&
          (!level || course.level === level) &&
          (!language || course.language === language),
      )
      return pageOf(found.map(courseSummary), query)
    }),

  'GET /courses/enrolments': ({ user, store }) =>
    store.read(async (tx) => {
      const items: Enrolment[] = []
      for (const row of (await tx.find('enrolments', 'user_id', user.id)).toReversed()) {
        const course = await tx.get('courses', row.course_id)
        if (isPublished(course)) items.push(await enrolmentView(tx, course, row))
      }
      return { items }
    }),

  'GET /courses/{id}': ({ params, user, store }) =>
    store.read(async (tx) => {
      const course = await publishedCourse(tx, params.id)
      return courseView(course, await progressOf(tx, user.id, course.id))
    }),

  'POST /courses/{id}/enrolments': ({ params, user, store, services }) =>
    store.transaction(async (tx) => {
      const course = await publishedCourse(tx, params.id)
      return enrolmentView(tx, course, await enrol(tx, user.id, course.id, services))
    }),

  'GET /courses/{id}/lessons/{lesson_id}': ({ params, user, store }) =>
    store.read(async (tx) => {
      const course = await publishedCourse(tx, params.id)
      return lessonView(course, lessonOf(course, params.lesson_id), await progressOf(tx, user.id, course.id))
    }),

  'POST /courses/{id}/lessons/{lesson_id}/completion': ({ params, user, store, services }) =>
    store.transaction(async (tx) => {
      const course = await publishedCourse(tx, params.id)
      const lesson = lessonOf(course, params.lesson_id)
      const id = `${user.id}:${course.id}:${lesson.id}`
      const kept = await tx.get('completions', id)
      if (kept) return kept
      await enrol(tx, user.id, course.id, services)
      const completed_at = services.clock().toISOString()
      const completion = { id, user_id: user.id, course_id: course.id, lesson_id: lesson.id, completed_at }
      await tx.put('completions', completion)
      const changed = await afterProgress(tx, user.id, course, services)
      services.notify(user.id, 'learning_milestone', { lesson_id: lesson.id, changed })
      return completion
    }),

  'GET /courses/{id}/quizzes/{quiz_id}': ({ params, store }) =>
    store.read(async (tx) => {
      const course = await publishedCourse(tx, params.id)
      const { id, lesson_id, title, item_ids } = quizOf(course, params.quiz_id)
      const items = await Promise.all(item_ids.map((item) => itemOf(tx, item)))
      return {
        id,
        course_id: course.id,
        course_title: course.title,
        lesson_id,
        title,
        questions: items.map(questionOf),
      }
    }),

  'POST /courses/{id}/quizzes/{quiz_id}/attempts': ({ params, body, user, store, services }) =>
    store.transaction(async (tx) => {
      const course = await publishedCourse(tx, params.id)
      const quiz = quizOf(course, params.quiz_id)
      checkItems(quiz.item_ids, body.answers)
      const given = new Map(body.answers.map(({ item_id, response }) => [item_id, response]))
      const items = await Promise.all(quiz.item_ids.map((id) => itemOf(tx, id)))
      const marked = items.map((item) => mark(item, given.get(item.id) ?? null))
      const correct = marked.filter((item) => item.correct).length
      const passed = correct >= marked.length * PASS_SHARE
      const before = (await progressOf(tx, user.id, course.id)).best.get(quiz.id)?.passed ?? false
      await enrol(tx, user.id, course.id, services)
      const row: Attempt & { user_id: string } = {
        id: crypto.randomUUID(),
        user_id: user.id,
        course_id: course.id,
        quiz_id: quiz.id,
        lesson_id: quiz.lesson_id,
        correct,
        total: marked.length,
        passed,
        items: marked,
        changed: passed ? (before ? [] : ['quiz_passed']) : ['review_added'],
        created_at: services.clock().toISOString(),
      }
      await tx.put('attempts', row)
      if (!passed || before) return row
      const final = { ...row, changed: [...row.changed, ...(await afterProgress(tx, user.id, course, services))] }
      await tx.put('attempts', final)
      services.notify(user.id, 'learning_milestone', { quiz_id: quiz.id, changed: final.changed })
      return final
    }),
}

async function enrol(tx: Tx, user_id: string, course_id: string, { clock }: Services) {
  const id = enrolmentId(user_id, course_id)
  const kept = await tx.get('enrolments', id)
  if (kept) return kept
  const enrolment = { id, user_id, course_id, created_at: clock().toISOString() }
  await tx.put('enrolments', enrolment)
  return enrolment
}

/** Called after something new was done: a course that is now complete also completes the roadmap steps it stands for. */
async function afterProgress(
  tx: Tx,
  user_id: string,
  course: StoredCourse,
  { clock }: Services,
): Promise<Attempt['changed']> {
  if (!isComplete(course, await progressOf(tx, user_id, course.id))) return []
  const steps = await completeLearnSteps(tx, user_id, course.id, clock().toISOString())
  return steps > 0 ? ['course_completed', 'step_completed'] : ['course_completed']
}

async function enrolmentView(tx: Reader, course: StoredCourse, { id, user_id, created_at }: Records['enrolments']) {
  const progress = share(course, await progressOf(tx, user_id, course.id))
  return { id, course: courseSummary(course), progress, created_at }
}

async function publishedCourse(tx: Reader, id: string): Promise<StoredCourse> {
  const course = await tx.get('courses', id)
  if (!isPublished(course)) throw notFound('There is no such course.')
  return course
}

function lessonOf(course: StoredCourse, id: string) {
  const lesson = lessonsOf(course).find((one) => one.id === id)
  if (!lesson) throw notFound('This course has no such lesson.')
  return lesson
}

function quizOf(course: StoredCourse, id: string) {
  const quiz = course.quizzes.find((one) => one.id === id)
  if (!quiz) throw notFound('This course has no such quiz.')
  return quiz
}

async function itemOf(tx: Reader, id: string) {
  const item = await tx.get('items', id)
  if (!item) throw new Error(`The quiz names an item that is not there: ${id}`)
  return item
}
