/** Lower case, without accents, as words. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** How many letters may be wrong: none in a short word, one from four letters on, two from eight. */
const mayMiss = ({ length }: string) => (length < 4 ? 0 : length < 8 ? 1 : 2)

/** The fewest changes (a letter added, dropped, changed, or two swapped) that turn what was typed into the beginning of a word. */
export function prefixDistance(typed: string, word: string, most: number): number {
  let before: number[] = []
  let last = Array.from({ length: word.length + 1 }, (_, at) => at)
  for (let i = 1; i <= typed.length; i++) {
    const row = [i]
    for (let j = 1; j <= word.length; j++) {
      const same = typed[i - 1] === word[j - 1]
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return Math.min(...last)
}

/** 0 for the whole word, 1 for its beginning, 2 for a part of it, 3 and more for a slip; Infinity where it is another word. */
function wordCost(typed: string, word: string): number {
  if (word === typed) return 0
  if (word.startsWith(typed)) return 1
  if (typed.length >= 3 && word.includes(typed)) return 2
  const most = mayMiss(typed)
  // The first letter is seldom wrong, and most words are told apart by it.
  if (most === 0 || word.length < typed.length - most || (word[0] !== typed[0] && word[1] !== typed[0])) return Infinity
  const distance = prefixDistance(typed, word, most)
  return distance <= most ? 2 + distance : Infinity
}

/** How far a text is from what was typed: each word typed has to be found in it. Infinity where one is not. */
export function searchCost(typed: readonly string[], words: readonly string[]): number {
  let sum = 0
  for (const each of typed) {
    let best = Infinity
    for (const word of words) best = Math.min(best, wordCost(each, word))
    if (best === Infinity) return Infinity
    sum += best
  }
  return sum
}

/** The least cost of several names; of two that fit as well the one with fewer other words comes first. */
export function nameCost(typed: readonly string[], names: readonly string[]): number {
  if (typed.length === 0) return 0
  const costs = names.map((name) => {
    const words = wordsOf(name)
    return searchCost(typed, words) + 0.1 * Math.abs(words.length - typed.length)
  })
  return Math.min(Infinity, ...costs)
}
