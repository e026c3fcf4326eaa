import { useQuery } from '@tanstack/react-query'
import { query } from '../services/api/endpoints.ts'
import { useSession } from '../stores/session.ts'

/** How the signed-in person is greeted: by the name they told, otherwise by the first of their account's. */
export function useCalled(): string {
  const told = useQuery(query('GET /onboarding')).data?.preferred_name
  const first = useSession(({ user }) => user?.name.trim().split(/\s+/)[0])
  return told ?? first ?? ''
}
