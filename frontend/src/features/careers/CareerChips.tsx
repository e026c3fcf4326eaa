import type { CareerSummary } from '@tajiconnect/contract/careers'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'
import { useHasPathways } from './words.ts'

/** Pathway and track for whom they are, and the shortest way in; the first two have English names in every language. */
export function CareerChips({ career: { curated, pathway, track, way_in } }: { career: CareerSummary }) {
  const t = useT()
  const text = useText()
  const { span } = useFormat()
  const hasPathways = useHasPathways()
  return (
    <div className="flex flex-wrap gap-2">
      {hasPathways && pathway && (
        <Chip>
          <span lang="en">{track ? `${pathway} · ${track}` : pathway}</span>
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
