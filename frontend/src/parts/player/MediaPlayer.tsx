import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef, type ComponentProps, type SyntheticEvent } from 'react'
import { useLocale } from '../../i18n/i18n.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import type { LessonMedia } from './Media.tsx'
import { contentLink } from './useContentLink.ts'
import type { PlayingPlace } from './usePlayingPlace.ts'

export interface MediaPlayerProps {
  media: LessonMedia
  url: string
  labelledBy: string
  place: PlayingPlace
  /** Asks for another address; it comes as `url`. */
  renew: () => void
  /** It cannot be played, with a new address neither. */
  onBroken: () => void
}

/** The browser's own player, once all that goes with it is there. */
export function MediaPlayer(props: MediaPlayerProps) {
  const tracks = useTracks(props.media)
  return tracks && <Player {...props} tracks={tracks} />
}

type Tracks = readonly ComponentProps<'track'>[]

/** It goes on where it was, also where its address has run out meanwhile. */
function Player({ media, url, labelledBy, place, renew, onBroken, tracks }: MediaPlayerProps & { tracks: Tracks }) {
  const ref = useRef<HTMLMediaElement>(null)
  const at = useRef(place.kept())
  const playing = useRef(false)
  /** Whether the next address is played at once: it was asked for, or was playing when the last one ran out. */
  const goesOn = useRef(true)
  const renewed = useRef(false)

  useEffect(() => ref.current?.focus({ preventScroll: true }), [])
  // Each address is a new beginning for the element. Where the browser waits for another tap, its own button is there.
  useEffect(() => {
    if (goesOn.current) void Promise.resolve(ref.current?.play()).catch(() => undefined)
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it is the address that is played
  }, [url])

  const keep = (seconds: number) => {
    at.current = seconds
    place.keep(seconds)
  }
  const events = {
    onLoadedMetadata: ({ currentTarget }: SyntheticEvent<HTMLMediaElement>) => {
      if (at.current > 0) currentTarget.currentTime = at.current
    },
    onTimeUpdate: ({ currentTarget: { readyState, currentTime } }: SyntheticEvent<HTMLMediaElement>) => {
      // While one address takes another's place the element stands at its start.
      if (readyState === 0 || currentTime === 0) return
      renewed.current = false
      if (Math.floor(currentTime) !== Math.floor(at.current)) keep(currentTime)
    },
    onPlay: () => void (playing.current = true),
    onPause: () => void (playing.current = false),
    onEnded: () => keep(0),
    onError: () => {
      if (renewed.current) return onBroken()
      renewed.current = true
      goesOn.current = playing.current
      return renew()
    },
  }
  const common = {
    ...events,
    ref: (element: HTMLMediaElement | null) => void (ref.current = element),
    src: url,
    controls: true,
    preload: 'none',
    'aria-labelledby': labelledBy,
  }
  // What is said stands above either as text.
  /* oxlint-disable jsx-a11y/media-has-caption -- and a film has all the captions there are */
  if (media.kind === 'audio') return <audio {...common} className="w-full" />
  return (
    <video {...common} playsInline className="aspect-video w-full rounded-control bg-sunk">
      {tracks.map((track) => (
        <track key={track.srcLang} kind="captions" {...track} />
      ))}
    </video>
  )
  /* oxlint-enable jsx-a11y/media-has-caption */
}

/** Captions once all that can be had are there, as a player shows from the start only what it starts with; null until then. */
function useTracks({ kind, captions }: LessonMedia): Tracks | null {
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
