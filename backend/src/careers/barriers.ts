import type { Barrier, CareerPath, Constraints, WayIn } from '@tajiconnect/contract/careers'
import type { Occupation } from './career-data.ts'
import type { KenyaData } from './kenya-data.ts'
import { countiesOf, feesOf } from './priced.ts'

/**
 * What of somebody's limits a career does not meet; none where it meets all, with one way in that meets all those on the way
 * there. Where nobody has written how to get in such a limit cannot be checked, and that is said too.
 */
export function barriersTo(
  occupation: Occupation,
  path: CareerPath | undefined,
  limits: Constraints,
  data: KenyaData,
): Barrier[] {
  const { job_zones, without_subjects = [] } = limits
  const barriers: Barrier[] = []
  if (job_zones && !job_zones.includes(occupation.job_zone))
    barriers.push({ rule: 'job_zone', job_zone: occupation.job_zone })
  if (path) barriers.push(...nearest(path.ways_in.map((way) => onTheWay(way, limits, data))))
  else if (limitsTheWay(limits)) barriers.push({ rule: 'way_unknown' })
  const missing = path?.subjects.filter((subject) => without_subjects.includes(subject)) ?? []
  if (missing.length > 0) barriers.push({ rule: 'subjects', subjects: missing })
  return barriers
}

/** Whether a way in is within these limits, as far as can be told. */
export const isWithin = (way: WayIn, limits: Constraints, data: KenyaData): boolean =>
  onTheWay(way, limits, data).length === 0

const limitsTheWay = ({ routes, max_years, max_fees, counties }: Constraints) =>
  [routes, max_years, max_fees, counties].some((limit) => limit !== undefined)

/** What one way in is certain to fail, or cannot be checked for. Colleges and learning at work are near everybody. */
function onTheWay(way: WayIn, { routes, max_years, max_fees, counties }: Constraints, data: KenyaData): Barrier[] {
  const barriers: Barrier[] = []
  if (routes && !routes.includes(way.route)) barriers.push({ rule: 'route', routes: [way.route] })
  if (max_years !== undefined && way.years > max_years) barriers.push({ rule: 'years', years: way.years })
  const least = feesOf(way, data)?.least
  if (max_fees !== undefined && least !== undefined && least > max_fees) barriers.push({ rule: 'fees', least })
  if (counties && way.route === 'university') {
    const taughtIn = countiesOf(way, data) ?? []
    if (!taughtIn.some((county) => counties.includes(county))) barriers.push({ rule: 'county', counties: taughtIn })
  }
  return barriers
}

/**
 * What the way that fails fewest limits fails, of equals the first. Of all that fail the same limits the shortest is told,
 * then the cheapest; the routes and counties of those that are no further away stand beside its own.
 */
function nearest(ways: Barrier[][]): Barrier[] {
  const fewest = Math.min(...ways.map(({ length }) => length))
  const first = ways.find(({ length }) => length === fewest)
  if (!first?.length) return []
  const [told = [], ...others] = ways.filter((way) => rulesOf(way) === rulesOf(first)).toSorted(compare)
  const near = [told, ...others.filter((other) => compare(other, told) === 0)].flat()
  const routes = new Set(near.flatMap((each) => (each.rule === 'route' ? each.routes : [])))
  const counties = new Set(near.flatMap((each) => (each.rule === 'county' ? each.counties : [])))
  return told.map((barrier): Barrier => {
    if (barrier.rule === 'route') return { rule: 'route', routes: [...routes] }
    if (barrier.rule === 'county') return { rule: 'county', counties: [...counties].toSorted() }
    return barrier
  })
}

const rulesOf = (barriers: readonly Barrier[]) => barriers.map(({ rule }) => rule).join(' ')

/** By years, then by KSh, of two ways that fail the same limits. */
function compare(a: readonly Barrier[], b: readonly Barrier[]): number {
  const [mine, other] = [amounts(a), amounts(b)]
  const at = mine.findIndex((amount, k) => amount !== other[k])
  return at === -1 ? 0 : mine[at]! - other[at]!
}

const amounts = (barriers: readonly Barrier[]) =>
  barriers.flatMap((each) => (each.rule === 'years' ? each.years : each.rule === 'fees' ? each.least : []))
