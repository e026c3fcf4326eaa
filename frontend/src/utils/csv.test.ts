import { describe, expect, test } from 'vitest'
import { csvOf } from './csv.ts'

describe('a table as CSV', () => {
  test('begins with a byte order mark, and quotes every text', () =>
    expect(
      csvOf([
        ['Name', 'B'],
        ['Njoki "Nj", W.\nOtieno', 83],
        ['Amina', null],
      ]),
    ).toBe('\uFEFF"Name","B"\r\n"Njoki ""Nj"", W.\nOtieno",83\r\n"Amina",\r\n'))

  test.each(['=1+1', '+254', '-2', '@SUM(A1)', '\t=1', ' \n=1', '＝1', '=HYPERLINK("http://x")'])(
    'does not let %j be run',
    (text) => expect(csvOf([[text]]).startsWith(`\uFEFF"'${text.replaceAll('"', '""')}"`)).toBe(true),
  )

  test.each(["O'Brien", 'A-', 'B+', '5 = 5', ''])('leaves %j as it is', (text) =>
    expect(csvOf([[text]])).toBe(`\uFEFF"${text}"\r\n`),
  )

  test('leaves numbers numbers', () => expect(csvOf([[-2, 0.5]])).toBe('\uFEFF-2,0.5\r\n'))
})
