import type { Career } from '@tajiconnect/contract/careers'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'

/** Each way into the work; courses and grades have their English names. */
export function WaysIn({ career: { ways_in } }: { career: Career }) {
  const t = useT()
  const { span } = useFormat()
  if (ways_in.length === 0) return null
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg">{t('careers.ways_in')}</h2>
      <ul className="flex flex-col divide-y divide-line">
        {ways_in.map(({ route, name, years, entry }) => (
          <li key={name} className="flex flex-col items-start gap-1 py-3">
            <h3 lang="en">{name}</h3>
            <p>
              {t('careers.to_get_in')} <span lang="en">{entry}</span>
            </p>
            <div className="flex flex-wrap gap-2 pt-1">
              <Chip>{t(`careers.route_${route}`)}</Chip>
              <Chip tone="accent" icon="clock">
                {span(years * 52)}
              </Chip>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
