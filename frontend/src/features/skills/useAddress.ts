import { useSearchParams } from 'react-router-dom'

/** Only what is on the learner's path, of whatever subject. */
export const MINE = 'mine'
/** Of the list alone: a map is of one subject. */
export const ALL = 'all'

type Name = 'view' | 'subject' | 'skill'

/** What the page of skills shows, kept in the address, so that Back finds it again and it can be shared. */
export function useAddress() {
  const [params, setParams] = useSearchParams()
  const changed = (changes: Partial<Record<Name, string>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    return next
  }
  return {
    view: params.get('view') === 'list' ? ('list' as const) : ('map' as const),
    /** A subject's id, `MINE` or `ALL`; empty where nothing was chosen. */
    subject: params.get('subject') ?? '',
    /** Whose details are open. */
    skill: params.get('skill'),
    /** An empty value takes a name out of the address. */
    set: (changes: Partial<Record<Name, string>>) => setParams(changed(changes), { replace: true }),
    /** Where the details of a skill are, with all else as it is. */
    hrefOf: (skill: string) => `?${changed({ skill })}`,
  }
}
