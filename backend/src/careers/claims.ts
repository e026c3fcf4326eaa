import { COUNTIES } from '@tajiconnect/contract/counties'

/**
 * What a sentence may only say where our own data says it too: figures, money, grades and cut-offs, and the names of
 * places to learn. English and Kiswahili.
 */
const CLAIMS = [
  // Any figure.
  /\d+(?:[.,]\d+)*/g,
  // Money and fees, also without a figure.
  /\b(?:ksh|kes|usd|shillings?|shilingi|fees?|tuition|karo|ada|bursar(?:y|ies)|scholarships?|helb|cheap(?:er|est)?|affordable|bei|gharama)\b/gi,
  // Grades and what is asked for.
  /(?<![\w+-])[A-E][+-](?![\w+-])/g,
  /\b[A-E] (?:plain|plus|minus)\b/g,
  /\b(?:cut[- ]?offs?|mean grade|grade [A-E]\b|cluster points?|points?|alama|gredi|pointi|daraja)\b/gi,
  // Universities, colleges and schools by name.
  /\b(?:[A-Z][\w'’]+ )+(?:University|College|Polytechnic|Institute|Academy|School|Campus)\b/g,
  /\b(?:University|College|Polytechnic|Institute|Academy|School|Chuo(?: Kikuu)?|Shule|Taasisi) (?:of|for|cha|ya|la) (?:[A-Z][\w'’]*)/g,
]

/** Short forms that name no place: subjects, exams, and words in capitals. */
const SHORT_FORMS = new Set([
  'IT',
  'ICT',
  'TVET',
  'STEM',
  'KCSE',
  'KJSEA',
  'CBE',
  'CBC',
  'AI',
  'TV',
  'CV',
  'PE',
  'HR',
  'DNA',
  'I',
])
const CAPITALS = /\b[A-Z][A-Za-z]*[A-Z]\b/g

/** Words of universities' names that say nothing of which one; a county's name may stand for the county. */
const COMMON =
  /\b(?:THE|UNIVERSITY|COLLEGE|TECHNICAL|TECHNOLOGY|SCIENCE|AGRICULTURE|INTERNATIONAL|LEADERSHIP|MANAGEMENT|MULTIMEDIA|WOMENS|CHRISTIAN|CATHOLIC|AFRICAN?|KENYA|EAST(?:ERN)?|PIONEER|SOUTH|GREAT|LAKES|MOUNT|UNITED|STATES|ASSEMBLIES|GOD|HIGHLANDS|EVANGELICAL|PAN|OF|AND)\b|[^A-Z\- ]/g
/** Known by one name, and not among those that KUCCPS places for. */
const OTHERS = ['Strathmore']

/** The short names that places to learn go by: “MASENO”, “JOMO KENYATTA”. */
export function schoolNames(universities: readonly string[]): string[] {
  const places = new Set(
    COUNTIES.flatMap((county) => [county, county.split(' ', 1)[0]!]).map((name) => name.toUpperCase()),
  )
  const short = universities.map((name) => name.replaceAll(COMMON, ' ').replaceAll(/\s+/g, ' ').trim())
  return [...OTHERS, ...short].filter((name) => name.length > 2 && !places.has(name))
}

/** What the sentence claims and `ours`, the text of our own data on the career, does not say. */
export function unknownClaims(sentence: string, ours: string, schools: readonly string[]): string[] {
  const known = ours.toLowerCase()
  const named = schools.flatMap((school) => sentence.match(new RegExp(`\\b${school}\\b`, 'i')) ?? [])
  const claims = CLAIMS.flatMap((pattern) => sentence.match(pattern) ?? [])
  const names = (sentence.match(CAPITALS) ?? []).filter((name) => !SHORT_FORMS.has(name))
  return [...claims, ...names, ...named].filter((claim) => !known.includes(claim.toLowerCase().trim()))
}
