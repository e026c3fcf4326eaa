import type { Career } from '@tajiconnect/contract/careers'
import { useT } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'
import { pathwayOf, useHasPathways, useSubjectNames } from './words.ts'

/** What to choose at school for this work. */
export function School({ career }: { career: Career }) {
  const t = useT()
  const { pathway, cluster, subjects } = career
  const names = useSubjectNames()?.(subjects) ?? []
  const hasPathways = useHasPathways()
  if (!pathway && !cluster && subjects.length === 0) return null
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">{t('careers.school')}</h2>
      <dl className="flex flex-col gap-3">
        {pathway && (
          <div>
            <dt className="text-sm text-ink-2">{t('careers.pathway_track')}</dt>
            <dd lang="en">{pathwayOf(career)}</dd>
            {hasPathways === false && <dd className="max-w-text text-sm text-ink-2">{t('careers.pathway_for')}</dd>}
          </div>
        )}
        {names.length > 0 && (
          <div className="flex flex-col gap-1">
            <dt className="text-sm text-ink-2">{t('careers.subjects')}</dt>
            <dd>
              <ul className="flex flex-wrap gap-2">
                {names.map((name) => (
                  <li key={name}>
                    <Chip tone="plain">{name}</Chip>
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
