import type { Text } from '@tajiconnect/contract/common'
import type { Day } from '@tajiconnect/contract/day'
import type { Alternative, RoadmapStep } from '@tajiconnect/contract/roadmaps'

/** A step before the learner's own progress is laid over it. */
export interface Draft {
  /** The same for the same step of any day, so that a tick finds it again. */
  id: string
  kind: RoadmapStep['kind']
  title: Text
  what: Text
  where: Text
  course_id: string | null
  course_language: RoadmapStep['course_language']
  /** The skills that make it up. */
  skill_ids: string[]
  subjects: RoadmapStep['subjects']
  open: boolean | null
  fees: RoadmapStep['fees']
  alternatives: Alternative[]
  /** How long it takes, or the day it is over at the latest. */
  lasts: { weeks: number } | { until: Day }
  /** It begins with the first day of one of these months; otherwise as soon as can be. */
  intakes?: readonly number[]
}

export const same = (text: string): Text => ({ en: text, sw: text })

const AND = { en: 'and', sw: 'na' }

/** “Biology, Chemistry and Physics” in both languages. */
export function listed(texts: readonly Text[]): Text {
  const joined = (locale: 'en' | 'sw') => {
    const words = texts.map((text) => text[locale])
    return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${AND[locale]} ${words.at(-1)}`
  }
  return { en: joined('en'), sw: joined('sw') }
}

export const eitherOf = (names: readonly Text[]): Text => ({
  en: names.map(({ en }) => en).join(' or '),
  sw: names.map(({ sw }) => sw).join(' au '),
})
