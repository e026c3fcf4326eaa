import { useQueryParams } from '../../parts/useQueryParams.ts'

type Name = 'q' | 'role' | 'status' | 'event' | 'user' | 'page'

/** What a list of many pages shows. */
export function useAddress() {
  const { get, set, hrefOf } = useQueryParams<Name>()
  const page = Number(get('page') ?? 1)
  return {
    get,
    page: Number.isInteger(page) && page > 0 && page <= 1_000_000 ? page : 1,
    /** Another list begins at its first page. */
    set: (changes: Partial<Record<Name, string>>) => set({ page: '', ...changes }),
    hrefOf: (page: number) => hrefOf({ page: page === 1 ? '' : String(page) }),
  }
}
