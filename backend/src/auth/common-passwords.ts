import { invalid } from '../gateway/problem-error.ts'

/** Whose password it is to be. */
interface Owner {
  email: string
  name?: string
}

/** What people here would try first, besides what the world's leaks are full of. */
const LOCAL = new Set(
  `amani arsenal asante baraka blessed chelsea eldoret godisgood habari hakunamatata harambee ilovejesus jambo jesus
   jesuschrist karibu kenya kisumu manchester manchesterunited manutd mapenzi mombasa mpesa mungu nairobi nakupenda nakuru
   safaricom shule simba taji tajiconnect upendo yesu`.split(/\s+/),
)

/** Neighbours on a keyboard, in the alphabet and in counting; each way round. */
const RUNS = ['qwertyuiop', 'asdfghjkl;', 'zxcvbnm,./', '01234567890', 'abcdefghijklmnopqrstuvwxyz']
  .concat(['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik,', '9ol.'])
  .flatMap((run) => [run, [...run].toReversed().join('')])

const LOOKALIKES: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
}

/** Throws a 422 at `path` for a new password that anyone would try first. */
export function refuseCommonPassword(path: string, password: string, owner: Owner, common: ReadonlySet<string>) {
  if (isCommon(password, owner, common))
    throw invalid(path, 'common_password', 'Many people use this password. Choose another.')
}

/** Whether a password is known from leaks, or is made as most people make theirs. `common` is in lower case. */
export function isCommon(password: string, owner: Owner, common: ReadonlySet<string>): boolean {
  const typed = password.normalize('NFKC').toLowerCase()
  if (common.has(typed) || common.has(plain(typed)) || typed === owner.email.toLowerCase()) return true
  if (isPhone(typed) || isPredictable(typed)) return true
  const own = wordsOf(owner)
  const known = (word: string) => common.has(word) || LOCAL.has(word) || own.has(word)
  return decorations(typed).some(([word, edge]) => isEasy(edge) && known(plain(word)))
}

const plain = (text: string) => Array.from(text, (letter) => LOOKALIKES[letter] ?? letter).join('')

/** A Kenyan mobile number: thousands know the owner's. */
const isPhone = (text: string) => /^(\+?254|0)[17]\d{8}$/.test(text)

/**
 * What may have been put around a word: digits and signs at either end. `k3ny@2026` is `k3ny` and `@2026`, or `k3ny@` and
 * `2026`, and so on; each as [word, edge].
 */
function decorations(text: string): [word: string, edge: string][] {
  const before = /^[^\p{L}]*/u.exec(text)?.[0].length ?? 0
  const end = before + (/\p{L}.*\p{L}|\p{L}?/su.exec(text.slice(before))?.[0].length ?? 0)
  const found: [string, string][] = []
  for (let from = 0; from <= before; from += 1)
    for (let to = end; to <= text.length; to += 1)
      found.push([text.slice(from, to), text.slice(0, from) + text.slice(to)])
  return found
}

/** A few digits, or more that go on by themselves, with one sign at the most. */
function isEasy(edge: string): boolean {
  const digits = edge.replaceAll(/\D/g, '')
  return edge.length - digits.length <= 1 && (digits.length <= 4 || isPredictable(digits))
}

/** Names and the parts of the address, each alone and in a row. */
function wordsOf({ email, name = '' }: Owner): Set<string> {
  const lists = [name, email.split('@', 1)[0] ?? ''].map((text) => text.toLowerCase().match(/\p{L}+/gu) ?? [])
  return new Set(lists.flatMap((words) => [...words, words.join('')]))
}

/** Made of repeats and of runs of three or more along the keyboard, the alphabet or the numbers, and of nothing else. */
function isPredictable(text: string): boolean {
  if (/^(.{1,6}?)\1+$/su.test(text)) return true
  const ends = new Set([0])
  for (const at of ends) {
    const longest = Math.max(repeatAt(text, at), ...RUNS.map((run) => runAt(run, text, at)))
    for (let length = 3; length <= longest; length += 1) ends.add(at + length)
  }
  return ends.has(text.length)
}

const repeatAt = (text: string, at: number) => /^(.)\1*/su.exec(text.slice(at))?.[0].length ?? 0

function runAt(run: string, text: string, at: number): number {
  const from = run.indexOf(text[at] ?? ' ')
  if (from < 0) return 0
  const rest = run.slice(from)
  const parting = Array.from(rest).findIndex((letter, step) => text[at + step] !== letter)
  return parting < 0 ? rest.length : parting
}
