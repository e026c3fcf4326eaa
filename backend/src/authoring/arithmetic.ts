const LONGEST = 200

/**
 * What a sum gives that is written in figures with `+ - * / ^ ( )`, or with −, × and ÷. Null where it cannot be read, or
 * gives no finite number. Powers go first and from the right, so `-2^2` is −4.
 */
export function evaluate(sum: string): number | null {
  if (sum.length > LONGEST) return null
  const tokens = sum
    .replaceAll(/[−–]/g, '-')
    .replaceAll('×', '*')
    .replaceAll('÷', '/')
    .match(/\d+(?:\.\d+)?|\.\d+|\S/g)
  if (!tokens) return null
  let at = 0
  const next = <T extends string>(...wanted: T[]): T | undefined => {
    const found = wanted.find((each) => each === tokens[at])
    if (found) at += 1
    return found
  }
  const inTurn = (part: () => number, ...signs: (keyof typeof OPERATIONS)[]): number => {
    let value = part()
    for (let sign = next(...signs); sign; sign = next(...signs)) value = OPERATIONS[sign](value, part())
    return value
  }
  const total = (): number => inTurn(product, '+', '-')
  const product = (): number => inTurn(signed, '*', '/')
  const signed = (): number => (next('-') ? -signed() : next('+') ? signed() : power())
  const power = (): number => {
    const base = single()
    return next('^') ? base ** signed() : base
  }
  const single = (): number => {
    if (next('(')) {
      const value = total()
      return next(')') ? value : NaN
    }
    // What is no figure gives NaN, and so does the whole.
    const token = tokens[at++] ?? ''
    return /^[\d.]/.test(token) ? Number(token) : NaN
  }
  const value = total()
  return at === tokens.length && Number.isFinite(value) ? value : null
}

const OPERATIONS = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
}
