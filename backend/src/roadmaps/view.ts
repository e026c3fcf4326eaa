import { outcome } from '@tajiconnect/contract/doors'
import { isLearnt } from '@tajiconnect/contract/learner/levels'
import { QUIZ_MINUTES } from '@tajiconnect/contract/limits'
import { KCSE_GRADES } from '@tajiconnect/contract/onboarding-options'
import type { Grades } from '@tajiconnect/contract/kcse'
import type { Onboarding } from '@tajiconnect/contract/onboarding'
import type { KcseGrade } from '@tajiconnect/contract/pathways'
import type { Roadmap, RoadmapStep, StepSkill } from '@tajiconnect/contract/roadmaps'
import type { LearnerState } from '@tajiconnect/contract/skills'
import type { User } from '@tajiconnect/contract/users'
import { careerOf, careerSummary } from '../careers/catalogue.ts'
import { pathwaysOf } from '../careers/pathways.ts'
import type { Records } from '../collections.ts'
import { lessonsOf, progressOf, share } from '../courses/progress.ts'
import { takenBy } from '../courses/versions.ts'
import type { Services } from '../gateway/handler.ts'
import { onboardingOf } from '../onboarding/routes.ts'
import { learnerState } from '../skills/state.ts'
import type { Reader } from '../transaction.ts'
import { dayOf } from './calendar.ts'
import { datesOf, type Own } from './dates.ts'
import { same, type Draft } from './draft.ts'
import { learnStepId } from './learn.ts'
import { paceOf } from './pace.ts'
import { planRoute, type Route } from './plan.ts'
import { ticksOf } from './ticks.ts'

/** A roadmap as it stands today: the plan, with what the learner knows, has done, and can do by when. */
export async function roadmapOf(
  tx: Reader,
  services: Services,
  user: Readonly<User>,
  row: Readonly<Records['roadmaps']>,
): Promise<Roadmap> {
  const { id, career_id, created_at, updated_at } = row
  const done = await ticksOf(tx, row)
  const now = services.clock()
  const today = dayOf(now)
  const told = await onboardingOf(tx, user)
  const { school, drafts } = await routeOf(tx, services, user, career_id, told)
  const pace = await paceOf(tx, user.id, now)
  const state = await learnerState(tx, user.id)
  const courses = new Map<string, { progress: number; minutes: number }>()
  for (const { course_id, skill_ids } of drafts)
    if (course_id) courses.set(course_id, await courseProgress(tx, user.id, course_id, skill_ids, state))
  const progressOfDraft = (draft: Draft) =>
    done[draft.id] ? 1 : draft.course_id ? (courses.get(draft.course_id)?.progress ?? 0) : 0
  const own = new Map<string, Own>(
    drafts.map((draft) => {
      const minutes = courses.get(draft.course_id ?? '')?.minutes ?? 0
      return [
        draft.id,
        { done: progressOfDraft(draft) === 1, weeks: Math.max(1, Math.ceil(minutes / pace.minutes_a_week)) },
      ]
    }),
  )
  const dates = datesOf(drafts, own, school, today)
  const names = new Map((await tx.all('skills')).map((skill) => [skill.id, skill.name]))
  const steps = drafts.map(({ lasts: _lasts, intakes: _intakes, skill_ids, ...draft }, at): RoadmapStep => {
    const progress = progressOfDraft(drafts[at]!)
    return {
      ...draft,
      ...dates[at]!,
      leads_to: drafts[at + 1]?.title ?? LAST,
      skills: skill_ids.map((skill): StepSkill => {
        const level = state.skills[skill]?.level ?? 'none'
        return { id: skill, name: names.get(skill) ?? same(skill), level }
      }),
      progress,
      status: progress === 1 ? 'done' : 'todo',
      done_at: done[draft.id] ?? null,
    }
  })
  return {
    id,
    career: await careerSummary(tx, services.careers, career_id),
    stage: told.stage,
    class_known: school === null || school.classKnown,
    steps,
    pace,
    ready_by: steps.find(({ kind }) => kind === 'work')?.starts ?? null,
    sources: sourcesOf(services, school !== null),
    created_at,
    updated_at,
  }
}

