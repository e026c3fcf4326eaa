import type { Assessment, Result, Scale } from '@tajiconnect/contract/psychometric'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { pictureOf } from './assessment.ts'

/** Less than half a step of five from the middle. */
const MIDDLE = 12.5
/** Three quarters of the way to an end. */
const CLEAR = 32

/** What a score says in words, as suits the picture of its questionnaire. */
export function useWords(assessment: Assessment) {
  const t = useT()
  const text = useText()
  const picture = pictureOf(assessment)
  const others = assessment.scales.length - 1

  /** Beside the name: “94 of 100”, “Closer to: Plans ahead”, “4 of 5 times”. */
  const amount = (score: number, { ends }: Scale): string => {
    if (picture === 'ladder')
      return t('psychometric.chosen', { count: Math.round((score / 100) * others), total: others })
    if (!ends) return t('psychometric.of_100', { score })
    const off = score - 50
    if (Math.abs(off) <= MIDDLE) return t('psychometric.between')
    const end = text(off > 0 ? ends.high : ends.low)
    return t(Math.abs(off) > CLEAR ? 'psychometric.clearly' : 'psychometric.closer', { end })
  }

  /** What this score may mean; nothing where it says neither. */
  const said = (score: number, { ends, high, low }: Scale): string | null => {
    if (Math.abs(score - 50) <= (ends ? MIDDLE : 0)) return ends ? t('psychometric.between_text') : null
    return text(score > 50 ? high : low)
  }
  return { amount, said }
}

/** The result in one sentence. */
export function useSentence(assessment: Assessment, { scales, quality, code = '' }: Result): string {
  const t = useT()
  const text = useText()
  const { list } = useFormat()
  if (quality.flat) return t('psychometric.sentence_flat')
  const ranked = scales.toSorted((a, b) => b.score - a.score)
  const named = (score: number | undefined) =>
    list(ranked.filter((scale) => scale.score === score).map(({ name }) => text(name)))
  const picture = pictureOf(assessment)
  if (picture === 'rose') {
    const nameOf = (letter: string | undefined) => {
      const name = scales.find((scale) => scale.code === letter)?.name
      return name ? text(name) : ''
    }
    const least = scales.reduce((least, scale) => (scale.mean <= least.mean ? scale : least))
    return t('psychometric.sentence', { most: nameOf(code[0]), next: nameOf(code[1]), least: text(least.name) })
  }
  if (picture === 'ladder')
    return t('psychometric.sentence_ladder', { most: named(ranked[0]?.score), least: named(ranked.at(-1)?.score) })
  const strong = ranked
    .filter(({ score }) => Math.abs(score - 50) > MIDDLE)
    .toSorted((a, b) => Math.abs(b.score - 50) - Math.abs(a.score - 50))
    .slice(0, 2)
  const ends = strong.flatMap(({ code, score }) => {
    const scale = assessment.scales.find((each) => each.code === code)?.ends
    return scale ? `“${text(score > 50 ? scale.high : scale.low)}”` : []
  })
  return ends.length > 0 ? t('psychometric.sentence_ends', { ends: list(ends) }) : t('psychometric.sentence_between')
}
