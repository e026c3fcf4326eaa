import type { Content } from '@tajiconnect/contract/content'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { kindOf, type FileKind } from './file-kinds.ts'
import { FileRow } from './FileRow.tsx'
import { Uploader } from './Uploader.tsx'
import { useDebounced } from './useDebounced.ts'

const FileDialog = lazy(() => import('./FileDialog.tsx'))
const PER_PAGE = 50
const STILL_MS = 300

interface FileLibraryProps {
  kinds: readonly FileKind[]
  /** Where one file is wanted. Without it each can be looked at and changed. */
  onChoose?: (file: Content) => void
}

/** Own files, newest first, and the way to add one. */
export function FileLibrary({ kinds, onChoose }: FileLibraryProps) {
  const t = useT()
  const { bytes } = useFormat()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const q = useDebounced(typed.trim(), STILL_MS)
  const files = useInfiniteQuery({
    queryKey: [...queryKey('GET /content'), 'pages', q] as const,
    queryFn: ({ pageParam, signal }) =>
      call('GET /content', { query: { page: `${pageParam}`, per_page: `${PER_PAGE}`, ...(q && { q }) } }, { signal }),
    initialPageParam: 1,
    getNextPageParam: ({ page, per_page, total }) => (page * per_page < total ? page + 1 : undefined),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  return (
    <>
      <Uploader kinds={kinds} />
      <Loaded query={files} skeleton={<Waiting />}>
        {({ pages }) => {
          const items = pages
            .flatMap((page) => page.items)
            .filter(({ media_type }) => kinds.includes(kindOf(media_type)))
          const chosen = items.find(({ id }) => id === open)
          const storage = pages[0]?.storage
          return (
            <>
              {storage && (
                <p className="text-sm text-ink-2">
                  {t('authoring.storage', { used: bytes(storage.used), allowed: bytes(storage.allowed) })}
                </p>
              )}
              {(items.length > 0 || q) && (
                <TextField
                  type="search"
                  label={t('authoring.file_search')}
                  value={typed}
                  maxLength={80}
                  onChange={({ target }) => setTyped(target.value)}
                />
              )}
              {items.length === 0 && (
                <EmptyState
                  icon={q ? 'search' : 'upload'}
                  title={t(q ? 'authoring.file_none_found' : 'authoring.file_none_title')}
                  text={t(q ? 'authoring.file_none_found_text' : 'authoring.file_none_text')}
                />
              )}
              <ul aria-label={t('authoring.files')} className="flex flex-col divide-y divide-line">
                {items.map((file) => (
                  <FileRow
                    key={file.id}
                    file={file}
                    choosing={onChoose !== undefined}
                    onPress={() => (onChoose ? onChoose(file) : setOpen(file.id))}
                  />
                ))}
              </ul>
              {files.hasNextPage && (
                <div>
                  <Button look="secondary" busy={files.isFetchingNextPage} onClick={() => void files.fetchNextPage()}>
                    {t('common.more')}
                  </Button>
                </div>
              )}
              {chosen && (
                <Suspense>
                  <FileDialog file={chosen} onClose={() => setOpen(null)} />
                </Suspense>
              )}
            </>
          )
        }}
      </Loaded>
    </>
  )
}

const Waiting = () => (
  <Skeleton label={useT()('common.loading')}>
    <Bone className="h-16" />
    <Bone className="h-16" />
    <Bone className="h-16" />
  </Skeleton>
)
