import { useEffect, useRef, useState, type RefObject } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useLocale, useT } from '../../i18n/i18n.ts'
import type { Picture as PictureBlock } from '../../ui/Blocks.tsx'
import { Button } from '../../ui/Button.tsx'
import { useContentLink } from './useContentLink.ts'
import { useSavesData } from './useSavesData.ts'

/** A picture of the content service: fetched when it comes near, or at a tap where data is to be saved. */
export function Picture({ picture: { content_id, alt, file } }: { picture: PictureBlock }) {
  const t = useT()
  const locale = useLocale()
  const { bytes } = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const near = useNear(box)
  const saves = useSavesData()
  const [asked, setAsked] = useState(false)
  const [failed, setFailed] = useState(false)
  const link = useContentLink(content_id, asked || (near && saves === false))
  const { width, height, bytes: size } = file ?? {}
  const broken = link.isError || failed

  // The first failure may be an address that has run out while nobody looked.
  const [renewed, setRenewed] = useState(false)
  const renew = () => {
    setFailed(false)
    void link.refetch()
  }
  const onError = () => {
    if (renewed) return setFailed(true)
    setRenewed(true)
    return renew()
  }

  // The button that was tapped is gone: who reads by keyboard or voice goes on at the picture.
  const img = useRef<HTMLImageElement>(null)
  const shown = link.data !== undefined && !broken
  useEffect(() => {
    if (asked && shown) img.current?.focus({ preventScroll: true })
  }, [asked, shown])

  if (shown)
    return (
      <img
        ref={img}
        tabIndex={-1}
        src={link.data}
        alt={alt}
        width={width ?? undefined}
        height={height ?? undefined}
        decoding="async"
        onError={onError}
        onLoad={() => setRenewed(false)}
        className="rounded-control bg-sunk"
      />
    )
  const known = width && height ? { aspectRatio: `${width} / ${height}`, maxWidth: width } : undefined
  // What only waits is as high as the picture will be; what there is to tap has the room it needs.
  const room = known && !broken && !saves ? 'min-h-0 overflow-hidden' : 'min-h-40'
  return (
    <div
      ref={box}
      style={known}
      className={`flex ${room} w-full flex-col items-start justify-center gap-3 rounded-control bg-sunk p-4`}
    >
      {alt && <p className="text-sm text-ink-2">{alt}</p>}
      {broken ? (
        <div lang={locale} className="flex flex-col items-start gap-3">
          <p className="text-sm font-medium">{t('player.picture_failed')}</p>
          <Button look="secondary" busy={link.isFetching} onClick={renew}>
            {t('common.retry')}
          </Button>
        </div>
      ) : (
        saves && (
          <Button lang={locale} look="secondary" busy={link.isFetching} onClick={() => setAsked(true)}>
            {size === undefined ? t('player.show_picture') : t('player.show_picture_of', { size: bytes(size) })}
          </Button>
        )
      )}
    </div>
  )
}

const AHEAD = '600px'

/** Whether it is, or has been, about to come into sight; where the browser cannot tell, it is. */
function useNear(ref: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(() => typeof IntersectionObserver === 'undefined')
  useEffect(() => {
    const element = ref.current
    if (near || !element) return undefined
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: AHEAD,
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref, near])
  return near
}
