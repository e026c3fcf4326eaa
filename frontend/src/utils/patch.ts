/** Text as it is, or how many letters of the older text stand here; below zero, how many of them do not. */
export type Part = string | number

/** Makes the newer text of the older one and its `parts`, which `difference` of the build has found. */
export function patch(older: string, parts: readonly Part[]): string {
  let at = 0
  const text = (part: Part) => {
    if (typeof part === 'string') return part
    const from = at
    at += Math.abs(part)
    return part > 0 ? older.slice(from, at) : ''
  }
  return parts.map(text).join('')
}
