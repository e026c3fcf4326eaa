import type { Locale } from '@tajiconnect/contract/common'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { LessonText } from '../../parts/player/LessonText.tsx'
import { errorWords } from '../../services/api/error-words.ts'
import { call } from '../../services/api/endpoints.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useDebounced } from './useDebounced.ts'

const STILL_MS = 400

/** The text as learners will see it, a moment after typing stops; what is asked for and no longer wanted is cancelled. */
export default function Preview({ markdown, language }: { markdown: string; language: Locale }) {
  const t = useT()
  const text = useDebounced(markdown, STILL_MS)
  const { data, error } = useQuery({
    queryKey: ['preview', text],
    queryFn: ({ signal }) => call('POST /courses/previews', { body: { markdown: text } }, { signal }),
    enabled: text.trim() !== '',
    staleTime: Infinity,
    gcTime: 60_000,
  })
  // What was last seen stays until there is something newer, with or without a network.
  const [last, setLast] = useState(data)
  if (data && data !== last) setLast(data)
  const shown = data ?? last
  if (text.trim() === '') return <p className="text-ink-2">{t('authoring.preview_empty')}</p>
  return (
    <>
      {error && (
        <Notice tone="warn">
          {t('authoring.preview_failed')} {t(errorWords(error))}
        </Notice>
      )}
      {shown && shown.broken.length > 0 && (
        <Notice tone="warn" title={t('authoring.preview_broken', { count: shown.broken.length })}>
          <ul lang="zxx">
            {shown.broken.map((formula) => (
              <li key={formula}>
                <code className="font-mono text-sm break-words">{formula}</code>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {shown && <LessonText blocks={shown.blocks} language={language} />}
    </>
  )
}
