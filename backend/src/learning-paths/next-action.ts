import type { Text } from '@tajiconnect/contract/common'
import type { Attempt, StoredCourse } from '@tajiconnect/contract/courses'
import { dayOf } from '@tajiconnect/contract/day'
import { changesOf, type Change } from '@tajiconnect/contract/learner/adaptation'
import { isLearnt } from '@tajiconnect/contract/learner/levels'
import { chooseNext, dueReviews, SESSION_ITEMS } from '@tajiconnect/contract/learner/session'
import type { NextAction } from '@tajiconnect/contract/learning-paths'
import { QUIZ_MINUTES } from '@tajiconnect/contract/limits'
import type { RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { lessonsOf, type Progress } from '../courses/progress.ts'
import type { Practice } from '../skills/practice.ts'
import * as words from './action-words.ts'
import { changeWords } from './adaptation-words.ts'
import type { LearnerPlan } from './plan.ts'
import { nowhere, setUpAction, type SetUp } from './set-up.ts'

/** A course on the way, with the learner's progress in it. */
export interface CourseLeg {
  course: StoredCourse
  progress: Progress
  /** The skills of each lesson, by its id. */
  taught: ReadonlyMap<string, readonly string[]>
  /** Done, or known from elsewhere: only what is not learnt yet is left. */
  finished: boolean
}

/** All that the choice depends on. */
export interface Situation {
  /** Of the main path before there is a roadmap. */
  setUp: SetUp | null
  plan: LearnerPlan
  practice: Practice
  /** What lies ahead, in order: courses, and steps outside the app. */
  legs: readonly (CourseLeg | RoadmapStep)[]
  roadmap: { id: string; career: Text } | null
  /** Of the path of a subject. */
  subject: { id: string; name: Text } | null
}

/** Fewer questions than these are no practice. */
const PRACTICE_LEAST = 3
/** After so many reviews a day new things come first. */
const REVIEWS_A_DAY = 4

/** The one thing to do now, by rules in order; the first that applies decides. */
export function nextAction(situation: Situation): NextAction {
  const { setUp, legs } = situation
  if (setUp) return setUpAction(setUp)
  const urgent = review(situation) ?? stepDown(situation)
  if (urgent) return urgent
  for (const leg of legs) {
    const action = 'course' in leg ? inCourse(leg, situation) : outside(leg, situation)
    if (action) return action
  }
  return nothingLeft(situation)
}

const at = ({ roadmap }: Situation) => ({ ...nowhere, roadmap_id: roadmap?.id ?? null })

/** Skills that fade before anything new; a skill met today has had its day. */
function review(situation: Situation): NextAction | null {
  const { plan, practice, subject } = situation
  const { state, skills, weights, now } = plan
  const isToday = (time: string | undefined) => time !== undefined && dayOf(new Date(time)) === dayOf(now)
  const reviewed = Object.values(state.skills).filter(
    ({ memory }) => (memory?.reps ?? 0) > 1 && isToday(memory?.reviewed_at),
  )
  if (reviewed.length >= REVIEWS_A_DAY) return null
  const due = dueReviews(state, now).filter(
    (id) =>
      !isToday(state.skills[id]?.last_at) &&
      practice.fitting(state, id).length > 0 &&
      (!subject || skills.some((skill) => skill.id === id && skill.subject_id === subject.id)),
  )
  const session = { state, skills, weights, now, itemsOf: practice.itemsOf, asked: [] }
  if (due.length === 0 || !chooseNext(session)) return null
  return {
    ...at(situation),
    kind: 'review',
    reason_code: 'review_due',
    title: words.review.title,
    reason: words.review.reason(due.length),
    minutes: Math.min(SESSION_ITEMS, Math.max(2, due.length)),
    numbers: { due: due.length },
  }
}

/** Back to what a skill rests on, until that is learnt and has been met again. */
function stepDown(situation: Situation): NextAction | null {
  const { plan, subject } = situation
  const { state, skills, weights } = plan
  const subjectOf = new Map(skills.map(({ id, subject_id }) => [id, subject_id]))
  const holds = ({ reason_code, skill_id, to_skill_id }: Change) => {
    if (reason_code !== 'step_down' || !skill_id || !to_skill_id) return false
    if (subject ? subjectOf.get(skill_id) !== subject.id : !weights.has(skill_id)) return false
    const [from, to] = [state.skills[skill_id], state.skills[to_skill_id]]
    return !isLearnt(to?.level) || to!.last_at <= from!.last_at
  }
  const changes = changesOf(plan).filter(holds)
  // Where one leads to another, the last of them.
  const deepest = changes.find(({ to_skill_id }) => !changes.some(({ skill_id }) => skill_id === to_skill_id))
  if (!deepest) return null
  return practise(situation, deepest.to_skill_id!, (name) => ({
    reason_code: 'step_down',
    title: words.stepDown(name),
    reason: changeWords(deepest, (id) => nameOf(plan, id)),
    numbers: deepest.numbers,
  }))
}

function inCourse(leg: CourseLeg, situation: Situation): NextAction | null {
  const { course, progress, taught, finished } = leg
  const { state } = situation.plan
  const started = progress.read.size > 0 || progress.last.size > 0
  for (const lesson of lessonsOf(course)) {
    const where = { ...at(situation), course_id: course.id, lesson_id: lesson.id }
    const skills = taught.get(lesson.id) ?? []
    const read = progress.read.has(lesson.id)
    const last = progress.last.get(lesson.quiz_id)
    const known = !read && !last && skills.every((id) => isLearnt(state.skills[id]?.level))
    if (finished || known) {
      const open = skillOpen(situation, course, skills, lesson.id)
      if (open) return open
      continue
    }
    const title = { en: lesson.title, sw: lesson.title }
    if (!read)
      return {
        ...where,
        kind: 'lesson',
        reason_code: started ? 'lesson_next' : 'course_starts',
        title,
        reason: (started ? words.lessonNext : words.courseStarts)(course.title, situation.roadmap?.career ?? null),
        minutes: lesson.minutes,
      }
    if (!progress.best.get(lesson.quiz_id)?.passed) return { ...where, title, ...quiz(course, lesson.quiz_id, last) }
    const open = skillOpen(situation, course, skills, lesson.id)
    if (open) return open
  }
  return skillOpen(situation, course, course.skills, null)
}

type QuizAction = Pick<NextAction, 'kind' | 'quiz_id' | 'minutes' | 'reason_code' | 'reason' | 'numbers'>

function quiz({ quizzes }: StoredCourse, quiz_id: string, last: Attempt | undefined): QuizAction {
  const questions = quizzes.find(({ id }) => id === quiz_id)?.item_ids.length ?? 0
  const common = { kind: 'quiz' as const, quiz_id, minutes: QUIZ_MINUTES }
  if (!last)
    return { ...common, reason_code: 'quiz_next' as const, reason: words.quizNext(questions), numbers: { questions } }
  const { correct, total } = last
  return {
    ...common,
    reason_code: 'quiz_failed' as const,
    reason: words.quizFailed(correct, total),
    numbers: { correct, total },
  }
}

/** The first of a lesson's skills that is not learnt, where there is enough left to practise it with. */
function skillOpen(
  situation: Situation,
  course: StoredCourse,
  skills: readonly string[],
  lesson_id: string | null,
): NextAction | null {
  for (const id of skills) {
    const skill = situation.plan.state.skills[id]
    if (isLearnt(skill?.level)) continue
    const percent = Math.round(100 * (skill?.probability ?? 0))
    const action = practise(situation, id, (name) => ({
      reason_code: 'skill_open',
      title: words.practise(name),
      reason: skill ? words.skillOpen(name, percent) : words.skillUnasked(name, course.title),
      numbers: { percent },
    }))
    if (action) return { ...action, course_id: course.id, lesson_id }
  }
  return null
}

type Saying = Pick<NextAction, 'reason_code' | 'title' | 'reason' | 'numbers'>

function practise(situation: Situation, skill_id: string, say: (name: Text) => Saying): NextAction | null {
  const { plan, practice } = situation
  const questions = practice.fitting(plan.state, skill_id).length
  if (questions < PRACTICE_LEAST) return null
  const name = nameOf(plan, skill_id) ?? { en: skill_id, sw: skill_id }
  return { ...at(situation), kind: 'practice', skill_id, minutes: Math.min(SESSION_ITEMS, questions), ...say(name) }
}

const outside = (step: RoadmapStep, situation: Situation): NextAction => ({
  ...at(situation),
  kind: 'step',
  reason_code: 'step_outside',
  title: step.title,
  reason: words.outside(situation.roadmap?.career ?? step.leads_to),
  minutes: 2,
})

const nothingLeft = (situation: Situation): NextAction => ({
  ...at(situation),
  kind: 'explore',
  reason_code: 'roadmap_done',
  ...(situation.subject ? words.subjectDone(situation.subject.name) : words.roadmapDone),
  minutes: 5,
})

const nameOf = ({ skills }: LearnerPlan, id: string) => skills.find((skill) => skill.id === id)?.name
