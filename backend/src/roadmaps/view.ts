import { dayOf } from '@tajiconnect/contract/day'
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
import { inAllLanguages } from '../courses/languages.ts'
import { lessonsOf, progressOf, share } from '../courses/progress.ts'
import { takenBy } from '../courses/versions.ts'
import type { Services } from '../gateway/handler.ts'
import type { Reader } from '../transaction.ts'
import { datesOf, type Own } from './dates.ts'
import { same, type Draft } from './draft.ts'
import { groundOf, type Ground } from './ground.ts'
import { planRoute, type Route } from './plan.ts'
import { ticksOf } from './ticks.ts'

/** Roadmaps as they stand today: each plan, with what the learner knows, has done, and can do by when. */
export async function roadmapsOf(
  tx: Reader,
  services: Services,
  user: Readonly<User>,
  rows: readonly Readonly<Records['roadmaps']>[],
): Promise<Roadmap[]> {
  if (rows.length === 0) return []
  const ground = await groundOf(tx, services, user)
  return Promise.all(rows.map((row) => standing(tx, services, ground, row)))
}

export async function roadmapOf(
  tx: Reader,
  services: Services,
  user: Readonly<User>,
  row: Readonly<Records['roadmaps']>,
): Promise<Roadmap> {
  return standing(tx, services, await groundOf(tx, services, user), row)
}

async function standing(
  tx: Reader,
  services: Services,
  ground: Ground,
  row: Readonly<Records['roadmaps']>,
): Promise<Roadmap> {
  const { id, career_id, created_at, updated_at } = row
  const { user, told, pace, state } = ground
  const done = await ticksOf(tx, row)
  const { school, drafts } = await routeOf(tx, services, ground, career_id)
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
  const dates = datesOf(drafts, own, school, dayOf(ground.now))
  const steps = drafts.map(({ lasts: _lasts, intakes: _intakes, skill_ids, ...draft }, at): RoadmapStep => {
    const progress = progressOfDraft(drafts[at]!)
    return {
      ...draft,
      ...dates[at]!,
      leads_to: drafts[at + 1]?.title ?? LAST,
      skills: skill_ids.map((skill): StepSkill => {
        const level = state.skills[skill]?.level ?? 'none'
        return { id: skill, name: ground.courses.skills.get(skill)?.name ?? same(skill), level }
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
async function routeOf(
  tx: Reader,
  services: Services,
  { user, told, courses, subjectNames, now }: Ground,
  career_id: string,
): Promise<Route> {
  const career = await careerOf(tx, services, career_id, user.locale)
  const path = await tx.get('careerPaths', career_id)
  const pathways = pathwaysOf(path ? [path] : [], services.kenyaData)
  const result = outcome(pathways, gradesOf(told))
  return planRoute({
    career,
    told,
    courses,
    calendar: services.kenyaData.calendar,
    rules: pathways.cbe,
    doors: result?.careers[0]?.doors ?? null,
    mean: result?.mean ?? null,
    ways: pathways.careers[0]?.ways_in ?? [],
    nameOf: (subject) => subjectNames.get(subject) ?? same(subject),
    today: dayOf(now),
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
  const shares: number[] = []
  for (const each of await inAllLanguages(tx, course)) {
    const taken = await takenBy(tx, user_id, each)
    shares.push(share(taken.course, await progressOf(tx, user_id, each.id)))
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
  {
    what: FEES,
    year: kenyaData.fees.sources
      .map(({ year }) => year)
      .toSorted()
      .join(', '),
  },
]
const SCHOOL_DATES = { en: 'dates of school and exams', sw: 'tarehe za shule na mitihani' }
const INTAKES = { en: 'intakes of colleges and universities', sw: 'vipindi vya kujiunga na vyuo' }
const ENTRY = { en: 'what degrees ask for', sw: 'masharti ya kujiunga na shahada' }
const FEES = { en: 'fees of public universities and colleges', sw: 'karo ya vyuo vikuu na vyuo vya ufundi vya umma' }
