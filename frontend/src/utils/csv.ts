/** What spreadsheets take for the beginning of a formula, also in the wide forms of East Asian keyboards. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/

/**
 * A table as CSV (RFC 4180) for spreadsheets: with a byte order mark, by which they know UTF-8, and with an apostrophe
 * before any text that they would run as a formula. Null is an empty cell.
 */
export const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`

function cellOf(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  if (value === null) return ''
  const text = FORMULA.test(value) ? `'${value}` : value
  return `"${text.replaceAll('"', '""')}"`
}
