import { useSearchParams } from 'react-router-dom'

export const MOST_COMPARED = 3

/** The careers beside each other, kept in the address, so that a link shows the same. */
export function useCompared() {
  const [params, setParams] = useSearchParams()
  const ids = [...new Set(params.get('of')?.split(',').filter(Boolean))].slice(0, MOST_COMPARED)
  const set = (next: readonly string[]) =>
    setParams(next.length > 0 ? { of: next.join(',') } : {}, { replace: true, preventScrollReset: true })
  return {
    ids,
    add: (id: string) => set([...ids, id]),
    remove: (id: string) => set(ids.filter((each) => each !== id)),
  }
}
