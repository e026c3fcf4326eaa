import type { CareerSummary } from '@tajiconnect/contract/careers'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { pathwayOf, useHasPathways } from './words.ts'

/** One line of the catalogue. */
export function CareerRow({ career }: { career: CareerSummary }) {
  const t = useT()
  const text = useText()
  const { span } = useFormat()
  const hasPathways = useHasPathways()
  const { pathway, way_in } = career
  return (
    <li className="relative flex items-center gap-3 py-3">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <Link
          href={paths.career(career.id)}
          lang={career.curated ? undefined : 'en'}
          className="font-semibold text-ink no-underline after:absolute after:inset-0"
        >
          {text(career.title)}
        </Link>
        {hasPathways && pathway && (
          <p lang="en" className="text-sm text-ink-2">
            {pathwayOf(career)}
          </p>
        )}
        {way_in && (
          <p className="text-sm text-ink-2">
            {text(way_in.name)}, {span(way_in.years * 52)}
          </p>
        )}
        {!career.curated && <p className="text-sm text-ink-2">{t('careers.not_written')}</p>}
      </div>
      <span className="text-ink-2">
        <Icon name="chevron" className="size-5" />
      </span>
    </li>
  )
}
