import type { Attempt, Enrolment, StoredCourse, courseEndpoints } from '@tajiconnect/contract/courses'
import { levelNames } from '@tajiconnect/contract/course-words'
import { mark, questionOf } from '@tajiconnect/contract/learner/marking'
import { PASS_SHARE } from '@tajiconnect/contract/limits'
import type { User } from '@tajiconnect/contract/users'
import { checkItems } from '../answered-items.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { notFound } from '../gateway/problem-error.ts'
import { pageOf } from '../page.ts'
import { isOpenStep } from '../roadmaps/open-step.ts'
import { quizAnswers } from '../skills/quiz-answers.ts'
import { recordAnswers } from '../skills/record-answers.ts'
import type { Tx } from '../transaction.ts'
import { enrol, enrolmentView } from './enrolments.ts'
import { eachOnce } from './languages.ts'
import { isComplete, isListed, isPublished, lessonsOf, progressOf } from './progress.ts'
import { drawnMarked, drawnQuestion } from './question-math.ts'
import { publishedCourse, takenBy } from './versions.ts'
import { courseSummary, courseView, lessonView } from './views.ts'

export const courseHandlers: HandlersOf<typeof courseEndpoints> = {
  'GET /subjects': ({ store }) => store.read(async (tx) => ({ items: await tx.all('subjects') })),

  'GET /courses': ({ query, user, store }) =>
    store.read(async (tx) => {
      const { q, subject, level, language } = query
      const wanted = q?.toLowerCase()
      const published = (await tx.find('courses', 'status', 'published')).filter(isListed)
      const found = (language ? published : eachOnce(published, user.locale)).filter(
        (course) =>
          (!wanted || `${course.title}\n${course.summary}`.toLowerCase().includes(wanted)) &&
          (!subject || course.subject_id === subject) &&
          (!level || levelNames(course).includes(level)) &&
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
      const newest = await publishedCourse(tx, params.id)
      const { course } = await takenBy(tx, user.id, newest)
      const newer_version = course.version === newest.version ? null : newest.version
      return courseView(tx, course, await progressOf(tx, user.id, course.id), newer_version)
    }),

  'POST /courses/{id}/enrolments': ({ params, query, user, store, services }) =>
    store.transaction(async (tx) => {
      const course = await publishedCourse(tx, params.id)
      const kept = await enrol(tx, user.id, course, services, query.version)
      const row = query.newest === 'true' ? { ...kept, version: course.version } : kept
      if (row.version !== kept.version) await tx.put('enrolments', row)
      return enrolmentView(tx, course, row)
    }),

  'GET /courses/{id}/lessons/{lesson_id}': ({ params, user, store }) =>
    store.read(async (tx) => {
      const { course } = await takenBy(tx, user.id, await publishedCourse(tx, params.id))
      return lessonView(tx, course, lessonOf(course, params.lesson_id), await progressOf(tx, user.id, course.id))
    }),

  'POST /courses/{id}/lessons/{lesson_id}/completion': ({ params, query, user, store, services }) =>
    store.transaction(async (tx) => {
      const newest = await publishedCourse(tx, params.id)
      await enrol(tx, user.id, newest, services, query.version)
      const { course } = await takenBy(tx, user.id, newest)
      const lesson = lessonOf(course, params.lesson_id)
      const id = `${user.id}:${course.id}:${lesson.id}`
      const kept = await tx.get('completions', id)
      if (kept) return kept
      const completed_at = services.clock().toISOString()
      const completion = { id, user_id: user.id, course_id: course.id, lesson_id: lesson.id, completed_at }
      await tx.put('completions', completion)
      const changed = await afterProgress(tx, user, course)
      services.notify(user.id, 'learning_milestone', { lesson_id: lesson.id, changed })
      return completion
    }),

  'GET /courses/{id}/quizzes/{quiz_id}': ({ params, user, store }) =>
    store.read(async (tx) => {
      const { course, itemOf } = await takenBy(tx, user.id, await publishedCourse(tx, params.id))
      const { id, lesson_id, title, item_ids } = quizOf(course, params.quiz_id)
      const items = await Promise.all(item_ids.map(itemOf))
      return {
        id,
        course_id: course.id,
        course_title: course.title,
        version: course.version,
        lesson_id,
        title,
        questions: items.map((item) => drawnQuestion(questionOf(item))),
      }
    }),

  'POST /courses/{id}/quizzes/{quiz_id}/attempts': ({ params, query, body, user, store, services }) =>
    store.transaction(async (tx) => {
      const newest = await publishedCourse(tx, params.id)
      await enrol(tx, user.id, newest, services, query.version)
      const { course, itemOf } = await takenBy(tx, user.id, newest)
      const quiz = quizOf(course, params.quiz_id)
      checkItems(quiz.item_ids, body.answers)
      const given = new Map(body.answers.map(({ item_id, response }) => [item_id, response]))
      const items = await Promise.all(quiz.item_ids.map(itemOf))
      const marked = items.map((item) => mark(item, given.get(item.id) ?? null))
      const correct = marked.filter((item) => item.correct).length
      const passed = correct >= marked.length * PASS_SHARE
      const before = (await progressOf(tx, user.id, course.id)).best.get(quiz.id)?.passed ?? false
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
        ...(body.duration_s !== undefined && { duration_s: body.duration_s }),
        changed: passed ? (before ? [] : ['quiz_passed']) : ['review_added'],
        created_at: services.clock().toISOString(),
      }
      await tx.put('attempts', row)
      const helped = new Set(body.answers.filter(({ hint_used }) => hint_used).map(({ item_id }) => item_id))
      await recordAnswers(tx, services, user, quizAnswers(row, items, helped))
      if (!passed || before) return attemptView(row)
      const final = { ...row, changed: [...row.changed, ...(await afterProgress(tx, user, course))] }
      await tx.put('attempts', final)
      services.notify(user.id, 'learning_milestone', { quiz_id: quiz.id, changed: final.changed })
      return attemptView(final)
    }),
}

const attemptView = (attempt: Attempt): Attempt => ({ ...attempt, items: attempt.items.map(drawnMarked) })

/** Called after something new was done: a course that is now complete also completes the roadmap step it stands for. */
async function afterProgress(tx: Tx, user: Readonly<User>, course: StoredCourse): Promise<Attempt['changed']> {
  if (!isComplete(course, await progressOf(tx, user.id, course.id))) return []
  return (await isOpenStep(tx, user, course)) ? ['course_completed', 'step_completed'] : ['course_completed']
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
