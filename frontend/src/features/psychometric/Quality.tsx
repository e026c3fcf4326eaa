import type { Assessment, Result } from '@tajiconnect/contract/psychometric'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** Says what makes a result worth less than it looks, and what to do; nothing where there is nothing to say. */
export function Quality({ assessment, result }: { assessment: Assessment; result: Result }) {
  const t = useT()
  const text = useText()
  const { number, minutes } = useFormat()
  const { flat, too_fast, complete, inconsistent } = result.quality
  const { id, items, forms } = assessment
  const href = paths.assessment(id)
  const isShort = result.form === 'short'
  const asked = forms.find((form) => form.id === result.form)
  const left = items.length - (asked?.item_ids.length ?? 0)
  const words = [
    flat && t(assessment.kind === 'choice' ? 'psychometric.quality_side' : 'psychometric.quality_flat'),
    // Always the same side goes in circles of itself.
    inconsistent && !flat && t('psychometric.quality_circles'),
    too_fast && t('psychometric.quality_fast'),
    complete < 1 && !isShort && t('psychometric.quality_part', { share: number(complete, { style: 'percent' }) }),
  ].filter((line) => typeof line === 'string')
  if (words.length > 0) {
    const time = minutes(asked?.minutes ?? 0)
    const range = assessment.kind === 'rating' && [assessment.options[0], assessment.options.at(-1)]
    const [least, most] = range || []
    const what =
      least && most
        ? t('psychometric.quality_do', { time, least: text(least.label), most: text(most.label) })
        : t('psychometric.quality_do_pairs', { time })
    return (
      <Notice
        tone="warn"
        title={t('psychometric.quality_title')}
        action={
          <ButtonLink look="secondary" href={href}>
            {t('psychometric.again')}
          </ButtonLink>
        }
      >
        {[...words, what].join(' ')}
      </Notice>
    )
  }
  if (!isShort) return null
  return (
    <Notice
      title={t('psychometric.short_title')}
      action={
        <ButtonLink look="secondary" href={href}>
          {t('psychometric.answer_more', { count: left })}
        </ButtonLink>
      }
    >
      {t('psychometric.short_text', { count: left })}
    </Notice>
  )
}
