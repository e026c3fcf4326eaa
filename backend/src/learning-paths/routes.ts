import type { Adaptation, LearningPath, learningPathEndpoints } from '@tajiconnect/contract/learning-paths'
import { isLearnt } from '@tajiconnect/contract/learner/levels'
import { coursesReaching } from '../courses/reach.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { notFound, ProblemError } from '../gateway/problem-error.ts'
import type { Reader } from '../transaction.ts'
import { adapt, lateAdaptations, overTime } from './adaptations.ts'
import { nextAction } from './next-action.ts'
import { planOf, type LearnerPlan } from './plan.ts'
import { situationOf } from './situation.ts'

/** Everyone has one main path; its id is the same for all, and it is always one's own. */
const MAIN = 'main'

export const learningPathHandlers: HandlersOf<typeof learningPathEndpoints> = {
  'GET /learning-paths': ({ user, store, services }) =>
    store.read(async (tx) => {
      const plan = await planOf(tx, services, user)
      const changes = await lateAdaptations(tx, user.id, plan.now)
      const subjects = await taughtSubjects(tx, user.id)
      return { items: [mainPath(plan, changes), ...subjects.map((subject) => subjectPath(subject, plan, changes))] }
    }),

  'GET /learning-paths/{id}': ({ params, user, store, services }) =>
    store.read(async (tx) => {
      const subject = await subjectNamed(tx, user.id, params.id)
      const plan = await planOf(tx, services, user)
      return pathOf(subject, plan, await lateAdaptations(tx, user.id, plan.now))
    }),

  'POST /learning-paths/{id}/enrolments': ({ params, body, user, store, services }) =>
    store.transaction(async (tx) => {
      const subject = await subjectNamed(tx, user.id, params.id)
      const id = `${user.id}:${params.id}`
      if (!subject && !body.enrolled)
        throw new ProblemError('not_ready', {
          detail: 'The main path is always yours. To go another way, choose another career.',
        })
      if (subject && !body.enrolled) await tx.delete('pathEnrolments', id)
      if (subject && body.enrolled && !(await tx.get('pathEnrolments', id)))
        await tx.put('pathEnrolments', {
          id,
          user_id: user.id,
          subject_id: subject.id,
          created_at: services.clock().toISOString(),
        })
      const plan = await planOf(tx, services, user)
      return pathOf(subject, plan, await lateAdaptations(tx, user.id, plan.now))
    }),

  // Some changes of plan come with time alone, and this is where they are looked for.
  'GET /learning-paths/{id}/next': ({ params, user, store, services }) =>
    store.transaction(async (tx) => {
      const subject = await subjectNamed(tx, user.id, params.id)
      const plan = await planOf(tx, services, user)
      await adapt(tx, services, user.id, plan, overTime(plan))
      return nextAction(await situationOf(tx, user, plan, subject))
    }),
}

interface TaughtSubject {
  id: string
  name: LearningPath['title']
  /** Of its courses. */
  skills: ReadonlySet<string>
}

async function taughtSubjects(tx: Reader, user_id: string): Promise<TaughtSubject[]> {
  const courses = await coursesReaching(tx, user_id)
  return (await tx.all('subjects')).flatMap((subject) => {
    const own = courses.filter(({ subject_id }) => subject_id === subject.id)
    return own.length > 0 ? { ...subject, skills: new Set(own.flatMap(({ skills }) => skills)) } : []
  })
}

/** Null for the main path. */
async function subjectNamed(tx: Reader, user_id: string, id: string): Promise<TaughtSubject | null> {
  if (id === MAIN) return null
  const subject = (await taughtSubjects(tx, user_id)).find((each) => each.id === id)
  if (!subject) throw notFound('There is no such learning path.')
  return subject
}

const pathOf = (subject: TaughtSubject | null, plan: LearnerPlan, changes: Adaptation[]): LearningPath =>
  subject ? subjectPath(subject, plan, changes) : mainPath(plan, changes)

function mainPath({ roadmap }: LearnerPlan, adaptations: Adaptation[]): LearningPath {
  const { career = null, steps = [] } = roadmap ?? {}
  return {
    id: MAIN,
    title: career
      ? { en: `Your path to ${career.title.en}`, sw: `Njia yako kuelekea ${career.title.sw}` }
      : { en: 'Your path', sw: 'Njia yako' },
    career,
    roadmap_id: roadmap?.id ?? null,
    subject_id: null,
    enrolled: true,
    done: steps.filter(({ status }) => status === 'done').length,
    total: steps.length,
    adaptations,
  }
}

function subjectPath(
  { id, name, skills }: TaughtSubject,
  { state, subjects }: LearnerPlan,
  changes: Adaptation[],
): LearningPath {
  return {
    id,
    title: name,
    career: null,
    roadmap_id: null,
    subject_id: id,
    enrolled: subjects.has(id),
    done: [...skills].filter((skill) => isLearnt(state.skills[skill]?.level)).length,
    total: skills.size,
    adaptations: changes.filter(({ skill_id }) => skill_id !== null && skills.has(skill_id)),
  }
}
