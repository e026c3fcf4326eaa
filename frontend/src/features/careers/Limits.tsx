import { limitsIn, type Limit } from '@tajiconnect/contract/career-limits'
import type { Constraints } from '@tajiconnect/contract/careers'
import { SUBJECT_IDS } from '@tajiconnect/contract/onboarding-options'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { CountyLimit } from './CountyLimit.tsx'
import { ROUTES } from './useSearch.ts'

const YEARS = [1, 2, 3, 4, 5]
/** KSh a year. */
const FEES = [5_000, 10_000, 20_000, 40_000, 75_000, 150_000]
const ANY = 'any'

/** The steps to choose from; what a list was held to stands among them, whoever set it. */
const withOwn = (steps: readonly number[], own: number | undefined) =>
  [...new Set(own === undefined ? steps : [...steps, own])].toSorted((a, b) => a - b)

interface LimitsProps {
  limits: Constraints
  onChange: (limits: Constraints) => void
}

/** What the learner can and cannot do: how to get in, for what money, where, for how long, with which subjects. Each choice counts at once. */
export function Limits({ limits, onChange }: LimitsProps) {
  const t = useT()
  const { money } = useFormat()
  const taken = useQuery(query('GET /onboarding')).data?.subjects.map(({ subject_id }) => subject_id) ?? []
  const { routes, max_fees, counties, max_years, without_subjects } = limits
  const set = (change: Pick<Constraints, Limit>) => onChange({ ...limits, ...change })
  const count = limitsIn(limits).length
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
          label={t('careers.limit_fees')}
          hint={t('careers.limit_fees_hint')}
          placeholder={t('careers.limit_fees_any')}
          options={withOwn(FEES, max_fees).map((most) => ({
            value: String(most),
            label: t('careers.limit_fees_most', { amount: money(most) }),
          }))}
          value={max_fees === undefined ? '' : String(max_fees)}
          onChange={({ target }) => set({ max_fees: target.value === '' ? undefined : Number(target.value) })}
        />
        <CountyLimit counties={counties} onChange={(next) => set({ counties: next })} />
        <SelectField
          label={t('careers.limit_years')}
          placeholder={t('careers.limit_any')}
          options={withOwn(YEARS, max_years).map((years) => ({
            value: String(years),
            label: t('careers.years', { count: years }),
          }))}
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
