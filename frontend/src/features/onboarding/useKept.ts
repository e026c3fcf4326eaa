import { useState } from 'react'
import { useSession } from '../../stores/session.ts'
import { storage } from '../../utils/storage.ts'
import type { Step } from './answers.ts'

const placeOf = (step: Step) => `taji.onboarding.${useSession.getState().user?.id}.${step}`

/**
 * `useState` for what is entered at a question: until it is passed on it outlives a reload, and is nobody else's on the
 * same phone. A change of an earlier answer is kept only once it is saved.
 */
export function useKept<Value>({ step, editing }: { step: Step; editing: boolean }, before: Value) {
  const [value, setValue] = useState(() => (editing ? before : (read<Value>(step) ?? before)))
  const keep = (next: Value) => {
    setValue(next)
    if (!editing) storage.set(placeOf(step), JSON.stringify(next))
  }
  return [value, keep] as const
}

/** What was entered at a question has been passed on, or skipped. */
export const forgetKept = (step: Step): void => storage.remove(placeOf(step))

function read<Value>(step: Step): Value | null {
  try {
    return JSON.parse(storage.get(placeOf(step)) ?? 'null') as Value | null
  } catch {
    return null
  }
}
