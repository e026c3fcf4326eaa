import type { ReactNode } from 'react'
import { Link, useLocation } from 'react-router-dom'

/** What one page at the door hands to the other. */
interface DoorState {
  /** Where somebody wanted to go before being asked to sign in. */
  from?: string
  email?: string
  /** What has just been done, for the sign-in page to say. */
  done?: 'password_changed'
}

const textOf = (state: unknown, key: keyof DoorState): string | undefined => {
  const value = typeof state === 'object' && state !== null ? (state as Record<string, unknown>)[key] : undefined
  return typeof value === 'string' ? value : undefined
}

export function useDoorState(): DoorState {
  const { state } = useLocation()
  return {
    from: textOf(state, 'from'),
    email: textOf(state, 'email'),
    done: textOf(state, 'done') === 'password_changed' ? 'password_changed' : undefined,
  }
}

/** A link that carries what is known so far to the other page. */
export const DoorLink = ({ to, state, children }: { to: string; state: DoorState; children: ReactNode }) => (
  <Link
    to={to}
    state={state}
    className="inline-flex min-h-12 items-center font-semibold text-primary underline underline-offset-4"
  >
    {children}
  </Link>
)
