import { ownPath } from '../utils/own-path.ts'

/** Where somebody wanted to go before they had to sign in, as the router's state carries it; null for no path of ours. */
export const fromOf = (state: unknown): string | null =>
  typeof state === 'object' && state !== null && 'from' in state ? ownPath(state.from) : null
