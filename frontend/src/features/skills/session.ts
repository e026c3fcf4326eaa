import type { Locale } from '@tajiconnect/contract/common'
import type { DrawnItem, MarkedItem, Response } from '@tajiconnect/contract/courses'
import type { MasteryLevel } from '@tajiconnect/contract/learner/levels'
import { RECENT_ITEMS } from '@tajiconnect/contract/learner/learner'
import {
  chooseItem,
  chooseNext,
  dueReviews,
  frontier,
  SESSION_ITEMS,
  SESSION_REVIEWS,
  type Chosen,
  type Why,
} from '@tajiconnect/contract/learner/session'
import type { LearnerState } from '@tajiconnect/contract/skills'
import { storage } from '../../utils/storage.ts'
import { areHere, fetchItems, itemsHere, skillsAhead } from './items.ts'
import { learnerNow } from './learner.ts'
import { languageOf, type Plan } from './plan.ts'

/** Ten questions or fewer, as this phone keeps them for the day. */
export interface PracticeSession {
  /** The day it began, by this phone. */
  day: string
  asked: readonly { skill_id: string; why: Why; correct: boolean }[]
  /** How well each skill that was asked about was known before. */
  before: Readonly<Record<string, MasteryLevel>>
  current: Question | null
  /** How many questions it comes to, as far as can be told: ten, or what there is to ask. */
  total: number
}

/** The question in sight. */
export interface Question extends Chosen<DrawnItem> {
  /** When its skill was last met before, or null. */
  met_at: string | null
  response?: Response
  hint_used: boolean
  marked: MarkedItem | null
}

const today = (now: Date) => now.toDateString()

export const freshSession = (now: Date): PracticeSession => ({
  day: today(now),
  asked: [],
  before: {},
  current: null,
  total: SESSION_ITEMS,
})

/** What was left earlier the same day; otherwise a new one. */
export function readSession(place: string, now: Date): PracticeSession {
  try {
    const kept = JSON.parse(storage.get(place) ?? 'null') as Partial<PracticeSession> | null
    if (kept?.day === today(now) && Array.isArray(kept.asked) && kept.before && kept.current?.item && kept.total)
      return kept as PracticeSession
  } catch {
    // Not ours, or an older way of keeping it.
  }
  return freshSession(now)
}

const MISSED = 3

/** Whether the last three answers on a skill, within this session, were all wrong. */
export function isStuck({ asked }: PracticeSession, skill_id: string): boolean {
  const last = asked.filter((each) => each.skill_id === skill_id).slice(-MISSED)
  return last.length === MISSED && last.every(({ correct }) => !correct)
}

interface Choice {
  plan: Plan
  /** The one skill to ask about, or null for all. */
  only: string | null
  language: Locale
  now: Date
}

/**
 * Why there is no next question: all has been asked, nothing was chosen to aim at, the one skill has no questions, or there
 * are some that this phone cannot get now.
 */
export type End = 'none' | 'no_path' | 'no_items' | 'unreachable'

/** The session with its next question in sight, or why there is none. */
export async function withNext(session: PracticeSession, choice: Choice): Promise<PracticeSession | End> {
  const { plan, only, language, now } = choice
  const state = await learnerNow()
  if (only === null && plan.weights.size === 0 && dueReviews(state, now).length === 0) return 'no_path'
  const ahead = skillsAhead(state, plan, only, now)
  const all = fetchItems(ahead, language)
  const first = fetchItems(ahead.slice(0, 1), language)
  let chosen = choose(session, state, choice)
  // What is on this phone is not kept waiting by what is not.
  for (const more of [first, all]) if (!chosen && (await more)) chosen = choose(session, state, choice)
  if (!chosen && session.asked.length < SESSION_ITEMS && !areHere(ahead, language)) return 'unreachable'
  if (!chosen) return only !== null && itemsHere(only, language).length === 0 ? 'no_items' : 'none'
  const { skill_id } = chosen
  const known = state.skills[skill_id]
  return {
    ...session,
    before: { [skill_id]: known?.level ?? 'none', ...session.before },
    total: areHere(ahead, language) ? lengthOf(session, state, choice) : SESSION_ITEMS,
    current: { ...chosen, met_at: known?.last_at ?? null, hint_used: false, marked: null },
  }
}

function choose({ asked }: PracticeSession, state: LearnerState, choice: Choice): Chosen<DrawnItem> | null {
  const { plan, only, language, now } = choice
  /** In the learner's own language while there are some not asked lately. */
  const itemsOf = (id: string) => {
    const items = itemsHere(id, language)
    const own = items.filter(
      (item) => languageOf(plan.courses, item.course_id) === language && !state.recent_items.includes(item.id),
    )
    return own.length > 0 ? own : items
  }
  if (only === null) return chooseNext({ ...plan, state, itemsOf, now, asked: asked.map(({ why }) => why) })
  if (asked.length >= SESSION_ITEMS) return null
  const item = chooseItem(state, only, itemsOf(only))
  return item && { skill_id: only, item, why: 'next' }
}

/**
 * How many questions a session comes to with what is on this phone: each skill that is due once, and then whatever was
 * not asked lately. What an answer opens or closes changes it.
 */
function lengthOf({ asked }: PracticeSession, state: LearnerState, { plan, only, language, now }: Choice): number {
  const due = only === null ? dueReviews(state, now).filter((id) => itemsHere(id, language).length > 0) : []
  const reviews = Math.min(due.length, SESSION_REVIEWS - asked.filter(({ why }) => why === 'review').length)
  // Who aims at nothing is asked no more than what is due.
  const goesOn = plan.weights.size > 0 || due.length > reviews
  const skills = only !== null ? [only] : goesOn ? frontier(state, plan.skills, plan.weights) : []
  const items = skills.flatMap((id) => itemsHere(id, language))
  let length = asked.length + reviews
  let recent = state.recent_items
  while (length < SESSION_ITEMS) {
    const item = items.find(({ id }) => !recent.includes(id))
    if (!item) break
    recent = [...recent, item.id].slice(-RECENT_ITEMS)
    length++
  }
  // There is the question at hand in any case.
  return Math.max(length, asked.length + 1)
}
