import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef, type SyntheticEvent } from 'react'
import { useLocale } from '../../i18n/i18n.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import type { LessonMedia } from './Media.tsx'
import { contentLink } from './useContentLink.ts'
import type { PlayingPlace } from './usePlayingPlace.ts'

interface MediaPlayerProps {
  media: LessonMedia
  url: string
  labelledBy: string
  place: PlayingPlace
  /** Asks for another address; it comes as `url`. */
  renew: () => void
  /** It cannot be played, with a new address neither. */
  onBroken: () => void
}

/** The browser's own player. It goes on where it was, also where its address has run out meanwhile. */
export function MediaPlayer({ media, url, labelledBy, place, renew, onBroken }: MediaPlayerProps) {
  const ref = useRef<HTMLMediaElement>(null)
  const at = useRef(place.kept)
  /** Whether it goes on by itself once it is there: it was asked for, or was playing. */
  const playing = useRef(true)
  const renewed = useRef(false)
  const tracks = useTracks(media)
  const ready = tracks !== null

  const start = () => {
    // Where the browser waits for another tap, its own button is there.
    if (playing.current) void Promise.resolve(ref.current?.play()).catch(() => undefined)
  }
  // Each address is a new beginning for the element.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it is the address that is played
  useEffect(start, [url, ready])
  useEffect(() => ref.current?.focus({ preventScroll: true }), [ready])

  if (!tracks) return null
  const keep = () => place.keep(at.current)
  const events = {
    onLoadedMetadata: ({ currentTarget }: SyntheticEvent<HTMLMediaElement>) => {
      if (at.current > 0) currentTarget.currentTime = at.current
    },
    onTimeUpdate: ({ currentTarget }: SyntheticEvent<HTMLMediaElement>) => {
      // While an address is exchanged the element stands at its start.
      if (currentTarget.readyState === 0 || currentTarget.currentTime === 0) return
      const whole = Math.floor(at.current) !== Math.floor(currentTarget.currentTime)
      at.current = currentTarget.currentTime
      renewed.current = false
      if (whole) keep()
    },
    onPlay: () => (playing.current = true),
    onPause: () => (playing.current = false),
    onEnded: () => {
      at.current = 0
      keep()
    },
    onError: () => {
      if (renewed.current) return onBroken()
      renewed.current = true
      return renew()
    },
  }
  const hold = (element: HTMLMediaElement | null) => void (ref.current = element)
  const common = { ref: hold, src: url, controls: true, preload: 'none', 'aria-labelledby': labelledBy, ...events }
  return media.kind === 'audio' ? (
    // oxlint-disable-next-line jsx-a11y/media-has-caption -- what is said stands above it as text
    <audio {...common} className="w-full" />
  ) : (
    <video {...common} playsInline className="aspect-video w-full rounded-control bg-ink">
      {tracks.map((track) => (
        <track key={track.srcLang} kind="captions" {...track} />
      ))}
    </video>
  )
}

/** Captions once all that can be had are there: only those that come with the element are shown from the start. */
function useTracks({ kind, captions }: LessonMedia) {
  const locale = useLocale()
  const wanted = kind === 'video' ? captions : []
  const links = useQueries({ queries: wanted.map(({ content_id }) => contentLink(content_id)) })
  if (links.some(({ isPending }) => isPending)) return null
  const found = wanted.flatMap((caption, at) => {
    const src = links[at]?.data
    return src === undefined ? [] : [{ locale: caption.locale, src }]
  })
  const own = found.find((track) => track.locale === locale) ?? found[0]
  return found.map((track) => ({
    src: track.src,
    srcLang: track.locale,
    label: LANGUAGES.find(({ value }) => value === track.locale)?.label,
    default: track === own,
  }))
}