const LAST = { en: 'The life you choose', sw: 'Maisha unayoyachagua' }

/** The plan for a career and a person, before their progress. */
export async function routeOf(
  tx: Reader,
  services: Services,
  user: Readonly<User>,
  career_id: string,
  told: Onboarding,
): Promise<Route> {
  const career = await careerOf(tx, services.careers, career_id)
  const subjectNames = new Map((await tx.all('subjects')).map(({ id, name }) => [id, name]))
  const path = await tx.get('careerPaths', career_id)
  const pathways = pathwaysOf(path ? [path] : [], services.kenyaData)
  const result = outcome(pathways, gradesOf(told))
  return planRoute({
    career,
    told,
    courses: {
      published: await tx.find('courses', 'status', 'published'),
      skills: new Map((await tx.all('skills')).map((skill) => [skill.id, skill])),
      locale: user.locale,
    },
    calendar: services.kenyaData.calendar,
    rules: pathways.cbe,
    doors: result?.careers[0]?.doors ?? null,
    mean: result?.mean ?? null,
    ways: pathways.careers[0]?.ways_in ?? [],
    nameOf: (subject) => subjectNames.get(subject) ?? same(subject),
    today: dayOf(services.clock()),
  })
}

/** How far a course is in either language: by lessons and quizzes, or by its skills wherever they were learnt. */
async function courseProgress(
  tx: Reader,
  user_id: string,
  course_id: string,
  skill_ids: readonly string[],
  state: LearnerState,
): Promise<{ progress: number; minutes: number }> {
  const course = await tx.get('courses', course_id)
  if (!course) return { progress: 0, minutes: 0 }
  const original = course.translation_of ?? course.id
  const versions = (await tx.find('courses', 'status', 'published')).filter(
    (each) => (each.translation_of ?? each.id) === original,
  )
  const shares: number[] = []
  for (const version of versions) {
    const taken = await takenBy(tx, user_id, version)
    shares.push(share(taken.course, await progressOf(tx, user_id, version.id)))
  }
  const learnt = skill_ids.filter((skill) => isLearnt(state.skills[skill]?.level)).length
  const progress = Math.max(...shares, 0, skill_ids.length > 0 ? learnt / skill_ids.length : 0)
  const minutes = lessonsOf(course).reduce((sum, lesson) => sum + lesson.minutes + QUIZ_MINUTES, 0)
  return { progress, minutes: minutes * (1 - progress) }
}

function gradesOf({ subjects }: Onboarding): Grades {
  const isKcse = (grade: string | null): grade is KcseGrade => KCSE_GRADES.some((each) => each === grade)
  return Object.fromEntries(subjects.flatMap(({ subject_id, grade }) => (isKcse(grade) ? [[subject_id, grade]] : [])))
}

const sourcesOf = ({ kenyaData }: Services, atSchool: boolean): Roadmap['sources'] => [
  ...(atSchool ? [{ what: SCHOOL_DATES, year: kenyaData.calendar.sources[0]?.year ?? '' }] : []),
  { what: INTAKES, year: kenyaData.calendar.sources.at(-1)?.year ?? '' },
  { what: ENTRY, year: String(kenyaData.requirements.year) },
]
const SCHOOL_DATES = { en: 'dates of school and exams', sw: 'tarehe za shule na mitihani' }
const INTAKES = { en: 'intakes of colleges and universities', sw: 'vipindi vya kujiunga na vyuo' }
const ENTRY = { en: 'what degrees ask for', sw: 'masharti ya kujiunga na shahada' }

/** Whether a course is a step of one of the person's roadmaps that had not been ticked off. */
export async function isOpenStep(
  tx: Reader,
  services: Services,
  user: Readonly<User>,
  course: Parameters<typeof learnStepId>[0],
): Promise<boolean> {
  const step = learnStepId(course)
  const told = await onboardingOf(tx, user)
  for (const { career_id, done } of await tx.find('roadmaps', 'user_id', user.id)) {
    if (done[step]) continue
    const { drafts } = await routeOf(tx, services, user, career_id, told)
    if (drafts.some(({ id }) => id === step)) return true
  }
  return false
}
