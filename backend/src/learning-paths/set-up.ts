import type { NextAction } from '@tajiconnect/contract/learning-paths'

/** All that the way to a first roadmap depends on. */
export interface SetUp {
  onboarded: boolean
  /** Interest items answered in an unfinished questionnaire, how many it asks, and how long all of them take. */
  answered: number
  items: number
  minutes: number
  hasResult: boolean
  hasRecommendations: boolean
}

/** An action that leads to nothing in particular. */
export const nowhere = {
  course_id: null,
  lesson_id: null,
  quiz_id: null,
  roadmap_id: null,
  skill_id: null,
  numbers: {},
}

/** What has to be known before there can be a roadmap, by rules in order; the first that applies decides. */
export function setUpAction({ onboarded, answered, items, minutes, hasResult, hasRecommendations }: SetUp): NextAction {
  if (!hasResult && answered > 0)
    return {
      ...nowhere,
      kind: 'interests',
      reason_code: 'interests_started',
      numbers: { answered, items },
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
      numbers: { items },
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
