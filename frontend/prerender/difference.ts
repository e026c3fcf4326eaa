import type { Part } from '../src/utils/patch.ts'

// A declaration, or where a rule begins or ends.
const PIECE = /[^{};]*[{};]|[^{};]+$/g

/** The parts of which `patch` makes `newer` from `older`: their longest common subsequence is not said again. */
export function difference(older: string, newer: string): Part[] {
  const a: string[] = older.match(PIECE) ?? []
  const b: string[] = newer.match(PIECE) ?? []
  const common = commonLetters(a, b)
  const parts: Part[] = []
  for (let i = 0, j = 0; j < b.length;) {
    const [gone = '', come = ''] = [a[i], b[j]]
    if (gone === come) {
      add(parts, gone.length)
      i++
      j++
    } else if (i < a.length && common(i + 1, j) >= common(i, j + 1)) {
      add(parts, -gone.length)
      i++
    } else {
      add(parts, come)
      j++
    }
  }
  return parts
}

/** How many letters the pieces from `i` and from `j` on have in common. */
function commonLetters(a: string[], b: string[]) {
  const width = b.length + 1
  const table = new Uint32Array((a.length + 1) * width)
  const at = (i: number, j: number) => table[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + (a[i]?.length ?? 0) : Math.max(at(i + 1, j), at(i, j + 1))
  return at
}

/** Two of a kind become one. */
function add(parts: Part[], part: Part) {
  const last = parts.at(-1)
  if (typeof last === 'string' && typeof part === 'string') parts[parts.length - 1] = last + part
  else if (typeof last === 'number' && typeof part === 'number' && last > 0 === part > 0)
    parts[parts.length - 1] = last + part
  else parts.push(part)
}
