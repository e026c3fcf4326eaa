/** Where somebody wanted to go before they had to sign in, as the router's state carries it. */
export const fromOf = (state: unknown): string | null =>
  typeof state === 'object' && state !== null && 'from' in state && typeof state.from === 'string' ? state.from : null
