import type { Content } from '@tajiconnect/contract/content'
import { useQueries } from '@tanstack/react-query'
import { LANGUAGES } from '../../i18n/languages.ts'
import { useT } from '../../i18n/i18n.ts'
import { contentLink, useContentLink } from '../../parts/player/useContentLink.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { Bone } from '../../ui/Skeleton.tsx'
import { kindOf } from './file-kinds.ts'

/** The file itself, by an address that holds for minutes. Sound and film are fetched once they are played. */
export function FilePreview({ file }: { file: Content }) {
  const t = useT()
  const { data: url, error } = useContentLink(file.id, true)
  const kind = kindOf(file.media_type)
  const links = useQueries({ queries: file.captions.map(({ content_id }) => contentLink(content_id)) })
  if (error) return <p className="text-sm text-danger">{t(errorWords(error))}</p>
  if (!url || links.some(({ isPending }) => isPending)) return <Bone className="h-32" />
  if (kind === 'image')
    return (
      <img
        src={url}
        alt={t('authoring.picture_of', { name: file.name })}
        width={file.width ?? undefined}
        height={file.height ?? undefined}
        className="h-auto max-h-80 w-auto max-w-full rounded-control bg-sunk"
      />
    )
  const tracks = file.captions.map(({ locale }, at) => (
    <track
      key={locale}
      kind="captions"
      srcLang={locale}
      src={links[at]?.data}
      label={LANGUAGES.find(({ value }) => value === locale)?.label}
    />
  ))
  /* oxlint-disable jsx-a11y/media-has-caption -- it has all the captions there are */
  if (kind === 'audio')
    return (
      <audio key={url} src={url} controls preload="none" aria-label={file.name} className="w-full">
        {tracks}
      </audio>
    )
  if (kind === 'video')
    return (
      <video
        key={url}
        src={url}
        controls
        preload="none"
        playsInline
        aria-label={file.name}
        className="aspect-video w-full rounded-control bg-ink"
      >
        {tracks}
      </video>
    )
  /* oxlint-enable jsx-a11y/media-has-caption */
  return (
    <p>
      <a href={url} target="_blank" rel="noreferrer" className="font-semibold text-primary">
        {t('authoring.file_open')}
      </a>
    </p>
  )
}
