import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router-dom'
import { paths } from '../../paths.ts'

/** Opens somebody's account, and remembers which list it was opened from. */
export const PersonLink = ({ id, className, children }: { id: string; className: string; children: ReactNode }) => {
  const { pathname, search } = useLocation()
  const state = pathname === paths.adminPeople ? { list: search } : null
  return (
    <Link to={paths.adminPerson(id)} state={state} className={className}>
      {children}
    </Link>
  )
}

/** The list of people as it was left. */
export function useListAddress(): string {
  const { state } = useLocation()
  const list = typeof state === 'object' && state !== null ? (state as Record<string, unknown>).list : ''
  return paths.adminPeople + (typeof list === 'string' ? list : '')
}
