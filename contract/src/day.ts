import { DAY_MS } from './limits.ts'

/** Kenya is three hours ahead of UTC all year. */
const KENYA_MS = 3 * 3_600_000

/** A day in Kenya, `2027-03-01`; days compare as texts. */
export type Day = string

export const dayOf = (at: Date): Day => new Date(at.getTime() + KENYA_MS).toISOString().slice(0, 10)

/** Of two moments, in milliseconds since the epoch, whether they are on one day in Kenya. */
export const isSameDay = (a: number, b: number): boolean => dayNumber(a) === dayNumber(b)

const dayNumber = (at: number): number => Math.floor((at + KENYA_MS) / DAY_MS)
