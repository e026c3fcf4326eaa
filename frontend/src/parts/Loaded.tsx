import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useFormat } from '../i18n/format.ts'
import { useT } from '../i18n/i18n.ts'
import { ApiError } from '../services/api/api-error.ts'
import { errorWords } from '../services/api/error-words.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ErrorState } from '../ui/States.tsx'

interface LoadedProps<T> {
  query: UseQueryResult<T>
  /** In the shape of the content; shown only where this phone holds nothing. */
  skeleton: ReactNode
  /** Where the gateway says there is no such thing: what stands in its place. */
  missing?: ReactNode
  /** For a page whose heading comes with its content: what stands above a failure. */
  heading?: ReactNode
  children: (data: T) => ReactNode
}

/** The five states of whatever is fetched: what this phone holds comes first, with its age when it cannot be renewed. */
export function Loaded<T>({ query, skeleton, missing, heading, children }: LoadedProps<T>) {
  const t = useT()
  const { ago } = useFormat()
  const { data, error, dataUpdatedAt, refetch, isFetching } = query
  const absent = error instanceof ApiError && error.status === 404
  if (absent && missing !== undefined)
    return (
      <>
        {heading}
        {missing}
      </>
    )
  if (data !== undefined && !absent)
    return (
      <>
        {error && (
          <Notice tone="warn">
            {t(errorWords(error))} {t('common.as_of', { when: ago(new Date(dataUpdatedAt).toISOString()) })}
          </Notice>
        )}
        {children(data)}
      </>
    )
  if (!error) return skeleton
  return (
    <>
      {heading}
      <ErrorState
        title={t(absent ? 'common.not_found_title' : 'common.failed_title')}
        text={t(errorWords(error))}
        action={
          !absent && (
            <Button look="secondary" busy={isFetching} onClick={() => void refetch()}>
              {t('common.retry')}
            </Button>
          )
        }
      />
    </>
  )
}
