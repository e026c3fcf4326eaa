import type { Career } from '@tajiconnect/contract/careers'
import { useQuery } from '@tanstack/react-query'
import { useT, useText } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'
import { Chip } from '../../ui/Chip.tsx'
import { useHasPathways } from './words.ts'

/** What to choose at school for this work. */
export function School({ career: { pathway, track, cluster, subjects } }: { career: Career }) {
  const t = useT()
  const text = useText()
  const names = useQuery(query('GET /subjects')).data?.items
  const hasPathways = useHasPathways()
  if (!pathway && !cluster && subjects.length === 0) return null
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">{t('careers.school')}</h2>
      <dl className="flex flex-col gap-3">
        {pathway && (
          <div>
            <dt className="text-sm text-ink-2">{t('careers.pathway_track')}</dt>
            <dd lang="en">{track ? `${pathway} · ${track}` : pathway}</dd>
            {hasPathways === false && <dd className="max-w-text text-sm text-ink-2">{t('careers.pathway_for')}</dd>}
          </div>
        )}
        {names && subjects.length > 0 && (
          <div className="flex flex-col gap-1">
            <dt className="text-sm text-ink-2">{t('careers.subjects')}</dt>
            <dd>
              <ul className="flex flex-wrap gap-2">
                {names
                  .filter(({ id }) => subjects.some((subject) => subject === id))
                  .map(({ id, name }) => (
                    <li key={id}>
                      <Chip tone="plain">{text(name)}</Chip>
                    </li>
                  ))}
              </ul>
            </dd>
          </div>
        )}
        {cluster && (
          <div>
            <dt className="text-sm text-ink-2">{t('careers.cluster')}</dt>
            <dd>
              {cluster.number} · <span lang="en">{cluster.name}</span>
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
