import { guessOf } from '@tajiconnect/contract/learner/knowledge'
import { mark } from '@tajiconnect/contract/learner/marking'
import type { Item, Response } from '@tajiconnect/contract/courses'
import type { AnswerEvent, EventOutcome } from '@tajiconnect/contract/skills'
import type { Records } from '../collections.ts'
import type { Reader } from '../transaction.ts'
import { gradedFor, itemFor } from './practice.ts'

type Answer = Records['answers']

/** How far a device's clock may be ahead of ours. */
const AHEAD_MS = 10 * 60_000

export interface Sifted {
  /** What became of each event, in their order. */
  outcomes: EventOutcome[]
  /** Those that are new, marked by us whatever the device found. */
  answers: Answer[]
  /** The skills of all that is in the log now. */
  about: ReadonlySet<string>
}

/** Tells new answers from those that are in the log already and those that do not belong there. Writes nothing. */
export async function sift(tx: Reader, user_id: string, events: readonly AnswerEvent[], now: Date): Promise<Sifted> {
  const graded = await gradedFor(tx, user_id)
  const fresh = new Map<string, Answer>()
  const about = new Set<string>()
  const judge = async (event: AnswerEvent): Promise<Omit<EventOutcome, 'id'>> => {
    const id = `${user_id}:${event.id}`
    const answered_at = new Date(event.answered_at).toISOString()
    const { skill_id, item_id, response, hint_used = false } = event
    const told = { id, user_id, skill_id, item_id, answered_at, hint_used, response }
    const kept = fresh.get(id) ?? (await tx.get('answers', id))
    if (kept && !isSame(kept, told)) return { status: 'rejected', code: 'id_taken' }
    if (kept) {
      about.add(skill_id)
      return { status: 'duplicate' }
    }
    const item = await itemFor(tx, user_id, item_id)
    if (!item) return { status: 'rejected', code: 'unknown_item' }
    if (item.skill_id !== skill_id) return { status: 'rejected', code: 'wrong_skill' }
    if (graded.has(item_id)) return { status: 'rejected', code: 'graded_item' }
    if (Date.parse(answered_at) > now.getTime() + AHEAD_MS) return { status: 'rejected', code: 'in_future' }
    fresh.set(id, { ...told, ...verdictOn(item, response) })
    about.add(skill_id)
    return { status: 'accepted' }
  }
  const outcomes: EventOutcome[] = []
  for (const event of events) outcomes.push({ id: event.id, ...(await judge(event)) })
  return { outcomes, answers: [...fresh.values()], about }
}

/** What marking finds, and what the item is on that day. */
const verdictOn = (item: Item, response: Response | null) => ({
  correct: mark(item, response).correct,
  guess: guessOf(item),
  difficulty: item.difficulty,
})

type Told = Omit<Answer, 'correct' | 'guess' | 'difficulty'>

const isSame = (a: Told, b: Told): boolean =>
  a.skill_id === b.skill_id &&
  a.item_id === b.item_id &&
  a.answered_at === b.answered_at &&
  a.hint_used === b.hint_used &&
  JSON.stringify(a.response) === JSON.stringify(b.response)
