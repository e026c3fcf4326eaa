import { useQueries, useQuery } from '@tanstack/react-query'
import { query } from '../../services/api/endpoints.ts'

const PER_PAGE = 100
const page = (number: number) => query('GET /courses', { query: { page: `${number}`, per_page: `${PER_PAGE}` } })

/** Every course there is, so that searching works on the phone and without a network. `first` carries the state. */
export function useCatalogue() {
  const first = useQuery(page(1))
  const pages = Math.ceil((first.data?.total ?? 0) / PER_PAGE)
  const others = Array.from({ length: Math.max(0, pages - 1) }, (_, at) => page(at + 2))
  const rest = useQueries({ queries: others })
  return { first, courses: [first, ...rest].flatMap(({ data }) => data?.items ?? []) }
}
