import type { LearningPath, learningPathEndpoints } from '@tajiconnect/contract/learning-paths'
import type { User } from '@tajiconnect/contract/users'
import { careerSummary } from '../careers/catalogue.ts'
import { latestRecommendations } from '../careers/routes.ts'
import { progressOf } from '../courses/progress.ts'
import type { HandlersOf, Services } from '../gateway/handler.ts'
import { notFound } from '../gateway/problem-error.ts'
import { draftId, latestResult } from '../psychometric/routes.ts'
import { ownRoadmaps } from '../roadmaps/routes.ts'
import type { Reader } from '../transaction.ts'
import { nextAction, type Situation } from './next-action.ts'

/** Everyone has one path; its id is the same for all, and it is always one's own. */
export const PATH_ID = 'main'

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
  const draft = await tx.get('drafts', draftId(user.id, 'interests'))
  const step = roadmap?.steps.find(({ status }) => status === 'todo')
  const course = step?.course_id ? await tx.get('courses', step.course_id) : undefined
  return {
    onboarded: user.onboarding_completed,
    answered: draft?.answers.length ?? 0,
    items: interests?.items.length ?? 0,
    hasResult: (await latestResult(tx, user.id)) !== undefined,
    hasRecommendations: (await latestRecommendations(tx, user.id)) !== undefined,
    roadmap: roadmap
      ? { id: roadmap.id, career: (await careerSummary(tx, careers, roadmap.career_id)).title, steps: roadmap.steps }
      : null,
    course: course ? { course, progress: await progressOf(tx, user.id, course.id) } : null,
  }
}
