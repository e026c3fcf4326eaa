import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useT, useText } from '../../i18n/i18n.ts'
import { call, query } from '../../services/api/endpoints.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { pathChanged } from './path-changed.ts'
import type { Saying } from '../../parts/useUndo.tsx'

/**
 * Puts roadmaps away. The gateway forgets the ticks of one that is gone, so it hears of it only once nobody can want it
 * back: until then the roadmap is just not shown.
 */
export function usePutAway(say: (saying: Saying) => void) {
  const t = useT()
  const text = useText()
  const client = useQueryClient()
  const [away, setAway] = useState<ReadonlySet<string>>(new Set())
  const show = (id: string) => setAway((ids) => new Set([...ids].filter((each) => each !== id)))
  async function remove({ id, career }: Roadmap) {
    try {
      await call('DELETE /ai/roadmaps/{id}', { params: { id } })
    } catch (error) {
      show(id)
      say({ text: `${t('roadmaps.not_away', { title: text(career.title) })} ${t(errorWords(error))}` })
      return
    }
    client.removeQueries({ queryKey: query('GET /ai/roadmaps/{id}', { params: { id } }).queryKey })
    client.setQueryData(
      query('GET /ai/roadmaps').queryKey,
      (held) => held && { ...held, items: held.items.filter((each) => each.id !== id) },
    )
    pathChanged(client)
  }
  const putAway = (roadmap: Roadmap) => {
    setAway((ids) => new Set(ids).add(roadmap.id))
    say({
      text: t('roadmaps.away', { title: text(roadmap.career.title) }),
      undo: () => show(roadmap.id),
      after: () => void remove(roadmap),
    })
  }
  return { isAway: (id: string) => away.has(id), putAway }
}
