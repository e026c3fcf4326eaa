import { lettered } from '@tajiconnect/contract/letters'
import type { Assessment, Result } from '@tajiconnect/contract/psychometric'
import { useT, useText } from '../../i18n/i18n.ts'
import { Ladder } from '../../ui/Ladder.tsx'
import { Poles } from '../../ui/Poles.tsx'
import { Rose } from '../../ui/Rose.tsx'
import { pictureOf } from './assessment.ts'
import { useSentence, useWords } from './words.ts'

/** A result as the picture of its questionnaire, with its sentence and an equal table. */
export function Picture({ assessment, result }: { assessment: Assessment; result: Result }) {
  const t = useT()
  const text = useText()
  const { amount } = useWords(assessment)
  const sentence = useSentence(assessment, result)
  const picture = pictureOf(assessment)
  const table = t('common.as_table')
  if (picture === 'rose')
    return (
      <Rose
        petals={lettered(result.scales).map(({ code, name, score }) => ({ letter: code, name: text(name), score }))}
        sentence={sentence}
        labels={{
          table,
          letter: t('psychometric.letter'),
          name: t('psychometric.interest'),
          score: t('psychometric.score'),
        }}
      />
    )
  const rows = assessment.scales.flatMap((scale) => {
    const score = result.scales.find(({ code }) => code === scale.code)?.score
    return score === undefined ? [] : { scale, name: text(scale.name), score, words: amount(score, scale) }
  })
  if (picture === 'ends')
    return (
      <Poles
        poles={rows.map(({ scale: { ends }, ...row }) => ({
          ...row,
          low: ends ? text(ends.low) : '',
          high: ends ? text(ends.high) : '',
        }))}
        sentence={sentence}
        labels={{
          table,
          name: t('psychometric.side'),
          words: t('psychometric.stands'),
          score: t('psychometric.score'),
        }}
      />
    )
  const others = rows.length - 1
  const rungs = Array.from({ length: rows.length }, (_, down) => ({
    names: rows.filter(({ score }) => Math.round((score / 100) * others) === others - down).map(({ name }) => name),
    height: t('common.of', { count: others - down, total: others }),
  }))
  return (
    <Ladder
      rungs={rungs}
      sentence={sentence}
      labels={{ table, name: t('psychometric.value'), height: t('psychometric.chosen_head') }}
    />
  )
}
