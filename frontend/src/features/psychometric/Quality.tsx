import type { Result } from '@tajiconnect/contract/psychometric'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** Says what makes a result worth less than it looks, and what to do; nothing where there is nothing to say. */
export function Quality({ quality: { flat, too_fast, complete } }: Pick<Result, 'quality'>) {
  const t = useT()
  const { number } = useFormat()
  const words = [
    flat && t('psychometric.quality_flat'),
    too_fast && t('psychometric.quality_fast'),
    complete < 1 && t('psychometric.quality_part', { share: number(complete, { style: 'percent' }) }),
  ].filter((line) => line !== false)
  if (words.length === 0) return null
  return (
    <Notice
      tone="warn"
      title={t('psychometric.quality_title')}
      action={
        <ButtonLink look="secondary" href={paths.interests}>
          {t('psychometric.again')}
        </ButtonLink>
      }
    >
      {[...words, t('psychometric.quality_do')].join(' ')}
    </Notice>
  )
}
