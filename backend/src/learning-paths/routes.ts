import type { LearningPath, learningPathEndpoints } from '@tajiconnect/contract/learning-paths'
import type { RoadmapStep } from '@tajiconnect/contract/roadmaps'
import type { User } from '@tajiconnect/contract/users'
import { careerSummary } from '../careers/catalogue.ts'
import { latestRecommendations } from '../careers/routes.ts'
import { isComplete, isPublished, progressOf } from '../courses/progress.ts'
import type { HandlersOf, Services } from '../gateway/handler.ts'
import { notFound } from '../gateway/problem-error.ts'
import { draftOf, formOf, latestResult } from '../psychometric/routes.ts'
import { ownRoadmaps } from '../roadmaps/routes.ts'
import type { Reader } from '../transaction.ts'
import { nextAction, type Situation } from './next-action.ts'

/** Everyone has one path; its id is the same for all, and it is always one's own. */
const PATH_ID = 'main'

export const learningPathHandlers: HandlersOf<typeof learningPathEndpoints> = {
  'GET /learning-paths': ({ user, store, services }) =>
    store.read(async (tx) => ({ items: [await pathOf(tx, user, services)] })),

  'GET /learning-paths/{id}': ({ params, user, store, services }) =>
    store.read((tx) => {
      known(params.id)
      return pathOf(tx, user, services)
    }),

  'GET /learning-paths/{id}/next': ({ params, user, store, services }) =>
    store.read(async (tx) => {
      known(params.id)
      return nextAction(await situationOf(tx, user, services))
    }),
}

function known(id: string) {
  if (id !== PATH_ID) throw notFound('There is no such learning path of yours.')
}

async function pathOf(tx: Reader, user: User, { careers }: Services): Promise<LearningPath> {
  const [roadmap] = await ownRoadmaps(tx, user.id)
  return {
    id: PATH_ID,
    career: roadmap ? await careerSummary(tx, careers, roadmap.career_id) : null,
    roadmap_id: roadmap?.id ?? null,
    done: roadmap?.steps.filter(({ status }) => status === 'done').length ?? 0,
    total: roadmap?.steps.length ?? 0,
  }
}

async function situationOf(tx: Reader, user: User, { careers }: Services): Promise<Situation> {
  const [roadmap] = await ownRoadmaps(tx, user.id)
  const interests = await tx.get('assessments', 'interests')
  const draft = interests && (await draftOf(tx, user.id, interests))
  const form = interests && formOf(interests, draft?.form)
  return {
    onboarded: user.onboarding_completed,
    answered: draft?.answers.length ?? 0,
    items: form?.item_ids.length ?? 0,
    minutes: form?.minutes ?? 0,
    hasResult: (await latestResult(tx, user.id)) !== undefined,
    hasRecommendations: (await latestRecommendations(tx, user.id)) !== undefined,
    roadmap: roadmap ? { id: roadmap.id, career: (await careerSummary(tx, careers, roadmap.career_id)).title } : null,
    ...(await openStep(tx, user.id, roadmap?.steps ?? [])),
  }
}

/** A step whose course is done, or is not there any more, is passed over: its tick is the learner's to set. */
async function openStep(
  tx: Reader,
  user_id: string,
  steps: readonly RoadmapStep[],
): Promise<Pick<Situation, 'step' | 'course'>> {
  for (const step of steps.filter(({ status }) => status === 'todo')) {
    if (!step.course_id) return { step, course: null }
    const course = await tx.get('courses', step.course_id)
    if (!isPublished(course)) continue
    const progress = await progressOf(tx, user_id, course.id)
    if (!isComplete(course, progress)) return { step, course: { course, progress } }
  }
  return { step: null, course: null }
}
