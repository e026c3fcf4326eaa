import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { config } from '../../config.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { CareerRow } from './CareerRow.tsx'
import { PATHWAYS, ROUTES, useSearch } from './useSearch.ts'
import { useHasPathways } from './words.ts'

const Q_MAX = 80

/** The whole catalogue: search as you type, narrow by pathway. */
export default function ExplorePage() {
  const t = useT()
  const { typed, setTyped, q, pathway, route, all, set } = useSearch()
  const hasPathways = useHasPathways()
  // Who came by a link that narrows by pathway can widen again, and the choice stays under their finger.
  const [narrowed, setNarrowed] = useState(false)
  if (pathway && !narrowed) setNarrowed(true)
  const wanted = { q: q || undefined, pathway, route, curated: all ? undefined : ('true' as const) }
  const found = useInfiniteQuery({
    queryKey: [...queryKey('GET /ai/careers', { query: wanted }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call('GET /ai/careers', { query: { ...wanted, page: String(pageParam) } }, { signal }),
    initialPageParam: 1,
    getNextPageParam: ({ page, per_page, total }) => (page * per_page < total ? page + 1 : null),
    placeholderData: keepPreviousData,
    staleTime: config.cacheDuration,
  })
  return (
    <>
      <title>{`${t('careers.explore_title')} · TajiConnect`}</title>
      <PageHeader
        title={t('careers.explore_title')}
        lead={t('careers.explore_lead')}
        back={{ href: paths.careers, label: t('careers.title') }}
      />
      <search className="flex flex-col gap-3">
        <TextField
          label={t('careers.search')}
          hint={t('careers.search_hint')}
          type="search"
          enterKeyHint="search"
          maxLength={Q_MAX}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {(hasPathways || narrowed) && (
          <FilterChips
            label={t('careers.pathway')}
            options={[
              { value: '', label: t('careers.every_pathway') },
              ...PATHWAYS.map((value) => ({ value, label: value })),
            ]}
            value={pathway ?? ''}
            onChange={(value) => set({ pathway: value })}
          />
        )}
        <FilterChips
          label={t('careers.way_in')}
          options={[
            { value: '', label: t('careers.every_way') },
            ...ROUTES.map((value) => ({ value, label: t(`careers.route_${value}`) })),
          ]}
          value={route ?? ''}
          onChange={(value) => set({ route: value })}
        />
        <FilterChips
          label={t('careers.which')}
          options={[
            { value: '', label: t('careers.written') },
            { value: '1', label: t('careers.all') },
          ]}
          value={all ? '1' : ''}
          onChange={(value) => set({ all: value })}
        />
      </search>
      <Loaded
        query={found}
        skeleton={
          <Skeleton label={t('common.loading')}>
            {['a', 'b', 'c', 'd', 'e'].map((key) => (
              <Bone key={key} className="h-20" />
            ))}
          </Skeleton>
        }
      >
        {({ pages }) => {
          const total = pages[0]?.total ?? 0
          return (
            <section aria-busy={found.isPlaceholderData} className="flex flex-col gap-3">
              <output className="text-sm text-ink-2">{t('careers.found', { count: total })}</output>
              {total === 0 ? (
                <EmptyState
                  icon="search"
                  title={t('careers.nothing_title')}
                  text={t('careers.nothing_text')}
                  action={
                    all && !pathway && !route ? (
                      <Button look="secondary" onClick={() => setTyped('')}>
                        {t('careers.clear')}
                      </Button>
                    ) : (
                      <Button look="secondary" onClick={() => set({ pathway: '', route: '', all: '1' })}>
                        {t('careers.search_all')}
                      </Button>
                    )
                  }
                />
              ) : (
                <ul className="flex flex-col divide-y divide-line">
                  {pages
                    .flatMap(({ items }) => items)
                    .map((career) => (
                      <CareerRow key={career.id} career={career} />
                    ))}
                </ul>
              )}
              {found.hasNextPage && (
                <Button look="secondary" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                  {t('common.more')}
                </Button>
              )}
            </section>
          )
        }}
      </Loaded>
    </>
  )
}
