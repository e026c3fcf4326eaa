import type { CourseSummary, StoredCourse } from '@tajiconnect/contract/courses'
import type { Roadmap, roadmapEndpoints } from '@tajiconnect/contract/roadmaps'
import type { Prepared } from '../../career-algorithm.ts'
import { careerOf, careerSummary } from '../careers/catalogue.ts'
import type { Records } from '../collections.ts'
import { isComplete, progressOf } from '../courses/progress.ts'
import { courseSummary } from '../courses/views.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { notFound } from '../gateway/problem-error.ts'
import { onboardingOf } from '../onboarding/routes.ts'
import { pageOf } from '../page.ts'
import type { Reader } from '../transaction.ts'
import { planSteps } from './plan.ts'

export const roadmapHandlers: HandlersOf<typeof roadmapEndpoints> = {
  'POST /ai/roadmaps': ({ body, user, store, services }) =>
    store.transaction(async (tx) => {
      const career = await careerOf(tx, services.careers, body.career_id)
      const now = services.clock().toISOString()
      const kept = (await tx.find('roadmaps', 'user_id', user.id)).find(({ career_id }) => career_id === career.id)
      if (kept) {
        const chosen = { ...kept, updated_at: now }
        await tx.put('roadmaps', chosen)
        return roadmapView(tx, services.careers, chosen)
      }
      const published = await tx.find('courses', 'status', 'published')
      const subjectNames = new Map((await tx.all('subjects')).map(({ id, name }) => [id, name]))
      const { stage } = await onboardingOf(tx, user)
      const courses = coursesFor(career.subjects, published)
      const steps = planSteps({ career, stage, courses, subjectNames })
      const done = new Set<string>()
      for (const course of published)
        if (isComplete(course, await progressOf(tx, user.id, course.id))) done.add(course.id)
      const row: Records['roadmaps'] = {
        id: crypto.randomUUID(),
        user_id: user.id,
        career_id: career.id,
        steps: steps.map((step) =>
          step.course_id && done.has(step.course_id) ? { ...step, status: 'done', done_at: now } : step,
        ),
        created_at: now,
        updated_at: now,
      }
      await tx.put('roadmaps', row)
      return roadmapView(tx, services.careers, row)
    }),

  'GET /ai/roadmaps': ({ query, user, store, services }) =>
    store.read(async (tx) => {
      const page = pageOf(await ownRoadmaps(tx, user.id), query)
      return { ...page, items: await Promise.all(page.items.map((row) => roadmapView(tx, services.careers, row))) }
    }),

  'GET /ai/roadmaps/{id}': ({ params, user, store, services }) =>
    store.read(async (tx) => roadmapView(tx, services.careers, await ownRoadmap(tx, user.id, params.id))),

  'PATCH /ai/roadmaps/{id}/steps/{step_id}': async ({ params, body, user, store, services }) => {
    const roadmap = await store.transaction(async (tx) => {
      const row = await ownRoadmap(tx, user.id, params.id)
      if (!row.steps.some(({ id }) => id === params.step_id)) throw notFound('This roadmap has no such step.')
      const now = services.clock().toISOString()
      const { status } = body
      const steps = row.steps.map((step) =>
        step.id === params.step_id
          ? { ...step, status, done_at: status === 'done' ? (step.done_at ?? now) : null }
          : step,
      )
      const next = { ...row, steps, updated_at: now }
      await tx.put('roadmaps', next)
      return roadmapView(tx, services.careers, next)
    })
    services.notify(user.id, 'learning_milestone', {
      roadmap_id: roadmap.id,
      step_id: params.step_id,
      status: body.status,
    })
    return roadmap
  },
}

/** The one chosen or worked on last comes first. */
export async function ownRoadmaps(tx: Reader, user_id: string) {
  return (await tx.find('roadmaps', 'user_id', user_id)).toSorted((a, b) => b.updated_at.localeCompare(a.updated_at))
}

async function ownRoadmap(tx: Reader, user_id: string, id: string) {
  const row = await tx.get('roadmaps', id)
  if (row?.user_id !== user_id) throw notFound('There is no such roadmap of yours.')
  return row
}

/** The kept row with what the catalogue says of its career. */
export async function roadmapView(
  tx: Reader,
  careers: Prepared,
  { career_id, ...row }: Readonly<Records['roadmaps']>,
): Promise<Roadmap> {
  return { ...row, career: await careerSummary(tx, careers, career_id) }
}

/** Courses in the career's subjects, in the subjects' order; mathematics where none fits, since all work counts and compares. */
function coursesFor(subjects: string[], published: StoredCourse[]): CourseSummary[] {
  const fitting = subjects.flatMap((subject) => published.filter((course) => course.subject_id === subject))
  const chosen = fitting.length > 0 ? fitting : published.filter((course) => course.subject_id === 'mathematics')
  return chosen.map(courseSummary)
}
