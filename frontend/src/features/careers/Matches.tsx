import type { Result } from '@tajiconnect/contract/psychometric'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { errorWords } from '../../services/api/error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ErrorState } from '../../ui/States.tsx'
import { CardsSkeleton } from './CardsSkeleton.tsx'
import { Limits } from './Limits.tsx'
import { MatchList } from './MatchList.tsx'
import { isAbsent, limitsOf, recommendationsQuery, useRecommend } from './recommendations.ts'

/** The newest list for a result about interests; `newest` is the newest of all results. Where there is none yet, or only one from older answers, it is asked for unbidden. */
export function Matches({ result, newest }: { result: Result; newest: Result }) {
  const t = useT()
  const held = useQuery(recommendationsQuery)
  const { mutate, isIdle, isPending, error, variables } = useRecommend()
  const list = isAbsent(held.error) ? undefined : held.data
  // A list may rest on answers from another phone that this one has not seen yet: only an older list is out of date.
  const outdated = list !== undefined && list.created_at < newest.created_at
  const needed = isAbsent(held.error) || outdated
  const limits = isPending ? variables : limitsOf(list)

  useEffect(() => {
    if (needed && isIdle) mutate(limitsOf(list))
  }, [needed, isIdle, mutate, list])

  const retry = (
    <Button look="secondary" busy={isPending} onClick={() => mutate(variables ?? limitsOf(list))}>
      {t('common.retry')}
    </Button>
  )
  if (error && !list)
    return <ErrorState title={t('careers.not_ranked_title')} text={t(errorWords(error))} action={retry} />
  if ((needed && !error) || (isPending && !list)) return <CardsSkeleton />
  return (
    <Loaded query={held} skeleton={<CardsSkeleton />}>
      {(list) => (
        <>
          {error && (
            <Notice tone="warn" title={t(outdated ? 'careers.outdated' : 'careers.not_ranked_title')} action={retry}>
              {t(errorWords(error))}
            </Notice>
          )}
          <MatchList
            list={list}
            result={result}
            busy={isPending}
            onLimits={mutate}
            filter={
              <>
                <FilterChips
                  label={t('careers.which')}
                  options={[
                    { value: 'true', label: t('careers.written') },
                    { value: 'false', label: t('careers.all') },
                  ]}
                  value={limits.curated ? 'true' : 'false'}
                  onChange={(value) =>
                    (value === 'true') !== limits.curated && mutate({ ...limits, curated: value === 'true' })
                  }
                />
                <Limits limits={limits} onChange={mutate} />
              </>
            }
          />
        </>
      )}
    </Loaded>
  )
}
