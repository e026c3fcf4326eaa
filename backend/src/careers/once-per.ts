/** A function of data that does not change: for each it is worked out at its first use, and remembered as long as the data is. */
export function oncePer<Data extends object, T>(make: (data: Data) => T): (data: Data) => T {
  const made = new WeakMap<Data, { value: T }>()
  return (data) => {
    const known = made.get(data) ?? { value: make(data) }
    made.set(data, known)
    return known.value
  }
}
