/**
 * Points as whole numbers that add up to the whole points of their sum: each is rounded down, and what is missing then
 * goes to the largest remainders.
 */
export function wholePoints(points: readonly number[]): number[] {
  const whole = points.map(Math.floor)
  const total = Math.floor(points.reduce((sum, each) => sum + each, 0))
  const missing = total - whole.reduce((sum, each) => sum + each, 0)
  const left = (at: number) => points[at]! - whole[at]!
  const raised = new Set([...points.keys()].toSorted((a, b) => left(b) - left(a)).slice(0, missing))
  return whole.map((each, at) => (raised.has(at) ? each + 1 : each))
}
