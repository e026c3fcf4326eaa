import type { Career, PricedWayIn } from '@tajiconnect/contract/careers'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Link } from '../../ui/Link.tsx'
import { MOST_NAMED, useCountyWords, useFeeWords } from './words.ts'

/** Each way into the work, what a year of it costs, and where it is taught. */
export function WaysIn({ career: { ways_in } }: { career: Career }) {
  const t = useT()
  const text = useText()
  const { span } = useFormat()
  const feeWords = useFeeWords()
  if (ways_in.length === 0) return null
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-lg">{t('careers.ways_in')}</h2>
      <ul className="flex flex-col divide-y divide-line">
        {ways_in.map((way) => (
          <li key={way.name.en} className="flex flex-col items-start gap-1 py-3">
            <h3>{text(way.name)}</h3>
            <p>
              {t('careers.to_get_in')} {text(way.entry)}
            </p>
            <p className="max-w-text">{way.fees ? feeWords(way.fees) : t('careers.no_fees')}</p>
            <Where way={way} />
            <div className="flex flex-wrap gap-2 pt-1">
              <Chip>{t(`careers.route_${way.route}`)}</Chip>
              <Chip tone="accent" icon="clock">
                {span(way.years * 52)}
              </Chip>
            </div>
          </li>
        ))}
      </ul>
      {ways_in.some(({ fees }) => fees) && (
        <div className="text-sm">
          <p className="max-w-text text-ink-2">{t('careers.fees_of')}</p>
          <Link
            href={paths.about}
            className="inline-flex min-h-12 items-center font-semibold text-primary underline underline-offset-4"
          >
            {t('careers.fees_source')}
          </Link>
        </div>
      )}
    </section>
  )
}

/** Where a university teaches it; of what public colleges teach that there is one in every county. */
function Where({ way: { route, fees, counties } }: { way: PricedWayIn }) {
  const t = useT()
  const { list } = useFormat()
  const countyWords = useCountyWords()
  // The one fee of public colleges stands beside what they teach; the rest, such as nursing or flying, has its own schools.
  if (route === 'tvet') return <p className="max-w-text">{t(fees ? 'careers.college_near' : 'careers.college_ask')}</p>
  if (route === 'apprenticeship') return null
  if (!counties) return <p>{t('careers.place_unknown')}</p>
  return (
    <>
      <p className="max-w-text">{t('careers.taught_in', { counties: countyWords(counties) })}</p>
      {counties.length > MOST_NAMED && (
        <Disclosure summary={t('careers.counties_all', { count: counties.length })}>
          <p className="max-w-text">{list(counties.toSorted((a, b) => a.localeCompare(b)))}</p>
        </Disclosure>
      )}
    </>
  )
}
