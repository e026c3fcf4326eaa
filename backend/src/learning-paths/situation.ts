import type { StoredCourse } from '@tajiconnect/contract/courses'
import { isLearnt } from '@tajiconnect/contract/learner/levels'
import type { RoadmapStep } from '@tajiconnect/contract/roadmaps'
import type { User } from '@tajiconnect/contract/users'
import { latestRecommendations } from '../careers/routes.ts'
import { originalOf } from '../courses/languages.ts'
import { isComplete, lessonsOf, progressOf, share, type Progress } from '../courses/progress.ts'
import { coursesReaching } from '../courses/reach.ts'
import { takenBy } from '../courses/versions.ts'
import { draftOf, formOf, latestResult } from '../psychometric/routes.ts'
import { practiceOf } from '../skills/practice.ts'
import { lessonSkills } from '../skills/taught.ts'
import type { Reader } from '../transaction.ts'
import type { CourseLeg, Situation } from './next-action.ts'
import type { LearnerPlan } from './plan.ts'
import type { SetUp } from './set-up.ts'

type Subject = NonNullable<Situation['subject']>

/** Where a learner stands on the main path, or on that of a subject. */
export async function situationOf(
  tx: Reader,
  user: Readonly<User>,
  plan: LearnerPlan,
  subject: Subject | null,
): Promise<Situation> {
  const { roadmap } = plan
  const legs = await legsOf(tx, user, plan)
  return {
    setUp: subject || roadmap ? null : await setUpOf(tx, user),
    plan,
    practice: await practiceOf(tx, user.id, user.locale),
    legs: subject ? legs.inSubject(subject.id) : (roadmap?.steps ?? []).flatMap(legs.ofStep),
    roadmap: subject || !roadmap ? null : { id: roadmap.id, career: roadmap.career.title },
    subject,
  }
}

async function setUpOf(tx: Reader, user: Readonly<User>): Promise<SetUp> {
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
  }
}

/** A course and the learner's progress in it. */
interface Taken {
  course: StoredCourse
  progress: Progress
}

async function legsOf(tx: Reader, user: Readonly<User>, { state }: LearnerPlan) {
  const skillsOf = await lessonSkills(tx)
  const languages = await languagesOf(tx, user.id)
  // In the language that it was taken furthest in, or else the learner's own.
  const isOwn = ({ course }: Taken) => Number(course.language === user.locale)
  const legOf = (course: readonly Taken[]): CourseLeg[] =>
    course
      .toSorted((a, b) => share(b.course, b.progress) - share(a.course, a.progress) || isOwn(b) - isOwn(a))
      .slice(0, 1)
      .map((taken) => ({
        ...taken,
        taught: new Map(lessonsOf(taken.course).map((lesson) => [lesson.id, skillsOf(taken.course, lesson)])),
        finished:
          isComplete(taken.course, taken.progress) ||
          taken.course.skills.every((id) => isLearnt(state.skills[id]?.level)),
      }))
  return {
    inSubject: (id: string) => languages.filter(([first]) => first?.course.subject_id === id).flatMap(legOf),
    /** What the learner has ticked is over; a course that is not there any more is passed over. */
    ofStep(step: RoadmapStep): Situation['legs'] {
      if (step.done_at) return []
      if (!step.course_id) return step.status === 'todo' ? [step] : []
      return legOf(languages.find((each) => each.some(({ course }) => course.id === step.course_id)) ?? [])
    },
  }
}

/** Every course that reaches the learner, as they take it, with its other languages. */
async function languagesOf(tx: Reader, user_id: string): Promise<Taken[][]> {
  const courses = new Map<string, Taken[]>()
  for (const newest of await coursesReaching(tx, user_id)) {
    const { course } = await takenBy(tx, user_id, newest)
    const taken = { course, progress: await progressOf(tx, user_id, course.id) }
    courses.set(originalOf(newest), [...(courses.get(originalOf(newest)) ?? []), taken])
  }
  return [...courses.values()]
}
