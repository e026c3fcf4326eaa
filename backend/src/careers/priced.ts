import type { PricedWayIn, WayIn, YearFees } from '@tajiconnect/contract/careers'
import type { County } from '@tajiconnect/contract/onboarding'
import type { KenyaData } from './kenya-data.ts'
import { oncePer } from './once-per.ts'

/** By the English name of the way in. */
interface Lookup {
  /** Of degrees. */
  fees: ReadonlyMap<string, YearFees>
  counties: ReadonlyMap<string, County[]>
  /** Courses of colleges that the one fee does not hold for. */
  otherFees: ReadonlySet<string>
}

type Way = Pick<WayIn, 'route' | 'name'>

/** KSh of a year where the state runs the place; null where nothing is published, as of learning at work. */
export function feesOf({ route, name }: Way, data: KenyaData): YearFees | null {
  const { fees, otherFees } = lookupOf(data)
  if (route === 'university') return fees.get(name.en) ?? null
  const { least, most } = data.fees.tvet
  return route === 'tvet' && !otherFees.has(name.en) ? { least, most } : null
}

/**
 * Where universities that placed learners on its courses in the latest years have their main campus, in the order of the
 * alphabet. Null where no list says so, and of colleges, which stand in every county, and learning at work.
 */
export function countiesOf({ route, name }: Way, data: KenyaData): County[] | null {
  return route === 'university' ? (lookupOf(data).counties.get(name.en) ?? null) : null
}

export const priced = (way: WayIn, data: KenyaData): PricedWayIn => ({
  ...way,
  fees: feesOf(way, data),
  counties: countiesOf(way, data),
})

const lookupOf = oncePer((data: KenyaData): Lookup => {
  const groups = new Map(data.fees.degree_groups.map((group) => [group.id, group]))
  const fees = Object.entries(data.fees.degrees).map(([name, ids]) => {
    const each = ids.flatMap((id) => groups.get(id) ?? [])
    const least = Math.min(...each.map((group) => group.least))
    const most = Math.max(...each.map((group) => group.most))
    return [name, { least, most }] as const
  })
  const courses = new Map(data.cutOffs.courses.map((course) => [course.name, course.universities]))
  const taughtAt = (course: string) => (courses.get(course) ?? []).map((at) => data.cutOffs.universities[at] ?? '')
  const counties = Object.entries(data.degreeCourses.ways).flatMap(([name, names]) => {
    const all = new Set(names.flatMap(taughtAt).flatMap((university) => data.universities.counties[university] ?? []))
    return all.size > 0 ? [[name, [...all].toSorted()] as const] : []
  })
  return { fees: new Map(fees), counties: new Map(counties), otherFees: new Set(data.fees.tvet.except) }
})
