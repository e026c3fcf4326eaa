import { LETTERS, lettered } from '@tajiconnect/contract/letters'
import type {
  Assessment,
  ChoiceAssessment,
  Draft,
  RatingAssessment,
  RatingItem,
  Result,
} from '@tajiconnect/contract/psychometric'
import { answerQuality } from '../../career-algorithm.ts'
import { invalid } from '../gateway/problem-error.ts'

type Answers = Draft['answers']
type Measured = Result['scales'][number]

/** Ratings go from 1 to 5. */
const HIGHEST = 5

/**
 * What the answers say and how far to trust them. Throws a 422 where they are too few to say it. However many items the
 * form has, the answers count against the whole questionnaire: a part of it is worth a part of the trust.
 */
export function scored(
  assessment: Assessment,
  answers: Answers,
  duration_s?: number,
): Pick<Result, 'scales' | 'code' | 'quality'> {
  const quality = answerQuality(answers, assessment.items.length, duration_s)
  if (assessment.kind === 'choice') {
    const wins = timesChosen(assessment, answers)
    const scales = assessment.scales.map(({ code, name }) => {
      const mean = (wins.get(code) ?? 0) / (assessment.scales.length - 1)
      return { code, name, mean, score: Math.round(mean * 100) }
    })
    return { scales, quality: { ...quality, inconsistent: isInconsistent([...wins.values()]) } }
  }
  const scales = rated(assessment, answers)
  const code = letterCode(scales)
  return { scales, ...(code && { code }), quality }
}

/** Per scale the mean answer (1–5), and the same on 0–100: 1 is 0, 5 is 100. */
function rated({ scales, items }: RatingAssessment, answers: Answers): Measured[] {
  const given = new Map(answers.map(({ item_id, value }) => [item_id, value]))
  return scales.map(({ code, name }) => {
    const own = items.filter(({ scale }) => scale === code)
    const values = own.flatMap((item) => turned(item, given.get(item.id)))
    // From fewer than half of its items a mean says too little.
    const needed = Math.ceil(own.length / 2)
    if (values.length < needed)
      throw invalid('answers', 'too_few', `Answer at least ${needed} items of each kind; ${code} has ${values.length}.`)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return { code, name, mean, score: Math.round((mean - 1) * 25) }
  })
}

/** Agreeing with a reversed item is disagreeing with what it measures. */
function turned({ reversed }: RatingItem, value: number | undefined): number[] {
  if (value === undefined) return []
  return [reversed ? 1 + HIGHEST - value : value]
}

/** The three strongest letters; undefined where the scales are not letters. */
function letterCode(scales: readonly Measured[]): string | undefined {
  const strongest = lettered(scales)
    .toSorted((a, b) => b.mean - a.mean || LETTERS.indexOf(a.code) - LETTERS.indexOf(b.code))
    .slice(0, 3)
  return strongest.map(({ code }) => code).join('') || undefined
}

/** How many times each scale was chosen. A pair left out would count against both, so all of them are needed. */
function timesChosen({ scales, items }: ChoiceAssessment, answers: Answers): Map<string, number> {
  if (answers.length < items.length)
    throw invalid('answers', 'too_few', `Choose in every pair: ${answers.length} of ${items.length} have an answer.`)
  const wins = new Map(scales.map(({ code }) => [code, 0]))
  const itemOf = new Map(items.map((item) => [item.id, item]))
  for (const { item_id, value } of answers) {
    const chosen = itemOf.get(item_id)?.options[value === 1 ? 0 : 1].scale
    if (chosen) wins.set(chosen, (wins.get(chosen) ?? 0) + 1)
  }
  return wins
}

/**
 * Circles of three (A before B, B before C, C before A) among all pairs of n things, from how many times each was chosen:
 * Kendall and Babington Smith (1940). An order without any contradiction has none; n = 6 has 8 at most.
 */
export function circularTriads(wins: readonly number[]): number {
  const n = wins.length
  return (n * (n - 1) * (n - 2)) / 6 - wins.reduce((sum, won) => sum + (won * (won - 1)) / 2, 0)
}

/**
 * As many circles as tossing a coin gives on average, a quarter of all triples: 5 of 20 for six things. Six in ten coins
 * come out so; of learners who know what they want, but waver between what they want alike, one to three in a hundred.
 */
const isInconsistent = (wins: readonly number[]) => {
  const n = wins.length
  return circularTriads(wins) >= (n * (n - 1) * (n - 2)) / 24
}
