import type { AdminUser } from '@tajiconnect/contract/admin'
import type { Input } from '@tajiconnect/contract/endpoints'
import { queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { call, send, type GetName } from '../../services/api/endpoints.ts'

const ROOT = 'admin'
const KEPT_MS = 5 * 60_000

/**
 * Like `query`, for what is about other people: asked for again at each look, and in memory only, as nothing whose key
 * does not start with `me` is kept on the device.
 */
export const adminQuery = <N extends GetName>(name: N, input?: Input<N>) =>
  queryOptions({
    queryKey: [ROOT, name, input ?? null] as const,
    queryFn: ({ signal }) => send(name, input, { signal }),
    staleTime: 0,
    gcTime: KEPT_MS,
  })

const personQuery = (id: string) => adminQuery('GET /admin/users/{id}', { params: { id } })

/** One account; at once where it stood in a list that was just shown. */
export function usePerson(id: string) {
  const client = useQueryClient()
  return useQuery({ ...personQuery(id), placeholderData: () => listed(client, id), enabled: id !== '' })
}

function listed(client: QueryClient, id: string): AdminUser | undefined {
  const lists = client.getQueriesData<{ items: AdminUser[] }>({ queryKey: [ROOT, 'GET /admin/users'] })
  return lists.flatMap(([, list]) => list?.items ?? []).find((person) => person.id === id)
}

type Change = NonNullable<Input<'PATCH /admin/users/{id}'>['body']>

/**
 * Changes somebody's account. Role and month of birth are shown at once and taken back if that fails; whether an account
 * is open is said only once the gateway has.
 */
export function useChange(id: string) {
  const client = useQueryClient()
  const { queryKey } = personQuery(id)
  return useMutation({
    mutationFn: (body: Change) => call('PATCH /admin/users/{id}', { params: { id }, body }),
    onMutate: async ({ role, born }) => {
      await client.cancelQueries({ queryKey })
      const before = client.getQueryData(queryKey)
      if (before) client.setQueryData(queryKey, { ...before, role: role ?? before.role, born: born ?? before.born })
      return before
    },
    onError: (_error, _change, before) => client.setQueryData(queryKey, before),
    onSuccess: (person) => {
      client.setQueryData(queryKey, person)
      void client.invalidateQueries({ queryKey: [ROOT] })
    },
  })
}
