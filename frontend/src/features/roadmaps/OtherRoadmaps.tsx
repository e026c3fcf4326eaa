import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { call, query, queryKey } from '../../services/api/endpoints.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Link } from '../../ui/Link.tsx'
import { Notice } from '../../ui/Notice.tsx'

/** Where there are several: which one the learner aims at (the first of the list), and the way to the others. */
export function OtherRoadmaps({ id }: { id: string }) {
  const t = useT()
  const text = useText()
  const client = useQueryClient()
  const all = useQuery(query('GET /ai/roadmaps')).data?.items ?? []
  const aim = useMutation({
    mutationFn: (career_id: string) => call('POST /ai/roadmaps', { body: { career_id } }),
    onSuccess: (roadmap) => {
      client.setQueryData(
        query('GET /ai/roadmaps').queryKey,
        (held) => held && { ...held, items: [roadmap, ...held.items.filter((each) => each.id !== roadmap.id)] },
      )
      for (const name of ['GET /learning-paths', 'GET /learning-paths/{id}', 'GET /learning-paths/{id}/next'] as const)
        void client.invalidateQueries({ queryKey: queryKey(name) })
    },
  })
  const here = all.find((roadmap) => roadmap.id === id)
  const others = all.filter((roadmap) => roadmap.id !== id)
  if (others.length === 0) return null
  const aimedAt = all[0]?.id
  return (
    <section className="flex flex-col items-start gap-3 border-t border-line pt-5">
      {here &&
        (here.id === aimedAt ? (
          <Chip icon="flag">{t('roadmaps.aimed_at')}</Chip>
        ) : (
          <Button look="secondary" icon="flag" busy={aim.isPending} onClick={() => aim.mutate(here.career.id)}>
            {t('roadmaps.aim')}
          </Button>
        ))}
      {aim.error && <Notice tone="danger">{t(errorWords(aim.error))}</Notice>}
      <h2 className="text-lg">{t('roadmaps.others')}</h2>
      <ul className="flex flex-col">
        {others.map((roadmap) => (
          <li key={roadmap.id} className="flex flex-wrap items-center gap-x-3">
            <Link
              href={paths.roadmap(roadmap.id)}
              className="inline-flex min-h-12 items-center font-semibold text-primary underline underline-offset-4"
            >
              {text(roadmap.career.title)}
            </Link>
            {roadmap.id === aimedAt && <Chip icon="flag">{t('roadmaps.aimed_at')}</Chip>}
          </li>
        ))}
      </ul>
    </section>
  )
}
