import type { Text } from '@tajiconnect/contract/common'
import type { StoredCourse } from '@tajiconnect/contract/courses'
import type { NextAction } from '@tajiconnect/contract/learning-paths'
import type { RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { lessonsOf, type Progress } from '../courses/progress.ts'

/** All that the choice depends on. */
export interface Situation {
  onboarded: boolean
  /** Interest items answered in an unfinished questionnaire, how many it asks, and how long all of them take. */
  answered: number
  items: number
  minutes: number
  hasResult: boolean
  hasRecommendations: boolean
  roadmap: { id: string; career: Text } | null
  /** The roadmap's first open step that the learner can do something about. */
  step: RoadmapStep | null
  /** The course of that step, where it is one. */
  course: { course: StoredCourse; progress: Progress } | null
}

const QUIZ_MINUTES = 4
const nowhere = { course_id: null, lesson_id: null, quiz_id: null, roadmap_id: null }

/** The one thing to do now, by rules in order; the first that applies decides. */
export function nextAction(situation: Situation): NextAction {
  return setUp(situation) ?? onRoadmap(situation)
}

function setUp({
  onboarded,
  answered,
  items,
  minutes,
  hasResult,
  hasRecommendations,
  roadmap,
}: Situation): NextAction | null {
  if (roadmap) return null
  if (!hasResult && answered > 0)
    return {
      ...nowhere,
      kind: 'interests',
      reason_code: 'interests_started',
      title: { en: 'Go on with what you enjoy', sw: 'Endelea na mambo unayoyapenda' },
      reason: {
        en: `You have answered ${answered} of ${items}. The rest takes a few minutes, and then you see careers.`,
        sw: `Umejibu ${answered} kati ya ${items}. Yaliyobaki ni ya dakika chache, kisha utaona kazi.`,
      },
      minutes: Math.max(1, Math.ceil((minutes * (items - answered)) / Math.max(1, items))),
    }
  if (!onboarded && !hasResult)
    return {
      ...nowhere,
      kind: 'onboarding',
      reason_code: 'nothing_known',
      title: { en: 'Tell us where you are now', sw: 'Tuambie uko wapi sasa' },
      reason: {
        en: 'Where you are now decides which steps come first.',
        sw: 'Mahali ulipo sasa ndipo panapoamua hatua zinazoanza.',
      },
      minutes: 2,
    }
  if (!hasResult)
    return {
      ...nowhere,
      kind: 'interests',
      reason_code: 'interests_missing',
      title: { en: 'Find out what you enjoy', sw: 'Gundua mambo unayoyapenda' },
      reason: {
        en: `${items} short questions. Careers are matched to your answers, and to nothing else yet.`,
        sw: `Maswali ${items} mafupi. Kazi hulinganishwa na majibu yako, bila kitu kingine kwa sasa.`,
      },
      minutes,
    }
  if (!hasRecommendations)
    return {
      ...nowhere,
      kind: 'careers',
      reason_code: 'careers_unseen',
      title: { en: 'See the careers that fit you', sw: 'Ona kazi zinazokufaa' },
      reason: {
        en: 'Your answers are in. Ten careers are waiting, with reasons.',
        sw: 'Majibu yako yamefika. Kazi kumi zinakusubiri, pamoja na sababu.',
      },
      minutes: 3,
    }
  return {
    ...nowhere,
    kind: 'careers',
    reason_code: 'no_roadmap',
    title: { en: 'Choose a career to aim at', sw: 'Chagua kazi ya kulenga' },
    reason: {
      en: 'You have seen careers that fit. Choose one, and we plan the steps. You can change it any day.',
      sw: 'Umeona kazi zinazokufaa. Chagua moja, nasi tutapanga hatua. Unaweza kuibadilisha siku yoyote.',
    },
    minutes: 3,
  }
}

function onRoadmap({ roadmap, step, course }: Situation): NextAction {
  if (!roadmap || !step)
    return {
      ...nowhere,
      roadmap_id: roadmap?.id ?? null,
      kind: 'explore',
      reason_code: 'roadmap_done',
      title: { en: 'Choose what comes next', sw: 'Chagua kinachofuata' },
      reason: {
        en: 'Every step of your roadmap is done. Look at other careers, or take a course you have not tried.',
        sw: 'Umemaliza hatua zote za ramani yako. Angalia kazi nyingine, au jaribu kozi ambayo hujaifanya.',
      },
      minutes: 5,
    }
  const at = { ...nowhere, roadmap_id: roadmap.id }
  return (
    (course && inCourse(course.course, course.progress, roadmap.career, at)) ?? {
      ...at,
      kind: 'step',
      reason_code: 'step_outside',
      title: step.title,
      reason: {
        en: `This is the next step to ${roadmap.career.en}. It happens outside the app; tick it when it is done.`,
        sw: `Hii ndiyo hatua inayofuata kuelekea ${roadmap.career.sw}. Inafanyika nje ya programu; iweke alama ukiimaliza.`,
      },
      minutes: 2,
    }
  )
}

type Where = Pick<NextAction, 'course_id' | 'lesson_id' | 'quiz_id' | 'roadmap_id'>

function inCourse(course: StoredCourse, progress: Progress, career: Text, where: Where): NextAction | null {
  const started = progress.read.size > 0 || progress.last.size > 0
  for (const lesson of lessonsOf(course)) {
    const at = { ...where, course_id: course.id, lesson_id: lesson.id, title: { en: lesson.title, sw: lesson.title } }
    if (!progress.read.has(lesson.id))
      return {
        ...at,
        kind: 'lesson',
        reason_code: started ? 'lesson_next' : 'course_starts',
        reason: started
          ? {
              en: `The next lesson of ${course.title}, a step of your roadmap to ${career.en}.`,
              sw: `Somo linalofuata la ${course.title}, hatua ya ramani yako kuelekea ${career.sw}.`,
            }
          : {
              en: `The next step of your roadmap to ${career.en} is the course ${course.title}.`,
              sw: `Hatua inayofuata ya ramani yako kuelekea ${career.sw} ni kozi ya ${course.title}.`,
            },
        minutes: lesson.minutes,
      }
    const last = progress.last.get(lesson.quiz_id)
    if (progress.best.get(lesson.quiz_id)?.passed) continue
    return {
      ...at,
      quiz_id: lesson.quiz_id,
      kind: 'quiz',
      reason_code: last ? 'quiz_failed' : 'quiz_next',
      reason: last
        ? {
            en: `You got ${last.correct} of ${last.total} last time. Look at the lesson again if you like, then try once more.`,
            sw: `Ulipata ${last.correct} kati ya ${last.total} mara iliyopita. Ukipenda, soma somo tena, kisha ujaribu.`,
          }
        : {
            en: 'You have read the lesson. Six questions show what stayed with you.',
            sw: 'Umesoma somo. Maswali sita yataonyesha ulichokikumbuka.',
          },
      minutes: QUIZ_MINUTES,
    }
  }
  return null
}
