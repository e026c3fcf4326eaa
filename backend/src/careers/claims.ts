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
  /\b(?:cut[- ]?offs?|mean grade|grade [A-E]\b|cluster points?|points?|alama|pointi|daraja)\b/gi,
  // Universities, colleges and schools by name.
  /\b(?:[A-Z][\w'’]+ )+(?:University|College|Polytechnic|Institute|Academy|School|Campus)\b/g,
  /\b(?:University|College|Polytechnic|Institute|Academy|School|Chuo(?: Kikuu)?|Shule|Taasisi) (?:of|for|cha|ya|la) (?:[A-Z][\w'’]*)/g,
  /\b(?:Strathmore|Egerton|Maseno|Daystar|Kabarak|Moi|Kenyatta|Zetech|Riara|Pwani|Chuka|Karatina|Laikipia|Kibabii|Rongo|Multimedia)\b/g,
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

/** What the sentence claims and `ours`, the text of our own data on the career, does not say. */
export function unknownClaims(sentence: string, ours: string): string[] {
  const known = ours.toLowerCase()
  const claims = CLAIMS.flatMap((pattern) => sentence.match(pattern) ?? [])
  const names = (sentence.match(CAPITALS) ?? []).filter((name) => !SHORT_FORMS.has(name))
  return [...claims, ...names].filter((claim) => !known.includes(claim.toLowerCase().trim()))
}
