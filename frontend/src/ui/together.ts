/** Between two numbers, or letters that stand for some. */
const RATIO = /(?<=(?:\d|(?<![\p{L}\d])\p{L})) : (?=\d|\p{L}(?![\p{L}\d]))/gu
/** Units and signs that follow a number, also one by another, as in km/h. */
const UNIT = '(?:[kcmdMµ]?(?:m|g|l|L|s|N|J|W|Wh|V|A|Hz|Pa)|mol|min|ha|h|t|K|Ω|%|°[CF]?)[²³]?'
const MEASURE = new RegExp(`(?<=\\d) (?=${UNIT}(?:/${UNIT})?(?![\\p{L}\\d]))`, 'gu')

/** Keeps `4 : 6` and `5 kg` on one line, by spaces that do not break. */
export const together = (text: string): string => text.replaceAll(RATIO, '\u00A0:\u00A0').replaceAll(MEASURE, '\u00A0')
