import type { Career } from '@tajiconnect/contract/careers'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { call, query, queryKey } from '../../services/api/endpoints.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** Makes the road to this career, or opens the one there is. */
export function RoadmapAction({ career }: { career: Career }) {
  const t = useT()
  const navigate = useNavigate()
  const client = useQueryClient()
  const roadmaps = useQuery(query('GET /ai/roadmaps')).data?.items
  const mine = roadmaps?.find((roadmap) => roadmap.career.id === career.id)
  // The page of the new road says which one it takes the place of.
  const open = (id: string) => void navigate(paths.roadmap(id), { state: { was_main: roadmaps?.[0]?.id } })
  const make = useMutation({
    mutationFn: () => call('POST /ai/roadmaps', { body: { career_id: career.id } }),
    onSuccess: (roadmap) => {
      client.setQueryData(queryKey('GET /ai/roadmaps/{id}', { params: { id: roadmap.id } }), roadmap)
      for (const name of ['GET /ai/roadmaps', 'GET /learning-paths', 'GET /learning-paths/{id}/next'] as const)
        void client.invalidateQueries({ queryKey: queryKey(name) })
    },
  })
  if (mine)
    return (
      <ButtonLink wide icon="flag" href={paths.roadmap(mine.id)}>
        {t('careers.open_roadmap')}
      </ButtonLink>
    )
  return (
    <div className="flex flex-col gap-3">
      <Button
        wide
        icon="flag"
        busy={make.isPending}
        onClick={() => make.mutate(undefined, { onSuccess: ({ id }) => open(id) })}
      >
        {t('careers.make_roadmap')}
      </Button>
      {make.error && (
        <Notice tone="danger" title={t('careers.no_roadmap')}>
          {t(errorWords(make.error))}
        </Notice>
      )}
    </div>
  )
}
