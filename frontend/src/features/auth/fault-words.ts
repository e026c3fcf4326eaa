import type { Return } from '../../parts/google.ts'

/** The words for a way to Google and back that came to nothing. */
export const faultWords = (fault: Return['fault']) =>
  fault === 'denied' ? 'auth.google_denied' : fault === 'stray' ? 'auth.google_stray' : 'error.google_refused'
