/** The first place of a sorted list whose value is not below `value`. */
function placeOf(value: number, sorted: Float64Array): number {
  let low = 0
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
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

/** Percentile ranks of values sorted highest first: the share of values below, plus half of those equal, itself included. */
export function percentileRanks(sorted: Float64Array): Float64Array {
  const n = sorted.length
  const ranks = new Float64Array(n)
  for (let from = 0, to = 0; from < n; from = to) {
    while (to < n && sorted[to] === sorted[from]) to++
    const rank = (100 * (n - (from + to) / 2)) / n
    for (let place = from; place < to; place++) ranks[place] = rank
  }
  return ranks
}

/** The same for values in any order, each at its own place. What is unknown (NaN) is ranked with nothing and stays so. */
export function percentiles(values: Float64Array): Float64Array {
  // NaN is sorted to the end.
  const all = values.toSorted()
  let count = all.length
  while (count > 0 && Number.isNaN(all[count - 1])) count--
  const known = all.subarray(0, count)
  const ranks = percentileRanks(known.toReversed())
  const found = new Float64Array(values.length)
  for (let at = 0; at < found.length; at++) {
    const value = values[at]!
    found[at] = Number.isNaN(value) ? value : ranks[count - 1 - placeOf(value, known)]!
  }
  return found
}
