import type { Barrier, Recommendations } from '@tajiconnect/contract/careers'
import { useId } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../ui/Link.tsx'
import { useCountyWords, useSubjectNames } from './words.ts'

/** Careers that would be on the list but for a limit, each with the limit: nothing is dropped in silence. */
export function WouldFitIf({ careers }: { careers: Recommendations['would_fit_if'] }) {
  const t = useT()
  const text = useText()
  const id = useId()
  const words = useBarrierWords()
  if (careers.length === 0) return null
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-lg">
        {t('careers.would_fit')}
      </h2>
      <ul className="flex flex-col divide-y divide-line">
        {careers.map(({ career, barriers }) => (
          <li key={career.id} className="flex flex-col py-1">
            <Link
              href={paths.career(career.id)}
              lang={career.curated ? undefined : 'en'}
              className="inline-flex min-h-12 items-center font-semibold text-primary underline underline-offset-4"
            >
              {text(career.title)}
            </Link>
            {barriers.map((barrier) => (
              <span key={barrier.rule} className="text-sm text-ink-2">
                {words(barrier)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function useBarrierWords(): (barrier: Barrier) => string {
  const t = useT()
  const { list, money } = useFormat()
  const countyWords = useCountyWords()
  const names = useSubjectNames()
  return (barrier) => {
    switch (barrier.rule) {
      case 'job_zone':
        return t('careers.barrier_job_zone')
      case 'route':
        return t('careers.barrier_route', { routes: list(barrier.routes.map((route) => t(`careers.route_${route}`))) })
      case 'years':
        return t('careers.barrier_years', { count: barrier.years })
      case 'fees':
        return t('careers.barrier_fees', { least: money(barrier.least) })
      case 'county':
        return barrier.counties.length > 0
          ? t('careers.taught_in', { counties: countyWords(barrier.counties) })
          : t('careers.place_unknown')
      case 'subjects': {
        const subjects = names?.(barrier.subjects) ?? []
        return subjects.length > 0
          ? t('careers.barrier_subjects', { subjects: list(subjects) })
          : t('careers.barrier_some_subjects')
      }
      case 'way_unknown':
        return t('careers.barrier_way_unknown')
    }
  }
}
