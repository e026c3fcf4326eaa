import { useSearchParams } from 'react-router-dom'

/** What a page shows, kept in the query of its address, so that Back finds it again and it can be shared. */
export function useQueryParams<Name extends string>() {
  const [params, setParams] = useSearchParams()
  /** An empty value takes a name out of the address; what is not named stays as it is. */
  const changed = (changes: Partial<Record<Name, string>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries<string | undefined>(changes)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    return next
  }
  return {
    get: (name: Name) => params.get(name),
    set: (changes: Partial<Record<Name, string>>) => setParams(changed(changes), { replace: true }),
    hrefOf: (changes: Partial<Record<Name, string>>) => `?${changed(changes)}`,
  }
}
