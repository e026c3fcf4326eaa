import type { CourseDraft } from '@tajiconnect/contract/authoring'
import { useEffect } from 'react'
import { useSession } from '../../stores/session.ts'
import { createKeeper, type DraftState, type Keeper } from './keeper.ts'

/** Those opened since this person came; work goes on being sent after its page has been left. */
const keepers = new Map<string, Keeper>()

useSession.subscribe(({ user }, before) => {
  if (user?.id === before.user?.id) return
  for (const keeper of keepers.values()) keeper.stop()
  keepers.clear()
})

const unsent = () => [...keepers.values()].filter((keeper) => keeper.isUnsent())
const sendAll = () => {
  for (const keeper of unsent()) void keeper.flush()
}
if (typeof window !== 'undefined') {
  window.addEventListener('online', sendAll)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && sendAll())
  window.addEventListener('beforeunload', (event) => {
    if (unsent().length > 0) event.preventDefault()
  })
}

function keeperOf(served: CourseDraft): Keeper {
  const user_id = useSession.getState().user?.id ?? ''
  const key = `${user_id}.${served.id}`
  const keeper = keepers.get(key) ?? createKeeper(user_id, served)
  keepers.set(key, keeper)
  return keeper
}

/** A course to work on, as the gateway last gave it. */
export function useDraft(served: CourseDraft): DraftState & { keeper: Keeper } {
  const keeper = keeperOf(served)
  useEffect(() => keeper.hear(served), [keeper, served])
  return { ...keeper.use(), keeper }
}

/** The course is gone: so is what was kept of it. */
export function forgetDraft(id: string): void {
  const key = `${useSession.getState().user?.id}.${id}`
  keepers.get(key)?.forget()
  keepers.delete(key)
}
