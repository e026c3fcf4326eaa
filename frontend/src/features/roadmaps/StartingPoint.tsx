import type { Stage } from '@tajiconnect/contract/onboarding'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { classNow, useClassWords } from '../../parts/classes.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { Link } from '../../ui/Link.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'

/** Where the road begins: the class, or the stage where no more was told. */
export function StartingPoint({ stage }: { stage: Stage | null }) {
  const t = useT()
  const classWords = useClassWords()
  const told = useQuery(query('GET /onboarding')).data
  const level = told && classNow(told)
  if (!stage) return null
  const place = level ? classWords(level) : t(`onboarding.stage_${stage}`)
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-ink-2">
      {t('roadmaps.start', { place })}
      <Link
        href={`${paths.welcome}?step=stage`}
        className="inline-flex min-h-12 items-center font-semibold text-primary underline underline-offset-4"
      >
        {t('common.edit')}
        <VisuallyHidden>: {place}</VisuallyHidden>
      </Link>
    </p>
  )
}
