import type { CareerSummary, YearFees } from '@tajiconnect/contract/careers'
import type { County, Stage, SubjectId } from '@tajiconnect/contract/onboarding'
import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'

/** Of more counties than this only the first few are named. */
export const MOST_NAMED = 4

/** “Kiambu, Kisumu, Meru and 5 more counties”; the learner's own comes first. */
export function useCountyWords(): (counties: readonly County[]) => string {
  const t = useT()
  const { list } = useFormat()
  const own = useQuery(query('GET /onboarding')).data?.county
  return (counties) => {
    const names = counties.toSorted((a, b) => Number(b === own) - Number(a === own))
    if (names.length <= MOST_NAMED) return list(names)
    const named = names.slice(0, MOST_NAMED - 1)
    return list([...named, t('careers.counties_more', { count: names.length - named.length })])
  }
}

const WITHOUT_PATHWAYS: ReadonlySet<Stage | null> = new Set(['form_3_4', 'college', 'working'])

/**
 * Whether the pathways of senior school are anything to the learner: nothing to whoever is in the 8-4-4 system or past
 * school. Undefined until we know.
 */
export function useHasPathways(): boolean | undefined {
  const { data } = useQuery(query('GET /onboarding'))
  return data && !WITHOUT_PATHWAYS.has(data.stage)
}

/** “STEM · Pure Sciences”; English names in every language. */
export const pathwayOf = ({ pathway, track }: Pick<CareerSummary, 'pathway' | 'track'>) =>
  [pathway, track].filter(Boolean).join(' · ')

/** The names of those school subjects that have one; undefined until they have come, null where they cannot be had. */
export function useSubjectNames(): ((ids: readonly SubjectId[]) => string[]) | null | undefined {
  const text = useText()
  const { data, error } = useQuery(query('GET /subjects'))
  if (!data) return error ? null : undefined
  const names = new Map(data.items.map(({ id, name }) => [id as string, text(name)]))
  return (ids) => ids.flatMap((id) => names.get(id) ?? [])
}

/** “KSh 24,686–150,000 a year, by how much help the state gives” */
export function useFeeWords(): (fees: YearFees) => string {
  const t = useT()
  const { money } = useFormat()
  return ({ least, most }) =>
    t(least === most ? 'careers.year_fee' : 'careers.year_fees', { amount: money(least, most) })
}
