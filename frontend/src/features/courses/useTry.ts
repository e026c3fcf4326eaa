import type { Quiz, Response } from '@tajiconnect/contract/courses'
import { useState } from 'react'
import { useSession } from '../../stores/session.ts'
import { storage } from '../../utils/storage.ts'

/** One go at a quiz, as this phone keeps it until it is marked. */
export interface Try {
  /** Made once a try: handed in twice, it is marked once. */
  idempotencyKey: string
  answers: Readonly<Record<string, Response>>
  /** Items whose hint was looked at. */
  hints: readonly string[]
  /** Which question is in sight; their number for the look over all of them. */
  at: number
  /** It was sent, and until a reply comes nobody knows whether it arrived. */
  sent: boolean
  /** Spent so far, for whoever wants to know; null where nobody counts. */
  seconds: number | null
}

const fresh = (timed = false): Try => ({
  idempotencyKey: crypto.randomUUID(),
  answers: {},
  hints: [],
  at: 0,
  sent: false,
  seconds: timed ? 0 : null,
})

/** The learner's go at this quiz; it outlives a reload, and is nobody else's on the same phone. */
export function useTry({ course_id, id, questions }: Quiz) {
  const user_id = useSession(({ user }) => user?.id)
  const place = `taji.quiz.${user_id}.${course_id}.${id}`
  const [current, setCurrent] = useState(() => {
    const kept = read(place) ?? fresh()
    return { ...kept, seconds: kept.seconds ?? null, at: Math.min(kept.at, questions.length) }
  })

  const keep = (change: Partial<Try>) => {
    const next = { ...current, ...change }
    setCurrent(next)
    storage.set(place, JSON.stringify(next))
  }
  return {
    current,
    go: (at: number) => keep({ at }),
    /** Answers changed after they were sent are a new try: the first ones may have arrived. */
    answer: (item_id: string, response: Response) =>
      keep({
        answers: { ...current.answers, [item_id]: response },
        ...(current.sent && { sent: false, idempotencyKey: crypto.randomUUID() }),
      }),
    showHint: (item_id: string) => keep({ hints: [...current.hints, item_id] }),
    setTimed: (timed: boolean) => keep({ seconds: timed ? 0 : null }),
    spend: (seconds: number) => keep({ seconds: (current.seconds ?? 0) + seconds }),
    markSent: () => keep({ sent: true }),
    renewKey: () => keep({ sent: false, idempotencyKey: crypto.randomUUID() }),
    /** Nothing stays on the phone; what is in sight stays until `restart`. */
    forget: () => storage.remove(place),
    restart: () => setCurrent(fresh(current.seconds !== null)),
  }
}

export type TryControl = ReturnType<typeof useTry>

function read(place: string): Try | null {
  try {
    const kept = JSON.parse(storage.get(place) ?? 'null') as Partial<Try> | null
    return kept?.idempotencyKey && kept.answers && kept.hints && Number.isInteger(kept.at) ? (kept as Try) : null
  } catch {
    return null
  }
}
