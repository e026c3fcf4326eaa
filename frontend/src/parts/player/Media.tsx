import type { Lesson } from '@tajiconnect/contract/courses'
import { useId, useState, type ComponentType } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/i18n.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { MediaPlayerProps } from './MediaPlayer.tsx'
import { useContentLink } from './useContentLink.ts'
import { usePlayingPlace } from './usePlayingPlace.ts'

export type LessonMedia = Lesson['media'][number]

interface MediaProps {
  media: LessonMedia
  lesson: Pick<Lesson, 'id' | 'course_id' | 'language'>
}

/**
 * Sound or film of a lesson: what is said stands there as text, which costs next to nothing; the file itself, with its
 * length and size, is behind a button.
 */
export function Media({ media, lesson }: MediaProps) {
  const t = useT()
  const id = useId()
  const [wanted, setWanted] = useState(false)
  const [broken, setBroken] = useState(false)
  const link = useContentLink(media.content_id, wanted)
  const [Player, setPlayer] = useState<ComponentType<MediaPlayerProps> | null>(null)
  const place = usePlayingPlace(`${lesson.course_id}.${lesson.id}.${media.content_id}`)
  const failed = broken || link.isError
  const play = () => {
    setBroken(false)
    setWanted(true)
    if (wanted) void link.refetch()
    import('./MediaPlayer.tsx').then(
      ({ MediaPlayer }) => setPlayer(() => MediaPlayer),
      () => setBroken(true),
    )
  }

  return (
    <section aria-labelledby={id} className="flex max-w-text flex-col gap-3 rounded-card border border-line p-4">
      <h2 id={id} lang={lesson.language} className="text-lg">
        {media.title}
      </h2>
      <Transcript media={media} language={lesson.language} />
      {failed && <Notice tone="danger">{t(link.isError ? errorWords(link.error) : 'player.media_failed')}</Notice>}
      {Player && link.data && !failed ? (
        <Player
          media={media}
          url={link.data}
          labelledBy={id}
          place={place}
          renew={() => void link.refetch()}
          onBroken={() => setBroken(true)}
        />
      ) : (
        <PlayButton media={media} at={place.kept()} busy={wanted && !failed} onClick={play} />
      )}
    </section>
  )
}

interface PlayButtonProps {
  media: LessonMedia
  /** Seconds at which it was stopped; 0 for its start. */
  at: number
  busy: boolean
  onClick: () => void
}

function PlayButton({ media: { kind, duration_s, bytes: size }, at, busy, onClick }: PlayButtonProps) {
  const t = useT()
  const id = useId()
  const { bytes, seconds, clock } = useFormat()
  const facts = [duration_s !== null && seconds(duration_s), bytes(size)].filter(Boolean).join(', ')
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Button look="secondary" icon="play" busy={busy} aria-describedby={id} onClick={onClick}>
        {t(kind === 'video' ? 'player.play_video' : 'player.play_audio')}
      </Button>
      <p id={id} className="text-sm text-ink-2">
        {facts}
        {at > 0 && <span className="block">{t('player.goes_on_at', { at: clock(at) })}</span>}
      </p>
    </div>
  )
}

/** In the learner's language where there is one, else in the lesson's, else in any. */
function Transcript({ media: { transcript }, language }: { media: LessonMedia; language: 'en' | 'sw' }) {
  const locale = useLocale()
  const found = [locale, language, 'en' as const, 'sw' as const].find((each) => transcript?.[each])
  const text = found && transcript?.[found]
  if (!text) return null
  return (
    <div lang={found} className="flex flex-col gap-2">
      {text.split(/\n+/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  )
}
