import type { SubjectId } from '@tajiconnect/contract/onboarding'
import { KCSE_GRADES } from '@tajiconnect/contract/onboarding-options'
import type { KcseGrade, SubjectRule, Way } from '@tajiconnect/contract/pathways'

const GRADE = String.raw`[ABCD][+−-]?|E`
const PLAIN = String.raw`(?: plain| \(plain\))?`
/** “KCSE mean C−”, “Usually KCSE C− or D+”, “KCSE C (plain) to C+”: of two grades the lower one lets somebody in. */
const MEAN = new RegExp(
  String.raw`^(?:(?:usually|at least) )*KCSE (?:mean )?(?:about )?(${GRADE})(?![\w+−-])${PLAIN}(?: (?:or|to) (${GRADE})(?![\w+−-]))?`,
  'i',
)
/** “KCSE mean C− for a diploma, D plain for a certificate”. */
const TWO_AWARDS = new RegExp(
  String.raw`for a (?:diploma|certificate), (${GRADE})${PLAIN} for a (?:diploma|certificate)`,
)
const ANY = /\bno (?:KCSE|set grade|fixed grade)\b|\bany (?:KCSE )?grade\b/i
/** Some ask for much: nothing can be said of all. */
const EITHER = /some ask for no grade/i

const asGrade = (text: string | undefined): KcseGrade | undefined =>
  KCSE_GRADES.find((grade) => grade === text?.replace('−', '-'))

/**
 * The least mean grade that entry words ask for: `any` where they ask for none, null where they do not say. Artisan courses
 * are for “D− or below”, so any grade will do.
 */
export function leastMean(words: string): Way['least'] {
  if (EITHER.test(words)) return null
  const [found, first, second] = MEAN.exec(words) ?? []
  if (found === undefined) return ANY.test(words) ? 'any' : null
  if (words.startsWith(' or below', found.length)) return 'any'
  const [, award] = TWO_AWARDS.exec(words) ?? []
  const grades = [first, second, award].flatMap((text) => asGrade(text) ?? [])
  return grades.toSorted((a, b) => KCSE_GRADES.indexOf(b) - KCSE_GRADES.indexOf(a))[0] ?? null
}

const SUBJECTS: Record<string, SubjectId> = {
  Mathematics: 'mathematics',
  English: 'english',
  Kiswahili: 'kiswahili',
  Biology: 'biology',
  Chemistry: 'chemistry',
  Physics: 'physics',
  Agriculture: 'agriculture',
  Geography: 'geography',
  History: 'history',
  Music: 'music',
  'Art and Design': 'art-and-design',
  'Religious Education': 'religious-education',
}
const SUBJECT = Object.keys(SUBJECTS).join('|')
const CHOICE = String.raw`(?:in )?(?:${SUBJECT})(?: or (?:${SUBJECT}))*`
const LIST = String.raw`${CHOICE}(?:(?:, and |, | and )${CHOICE})*`
/** “, with C+ in Biology and C in Mathematics”, “with Mathematics and Physics”. */
const ASKED = new RegExp(String.raw`(?:with|and|,) (?:about )?(?:(${GRADE})${PLAIN} in )?(${LIST})`, 'g')
/** Said of some colleges or courses only, or of one of two that the way names. */
const NOT_ALL = /^ (?:for|in (?:many|some)|at many|help|is expected|are expected)/

/** The subjects that entry words ask for, with their grades where they give any. */
export function subjectRules(words: string): SubjectRule[] {
  const [sentence = ''] = words.split(/;|\(20\d\d list\)/)
  const start = sentence.search(/\bwith\b/)
  if (start < 0 || /\bgood\b|\bstrong\b/.test(sentence)) return []
  return Array.from(sentence.slice(start).matchAll(ASKED)).flatMap((match) => {
    const [whole, grade, list = ''] = match
    if (NOT_ALL.test(sentence.slice(start + match.index + whole.length))) return []
    return list.split(/, and |, | and (?!Design)/).map((choice) => ({
      any: choice
        .replace(/^in /, '')
        .split(' or ')
        .flatMap((name) => SUBJECTS[name] ?? []),
      grade: asGrade(grade) ?? null,
    }))
  })
}
