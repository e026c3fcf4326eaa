import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react'

const STEP = 1.25
const [LEAST, MOST] = [0.4, 2]
/** How far one press of an arrow moves, in px. */
export const PAN = 80

const within = (scale: number) => Math.min(MOST, Math.max(LEAST, scale))

/**
 * The scale of what a box scrolls, changed by buttons, by the wheel with Ctrl and by two fingers; what is in the middle, or
 * under the fingers, stays there. One finger, the wheel and the scroll bars move it as they move any page.
 */
export function useZoom(box: RefObject<HTMLElement | null>) {
  const [scale, setScale] = useState(1)
  /** The point of the box, in px from its corner, that is to stay where it is. */
  const hold = useRef<{ x: number; y: number; from: number } | null>(null)

  const zoomTo = (next: number, at?: { x: number; y: number }) => {
    const { clientWidth = 0, clientHeight = 0 } = box.current ?? {}
    hold.current = { x: at?.x ?? clientWidth / 2, y: at?.y ?? clientHeight / 2, from: scale }
    setScale(within(next))
  }

  useLayoutEffect(() => {
    if (!box.current || !hold.current) return
    const { x, y, from } = hold.current
    hold.current = null
    box.current.scrollLeft = ((box.current.scrollLeft + x) * scale) / from - x
    box.current.scrollTop = ((box.current.scrollTop + y) * scale) / from - y
  }, [box, scale])

  const zoomAt = useEffectEvent((by: number, clientX: number, clientY: number) => {
    const { left = 0, top = 0 } = box.current?.getBoundingClientRect() ?? {}
    zoomTo(scale * by, { x: clientX - left, y: clientY - top })
  })

  useEffect(() => {
    const element = box.current
    if (!element) return
    let apart = 0
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      zoomAt(Math.exp(-event.deltaY / 300), event.clientX, event.clientY)
    }
    const touch = (event: TouchEvent) => {
      const [one, two] = event.touches
      if (!one || !two) return void (apart = 0)
      event.preventDefault()
      const now = Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY)
      if (apart > 0) zoomAt(now / apart, (one.clientX + two.clientX) / 2, (one.clientY + two.clientY) / 2)
      apart = now
    }
    // React listens passively, and could not keep the browser from zooming the whole page.
    element.addEventListener('wheel', wheel, { passive: false })
    for (const type of ['touchstart', 'touchmove', 'touchend'] as const)
      element.addEventListener(type, touch, { passive: false })
    return () => {
      element.removeEventListener('wheel', wheel)
      for (const type of ['touchstart', 'touchmove', 'touchend'] as const) element.removeEventListener(type, touch)
    }
  }, [box])

  return {
    scale,
    /** One step nearer, or further away where below zero. */
    zoom: (steps: number) => zoomTo(scale * STEP ** steps),
    reset: () => zoomTo(1),
    pan: (x: number, y: number) => {
      if (!box.current) return
      box.current.scrollLeft += x
      box.current.scrollTop += y
    },
  }
}
