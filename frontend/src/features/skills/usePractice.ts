import { guessOf } from '@tajiconnect/contract/learner/knowledge'
import { mark } from '@tajiconnect/contract/learner/marking'
import type { Response } from '@tajiconnect/contract/courses'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocale } from '../../i18n/i18n.ts'
import { outbox } from '../../stores/outbox.ts'
import { useSession } from '../../stores/session.ts'
import { storage } from '../../utils/storage.ts'
import type { Plan } from './plan.ts'
import { freshSession, readSession, withNext, type End, type PracticeSession } from './session.ts'

/** `starting` and `asking`, and then why it ended. */
export type Stage = 'starting' | 'asking' | End

/**
 * The learner's practice of today, about one skill or about all: chosen, marked and kept on this phone, whatever the
 * network does. It outlives a reload, and is nobody else's on the same phone.
 */
export function usePractice(plan: Plan, only: string | null) {
  const language = useLocale()
  const user_id = useSession(({ user }) => user?.id)
  const place = `taji.practice.${user_id}.${only ?? 'all'}`
  const [session, setSession] = useState(() => readSession(place, new Date()))
  const [stage, setStage] = useState<Stage>(session.current ? 'asking' : 'starting')
  const [busy, setBusy] = useState(session.current === null)
  /** Settles once the last answer is safe on this phone: the next question depends on it. */
  const saved = useRef<Promise<unknown>>(Promise.resolve())

  const keep = (next: PracticeSession) => {
    setSession(next)
    storage.set(place, JSON.stringify(next))
  }

  const choose = (from: PracticeSession) =>
    void saved.current
      .then(() => withNext(from, { plan, only, language, now: new Date() }))
      .then((next) => show(from, next))

  function show(from: PracticeSession, next: PracticeSession | End) {
    setBusy(false)
    if (typeof next === 'object') {
      keep(next)
      setStage('asking')
    } else {
      setSession({ ...from, current: null })
      storage.remove(place)
      setStage(next)
    }
  }

  const begin = useEffectEvent(() => session.current === null && choose(session))
  useEffect(() => void begin(), [])

  const goOn = (from: PracticeSession) => {
    if (busy) return
    setBusy(true)
    choose(from)
  }

  const change = (to: Partial<NonNullable<PracticeSession['current']>>) =>
    session.current && !session.current.marked && keep({ ...session, current: { ...session.current, ...to } })

  function answer(response: Response) {
    const { current, asked } = session
    if (!current || current.marked) return
    const { skill_id, item, why, hint_used } = current
    const marked = mark(item, response)
    const told = {
      id: crypto.randomUUID(),
      skill_id,
      item_id: item.id,
      answered_at: new Date().toISOString(),
      hint_used,
    }
    saved.current = outbox
      .add({
        name: 'POST /skills/events',
        input: { body: { events: [{ ...told, type: 'answer', response }] } },
        note: { ...told, correct: marked.correct, guess: guessOf(item), difficulty: item.difficulty },
      })
      .catch(reportError)
    keep({
      ...session,
      asked: [...asked, { skill_id, why, correct: marked.correct }],
      current: { ...current, response, marked },
    })
  }

  return {
    session,
    stage,
    busy,
    respond: (response: Response) => change({ response }),
    showHint: () => change({ hint_used: true }),
    answer,
    next: () => goOn(session),
    restart: () => goOn(freshSession(new Date())),
  }
}

export type Practice = ReturnType<typeof usePractice>
