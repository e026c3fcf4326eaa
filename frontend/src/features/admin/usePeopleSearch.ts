import { useEffect, useEffectEvent, useState } from 'react'
import { useLocation, useNavigationType } from 'react-router-dom'
import { ROLES, STATUSES } from './words.ts'
import { useAddress } from './useAddress.ts'

const WAIT_MS = 300
export const Q_MAX = 100

/** Search as you type; what is looked for stands in the address. */
export function usePeopleSearch() {
  const { get, set, ...address } = useAddress()
  const q = (get('q') ?? '').slice(0, Q_MAX)
  const [typed, setTyped] = useState(q)

  // Where somebody went to an address, such as by Back, it counts; where typing has changed it, what is typed does.
  const { key } = useLocation()
  const way = useNavigationType()
  const [at, setAt] = useState(key)
  if (key !== at) {
    setAt(key)
    if (way !== 'REPLACE') setTyped(q)
  }

  const search = useEffectEvent((text: string) => text !== q && set({ q: text }))
  useEffect(() => {
    const timer = setTimeout(() => search(typed.trim()), WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed])

  return {
    ...address,
    set,
    typed,
    setTyped,
    wanted: {
      q: q || undefined,
      role: ROLES.find((role) => role === get('role')),
      status: STATUSES.find((status) => status === get('status')),
    },
  }
}
