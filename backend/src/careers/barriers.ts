import type { Barrier, CareerPath, Constraints } from '@tajiconnect/contract/careers'
import type { Occupation } from './career-data.ts'

/**
 * What of somebody's limits a career does not meet; none where it meets all. Where nobody has written how to get in, a limit
 * on the way there cannot be checked, and that is said too.
 */
export function barriersTo(occupation: Occupation, path: CareerPath | undefined, limits: Constraints): Barrier[] {
  const { job_zones, routes, max_years, without_subjects = [] } = limits
  const barriers: Barrier[] = []
  if (job_zones && !job_zones.includes(occupation.job_zone))
    barriers.push({ rule: 'job_zone', job_zone: occupation.job_zone })
  if (!path) return routes || max_years ? [...barriers, { rule: 'way_unknown' }] : barriers
  const byRoute = routes ? path.ways_in.filter(({ route }) => routes.includes(route)) : path.ways_in
  if (byRoute.length === 0)
    barriers.push({ rule: 'route', routes: [...new Set(path.ways_in.map(({ route }) => route))] })
  else {
    const years = Math.min(...byRoute.map((way) => way.years))
    if (max_years !== undefined && years > max_years) barriers.push({ rule: 'years', years })
  }
  const missing = path.subjects.filter((subject) => without_subjects.includes(subject))
  if (missing.length > 0) barriers.push({ rule: 'subjects', subjects: missing })
  return barriers
}
