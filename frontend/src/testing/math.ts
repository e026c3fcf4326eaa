import { mathIn } from '@tajiconnect/backend/courses/question-math'
import type { Formulas } from '@tajiconnect/contract/lesson-body'

/** The formulas of these texts, as the gateway would send them. */
export const formulasOf = (...texts: string[]): Formulas | undefined => mathIn(texts)
