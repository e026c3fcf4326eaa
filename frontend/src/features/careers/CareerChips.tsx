import type { CareerSummary } from '@tajiconnect/contract/careers'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'
import { pathwayOf, useHasPathways } from './words.ts'

/** Pathway and track for whom they are, and the shortest way in; the first two have English names in every language. */
export function CareerChips({ career }: { career: CareerSummary }) {
  const t = useT()
  const text = useText()
  const { span } = useFormat()
  const hasPathways = useHasPathways()
  const { curated, pathway, way_in } = career
  return (
    <div className="flex flex-wrap gap-2">
      {hasPathways && pathway && (
        <Chip>
          <span lang="en">{pathwayOf(career)}</span>
        </Chip>
      )}
      {way_in && (
        <Chip tone="accent">
          <span>
            {text(way_in.name)}, {span(way_in.years * 52)}
          </span>
        </Chip>
      )}
      {!curated && <Chip tone="plain">{t('careers.not_written')}</Chip>}
    </div>
  )
}
