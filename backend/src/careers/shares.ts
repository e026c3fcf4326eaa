/** The first place of a sorted list whose value is not below `value`; with `after` the first that is above it. */
export function placeOf(value: number, sorted: Float64Array, after = false): number {
  let low = 0
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value || (after && sorted[middle] === value)) low = middle + 1
    else high = middle
  }
  return low
}

/** Percentile ranks as shares, 0–1: of the values below, plus half of those equal, itself included. NaN stays NaN. */
export function shares(values: Float64Array): Float64Array {
  // Numbers sort before what is none.
  const sorted = values.toSorted()
  let known = sorted.length
  while (known > 0 && Number.isNaN(sorted[known - 1]!)) known--
  const numbers = sorted.subarray(0, known)
  const found = new Float64Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!
    const share = (placeOf(value, numbers) + placeOf(value, numbers, true)) / 2 / known
    found[at] = Number.isNaN(value) ? value : share
  }
  return found
}

/**
 * The places of the values, lowest first; equal ones in the order they stand in. Sorting plain numbers is many times faster
 * than sorting places by a comparison.
 */
export function inOrder(values: Float64Array): Uint16Array {
  const sorted = values.toSorted()
  const order = new Uint16Array(values.length)
  const taken = new Uint16Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const first = placeOf(values[at]!, sorted)
    order[first + taken[first]!++] = at
  }
  return order
}
