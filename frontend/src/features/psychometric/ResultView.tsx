import type { Result, Scale } from '@tajiconnect/contract/psychometric'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Link } from '../../ui/Link.tsx'
import { Rose } from '../../ui/Rose.tsx'
import { Quality } from './Quality.tsx'
import { ScaleMeanings } from './ScaleMeanings.tsx'

interface ResultViewProps {
  result: Result
  /** Older results, newest first. */
  earlier: readonly Result[]
  scales: readonly Scale[]
}

/** One result as a picture, in words, and with what can be done next. */
export function ResultView({ result, earlier, scales }: ResultViewProps) {
  const t = useT()
  const text = useText()
  const { date } = useFormat()
  const nameOf = (letter: string | undefined) => {
    const scale = scales.find(({ code }) => code === letter)
    return scale ? text(scale.name) : ''
  }
  const [first, second, third] = [...result.code]
  const weakest = result.scales.reduce((least, scale) => (scale.mean <= least.mean ? scale : least))
  return (
    <>
      <Quality quality={result.quality} />
      <Rose
        petals={result.scales.map(({ code, name, score }) => ({ letter: code, name: text(name), score }))}
        sentence={
          result.quality.flat
            ? t('psychometric.sentence_flat')
            : t('psychometric.sentence', { most: nameOf(first), next: nameOf(second), least: text(weakest.name) })
        }
        labels={{
          table: t('common.as_table'),
          letter: t('psychometric.letter'),
          name: t('psychometric.interest'),
          score: t('psychometric.score'),
        }}
      />
      <ButtonLink wide href={paths.careers}>
        {t('psychometric.see_careers')}
      </ButtonLink>
      {!result.quality.flat && (
        <section className="flex flex-col gap-2">
          <h2 className="text-lg">{t('psychometric.code_title', { code: [...result.code].join(' · ') })}</h2>
          <p className="max-w-text">
            {t('psychometric.code_text', { first: nameOf(first), second: nameOf(second), third: nameOf(third) })}
          </p>
        </section>
      )}
      <section className="flex flex-col gap-2">
        <h2 className="text-lg">{t('psychometric.meanings_title')}</h2>
        <ScaleMeanings result={result} scales={scales} />
      </section>
      <section className="flex flex-col items-start gap-3">
        <h2 className="text-lg">{t('psychometric.again_title')}</h2>
        <p className="max-w-text text-ink-2">{t('psychometric.again_text', { date: date(result.created_at) })}</p>
        <ButtonLink look="secondary" href={paths.interests}>
          {t('psychometric.again')}
        </ButtonLink>
        {earlier.length > 0 && (
          <Disclosure summary={t('psychometric.earlier_title', { count: earlier.length })}>
            <ul className="flex flex-col gap-2">
              {earlier.map(({ id, created_at, code }) => (
                <li key={id}>
                  {t('psychometric.earlier_line', { date: date(created_at), code: [...code].join(' · ') })}
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </section>
      <p className="max-w-text text-sm text-ink-2">
        {t('psychometric.sample')}{' '}
        <Link href={paths.about} className="font-semibold text-primary underline underline-offset-4">
          {t('psychometric.sample_more')}
        </Link>
      </p>
    </>
  )
}
