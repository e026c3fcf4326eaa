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

/** More than so many level ones are no second place and no last one. */
const FEW = 2

/**
 * What may be said of an order of scores: all that are highest, those next where one alone is highest, and the lowest;
 * next and lowest are left empty where too many are level. `others`: how many are level with each other below those named.
 */
export function levelsOf(scales: Result['scales']) {
  const scores = [...new Set(scales.map(({ score }) => score))].toSorted((a, b) => b - a)
  const at = (place: number) => scales.filter(({ score }) => score === scores[place])
  const top = at(0)
  const last = scores.length - 1
  const few = (place: number) => (at(place).length <= FEW ? at(place) : [])
  const next = top.length === 1 && last > 1 ? few(1) : []
  const bottom = last > 0 ? few(last) : []
  const others = last === (next.length > 0 ? 2 : 1) && bottom.length === 0 ? at(last).length : 0
  return { top, next, bottom, others }
}

/** The result in one sentence, or two where some are level. */
export function useSentence(assessment: Assessment, { scales, quality }: Result): string {
  const t = useT()
  const text = useText()
  const { list } = useFormat()
  if (quality.flat) return t('psychometric.sentence_flat')
  const ranked = scales.toSorted((a, b) => b.score - a.score)
  const named = (score: number | undefined) =>
    list(ranked.filter((scale) => scale.score === score).map(({ name }) => text(name)))
  const picture = pictureOf(assessment)
  if (picture === 'rose') {
    const { top, next, bottom, others } = levelsOf(scales)
    const names = (group: Result['scales']) => list(group.map(({ name }) => text(name)))
    const [most, then, least] = [names(top), names(next), names(bottom)]
    if (next.length > 0 && bottom.length > 0) return t('psychometric.sentence', { most, next: then, least })
    const first =
      top.length > 1
        ? t('psychometric.sentence_level', { most })
        : next.length > 0
          ? t('psychometric.sentence_then', { most, next: then })
          : t('psychometric.sentence_most', { most })
    if (bottom.length > 0) return `${first} ${t('psychometric.sentence_least', { least })}`
    return others > 0 ? `${first} ${t('psychometric.sentence_others', { count: others })}` : first
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
