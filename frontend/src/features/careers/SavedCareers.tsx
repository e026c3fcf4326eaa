import { useId } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { CareerRow } from './CareerRow.tsx'
import { MOST_COMPARED } from './compared.ts'
import { useSaved } from './saved.ts'

/** The careers kept for later; nothing where there are none. */
export function SavedCareers() {
  const t = useT()
  const id = useId()
  const items = useSaved().data?.items ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="text-lg">
        {t('careers.saved')}
      </h2>
      <ul className="flex flex-col divide-y divide-line">
        {items.map((career) => (
          <CareerRow key={career.id} career={career} />
        ))}
      </ul>
      {items.length > 1 && (
        <ButtonLink
          look="secondary"
          icon="compass"
          href={paths.compare(items.slice(0, MOST_COMPARED).map((career) => career.id))}
        >
          {t('careers.compare_saved')}
        </ButtonLink>
      )}
    </section>
  )
}
