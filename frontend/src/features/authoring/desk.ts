import { createContext, use } from 'react'
import { useT } from '../../i18n/i18n.ts'
import type { Edit } from './edit.ts'
import type { DraftState, Keeper } from './keeper.ts'

export interface Desk extends DraftState {
  keeper: Keeper
  /** Takes something out and offers the way back. */
  remove(edit: Edit, text: string): void
  /** Says something to whoever listens instead of looking. */
  tell(text: string): void
}

export const DeskContext = createContext<Desk | null>(null)

/** The course that the page is about, and all that can be done with it. */
export function useDesk(): Desk {
  const desk = use(DeskContext)
  if (!desk) throw new Error('There is no desk here.')
  return desk
}

/** What is at fault with a control, by its name, and the way to say that it is being mended. */
export function useFault(at: string): { words: string | undefined; mend: () => void } {
  const t = useT()
  const { faults, keeper } = useDesk()
  const fault = faults.find((each) => each.at === at)
  return {
    words: fault && t(fault.words, { message: fault.message, formula: fault.formula }),
    mend: () => fault && keeper.mend(at),
  }
}
