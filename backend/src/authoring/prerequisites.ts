import type { Skill } from '@tajiconnect/contract/skills'

/** The way from a skill through what has to stand before it back to itself; null where there is none. */
export function circleFrom(id: string, skills: ReadonlyMap<string, Pick<Skill, 'prerequisites'>>): string[] | null {
  const seen = new Set<string>()
  const back = (at: string): string[] | null => {
    for (const before of skills.get(at)?.prerequisites ?? []) {
      if (before === id) return [at, id]
      if (seen.has(before)) continue
      seen.add(before)
      const rest = back(before)
      if (rest) return [at, ...rest]
    }
    return null
  }
  return back(id)
}
