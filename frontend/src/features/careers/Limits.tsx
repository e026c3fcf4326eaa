import type { Constraints } from '@tajiconnect/contract/careers'
import { SUBJECT_IDS } from '@tajiconnect/contract/onboarding-options'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { ROUTES } from './useSearch.ts'

const YEARS = ['1', '2', '3', '4', '5'] as const
const ANY = 'any'

interface LimitsProps {
  limits: Constraints
  onChange: (limits: Constraints) => void
}

/** What the learner can and cannot do: how to get in, for how long, with which subjects. Each choice counts at once. */
export function Limits({ limits, onChange }: LimitsProps) {
  const t = useT()
  const taken = useQuery(query('GET /onboarding')).data?.subjects.map(({ subject_id }) => subject_id) ?? []
  const { routes, max_years, without_subjects, ...rest } = limits
  const set = (change: Pick<Constraints, 'routes' | 'max_years' | 'without_subjects'>) => {
    const next = { routes, max_years, without_subjects, ...change }
    onChange({ ...rest, ...Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) })
  }
  const count = [routes, max_years, without_subjects].filter((limit) => limit !== undefined).length
  return (
    <Disclosure summary={count > 0 ? t('careers.limits_set', { count }) : t('careers.limits')}>
      <div className="flex flex-col gap-4">
        <div>
          <p aria-hidden className="font-semibold">
            {t('careers.limit_route')}
          </p>
          <FilterChips
            label={t('careers.limit_route')}
            options={[
              { value: ANY, label: t('careers.limit_any') },
              ...ROUTES.map((route) => ({ value: route, label: t(`careers.route_${route}`) })),
            ]}
            value={routes?.[0] ?? ANY}
            onChange={(value) => set({ routes: value === ANY ? undefined : [value as (typeof ROUTES)[number]] })}
          />
        </div>
        <SelectField
          label={t('careers.limit_years')}
          hint={t('careers.limit_years_hint')}
          placeholder={t('careers.limit_any')}
          options={YEARS.map((value) => ({ value, label: t('careers.years', { count: Number(value) }) }))}
          value={max_years === undefined ? '' : String(max_years)}
          onChange={({ target }) => set({ max_years: target.value === '' ? undefined : Number(target.value) })}
        />
        {taken.length > 0 && (
          <FilterChips
            label={t('careers.limit_subjects')}
            options={[
              { value: ANY, label: t('careers.limit_subjects_any') },
              { value: 'taken', label: t('careers.limit_subjects_taken') },
            ]}
            value={without_subjects ? 'taken' : ANY}
            onChange={(value) =>
              set({
                without_subjects: value === ANY ? undefined : SUBJECT_IDS.filter((subject) => !taken.includes(subject)),
              })
            }
          />
        )}
      </div>
    </Disclosure>
  )
}
