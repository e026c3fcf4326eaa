import type { Stage } from '@tajiconnect/contract/onboarding'
import type { Pathways } from '@tajiconnect/contract/pathways'
import { createContext, useContext } from 'react'

/** The document, and the stage it is looked at from. */
export const StagedContext = createContext<{ pathways: Pathways; stage: Stage } | null>(null)

export function useStaged() {
  const staged = useContext(StagedContext)
  if (!staged) throw new Error('This part stands inside the page “What can I still become?”.')
  return staged
}
