const HEAD = 10

/** The first digits of an O*NET-SOC code: `29` of 29-1141.00 is its major group, `29-1` its minor group. */
export const majorGroup = (id: string) => id.slice(0, 2)
const minorGroup = (id: string) => id.slice(0, 4)

/** At most so many of a group in the head. Where the careers do not fill it, the next line holds. */
const LIMITS = [
  { major: 2, minor: 1 },
  { major: 2, minor: 2 },
  { major: HEAD, minor: HEAD },
]

/**
 * The first `limit` of a ranked list of codes, with a varied first ten: at most two careers of a major group and one of a minor group,
 * as far as the list allows. The head and the rest are each in the order they were ranked.
 */
export function diversify(ranked: readonly string[], limit: number): string[] {
  const size = Math.min(HEAD, limit, ranked.length)
  const head = new Set<string>()
  const taken = new Map<string, number>()
  const count = (group: string) => taken.get(group) ?? 0
  for (const { major, minor } of LIMITS) {
    for (const id of ranked) {
      if (head.size === size) break
      const groups = [majorGroup(id), minorGroup(id)] as const
      if (head.has(id) || count(groups[0]) >= major || count(groups[1]) >= minor) continue
      head.add(id)
      for (const group of groups) taken.set(group, count(group) + 1)
    }
  }
  const first = ranked.filter((id) => head.has(id))
  if (limit <= size) return first
  return [...first, ...ranked.filter((id) => !head.has(id)).slice(0, limit - size)]
}
