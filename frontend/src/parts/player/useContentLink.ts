import { useQuery } from '@tanstack/react-query'
import { config } from '../../config.ts'
import { call } from '../../services/api/endpoints.ts'

/** A link holds for ten minutes; one this old is not begun with any more. */
const FRESH_MS = 8 * 60_000

/**
 * An address of a file for `<img>`, `<audio>` and `<video>`, which cannot send a header. `refetch` gives another where it
 * has run out. It is kept in memory alone.
 */
export const useContentLink = (content_id: string, wanted: boolean) =>
  useQuery({ ...contentLink(content_id), enabled: wanted })

export const contentLink = (content_id: string) => ({
  queryKey: ['link', content_id],
  queryFn: async () => {
    const { url } = await call('POST /content/{id}/links', { params: { id: content_id } })
    return `${config.apiUrl}${url}`
  },
  staleTime: FRESH_MS,
  gcTime: FRESH_MS,
  refetchOnReconnect: false,
  refetchOnWindowFocus: false,
})
