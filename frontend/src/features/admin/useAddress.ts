import { useSearchParams } from 'react-router-dom'

/** What a list shows, kept in the address, so that Back finds it again and it can be shared. */
export function useAddress() {
  const [params, setParams] = useSearchParams()
  const page = Number(params.get('page') ?? 1)

  const changed = (changes: Record<string, string>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    return next
  }

  return {
    params,
    page: Number.isInteger(page) && page > 0 && page <= 1_000_000 ? page : 1,
    /** An empty value takes a name out of the address. Another list begins at its first page. */
    set: (changes: Record<string, string>) => setParams(changed({ page: '', ...changes }), { replace: true }),
    hrefOf: (page: number) => `?${changed({ page: page === 1 ? '' : String(page) })}`,
  }
}
