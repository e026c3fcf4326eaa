import { COUNTIES } from '@tajiconnect/contract/counties'
import type { County } from '@tajiconnect/contract/onboarding'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { PickOne } from './PickOne.tsx'

const BY_NAME = COUNTIES.toSorted((a, b) => a.localeCompare(b))

interface CountyLimitProps {
  counties: readonly County[] | undefined
  onChange: (counties: County[] | undefined) => void
}

/** Where the learner can study: anywhere, at home, or in counties of their choice. */
export function CountyLimit({ counties, onChange }: CountyLimitProps) {
  const t = useT()
  const own = useQuery(query('GET /onboarding')).data?.county
  // Nothing is chosen yet, or no more: the list to choose from stays.
  const [choosing, setChoosing] = useState(false)
  const list = useRef<HTMLSelectElement>(null)
  const chosen = counties ?? []
  const atHome = chosen.length === 1 && chosen[0] === own
  const where = choosing || (counties && !atHome) ? 'choose' : counties ? 'home' : 'any'

  function go(next: typeof where) {
    setChoosing(next === 'choose')
    if (next === 'any' && counties) onChange(undefined)
    if (next === 'home' && own && !atHome) onChange([own])
  }

  function change(next: County[]) {
    setChoosing(true)
    onChange(next.length > 0 ? next : undefined)
  }

  return (
    <div className="flex flex-col gap-3">
      <div>
        <p aria-hidden className="font-semibold">
          {t('careers.limit_county')}
        </p>
        <p className="mb-1 text-sm text-ink-2">{t('careers.limit_county_hint')}</p>
        <FilterChips
          label={t('careers.limit_county')}
          options={[
            { value: 'any', label: t('careers.limit_county_any') },
            ...(own ? [{ value: 'home' as const, label: t('careers.limit_county_own', { county: own }) }] : []),
            { value: 'choose', label: t('careers.limit_county_choose') },
          ]}
          value={where}
          onChange={go}
        />
      </div>
      {where === 'choose' && (
        <>
          {chosen.length > 0 && (
            <ul aria-label={t('careers.counties_chosen')} className="-my-1 flex flex-wrap gap-x-2">
              {chosen.map((county) => (
                <li key={county}>
                  <button
                    type="button"
                    aria-label={`${t('careers.compare_remove')}: ${county}`}
                    onClick={({ currentTarget: { parentElement: item } }) => {
                      // The button goes: the focus moves to its neighbour, or to where another can be chosen.
                      const near = item?.nextElementSibling ?? item?.previousElementSibling
                      ;(near?.querySelector('button') ?? list.current)?.focus()
                      change(chosen.filter((each) => each !== county))
                    }}
                    className="inline-flex min-h-12 cursor-pointer items-center rounded-chip text-sm font-semibold text-primary"
                  >
                    <span className="inline-flex min-h-10 items-center gap-1 rounded-chip border-[1.5px] border-primary bg-primary-soft px-4 py-1">
                      {county}
                      <Icon name="close" className="size-4" />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <PickOne
            ref={list}
            label={t('careers.county_add')}
            placeholder={t('careers.compare_choose')}
            options={BY_NAME.filter((county) => !chosen.includes(county)).map((value) => ({ value, label: value }))}
            onPick={(value) => change([...chosen, ...COUNTIES.filter((county) => county === value)])}
          />
        </>
      )}
    </div>
  )
}
