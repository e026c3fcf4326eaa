import type { Assessment, Result } from '@tajiconnect/contract/psychometric'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { pictureOf } from './assessment.ts'
import { Caveat } from './Caveat.tsx'
import { comparable } from './change.ts'
import { History } from './History.tsx'
import { Picture } from './Picture.tsx'
import { Quality } from './Quality.tsx'
import { ScaleMeanings } from './ScaleMeanings.tsx'

interface ResultViewProps {
  assessment: Assessment
  /** The one to show. */
  result: Result
  /** All of this questionnaire, newest first. */
  results: readonly Result[]
}

/** One result as a picture, in words, and with what can be done next. */
export function ResultView({ assessment, result, results }: ResultViewProps) {
  const t = useT()
  const { date } = useFormat()
  const { id } = assessment
  const isRose = pictureOf(assessment) === 'rose'
  const isNewest = result.id === results[0]?.id
  const before = comparable(results, result)
  return (
    <>
      {isNewest ? (
        <Quality assessment={assessment} result={result} />
      ) : (
        <p className="text-ink-2">{t('psychometric.older', { date: date(result.created_at) })}</p>
      )}
      <Picture assessment={assessment} result={result} />
      {isRose && (
        <ButtonLink wide href={paths.careers}>
          {t('psychometric.see_careers')}
        </ButtonLink>
      )}
      {before.length > 0 && (
        <ButtonLink look="secondary" href={`${paths.assessmentChanges(id)}?of=${result.id}`}>
          {t('psychometric.see_changes')}
        </ButtonLink>
      )}
      {result.code && !result.quality.flat && <Letters result={result} code={result.code} />}
      <section className="flex flex-col gap-2">
        <h2 className="text-lg">{t('psychometric.meanings_title')}</h2>
        <ScaleMeanings assessment={assessment} result={result} />
      </section>
      <section className="flex flex-col items-start gap-3">
        <h2 className="text-lg">{t('psychometric.again_title')}</h2>
        <p className="max-w-text text-ink-2">{t('psychometric.again_text', { date: date(result.created_at) })}</p>
        <ButtonLink look="secondary" href={paths.assessment(id)}>
          {t('psychometric.again')}
        </ButtonLink>
        <History results={results} shown={result} />
      </section>
      <Caveat ofInterests={isRose} />
    </>
  )
}

/** The three letters by which books and websites know these interests. */
function Letters({ result, code }: { result: Result; code: string }) {
  const t = useT()
  const text = useText()
  const [first, second, third] = [...code].map((letter) => {
    const name = result.scales.find((scale) => scale.code === letter)?.name
    return name ? text(name) : ''
  })
  const ranked = result.scales.map(({ score }) => score).toSorted((a, b) => b - a)
  const ordered = new Set(ranked.slice(0, code.length + 1)).size === code.length + 1
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg">{t('psychometric.code_title', { code: [...code].join(' · ') })}</h2>
      <p className="max-w-text">
        {t(ordered ? 'psychometric.code_text' : 'psychometric.code_text_level', {
          first: first ?? '',
          second: second ?? '',
          third: third ?? '',
        })}
      </p>
    </section>
  )
}
