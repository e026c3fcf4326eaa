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
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  return values.map((value) =>
    Number.isNaN(value) ? value : (placeOf(value, sorted) + placeOf(value, sorted, true)) / 2 / sorted.length,
  )
}
