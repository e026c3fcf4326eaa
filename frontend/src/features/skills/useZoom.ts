import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Point } from './layout.ts'

const STEP = 1.25
const [LEAST, MOST] = [0.4, 2]
/** How far one press of an arrow moves, in px. */
const PAN = 80
const TOUCHES = ['touchstart', 'touchmove', 'touchend'] as const

const within = (scale: number) => Math.min(MOST, Math.max(LEAST, scale))

/**
 * What a box scrolls, at a scale that buttons, keys, the wheel with Ctrl and two fingers change; what is in the middle, or
 * under the fingers, stays there. One finger, the wheel and the scroll bars move it as they move any page. `home` is the
 * place in view at first, in px at scale 1. Hand `box` to what scrolls.
 */
export function useZoom(home: Point | undefined) {
  const box = useRef<HTMLElement>(null)
  const [scale, setScale] = useState(1)
  /** The point of the box, in px from its corner, that is to stay where it is. */
  const hold = useRef<{ at: Point; from: number } | 'home' | null>(null)

  const zoomTo = (next: number, at?: Point) => {
    const { clientWidth = 0, clientHeight = 0 } = box.current ?? {}
    hold.current = { at: at ?? { x: clientWidth / 2, y: clientHeight / 2 }, from: scale }
    setScale(within(next))
  }
  const zoom = (steps: number) => zoomTo(scale * STEP ** steps)
  const pan = (x: number, y: number) => {
    if (!box.current) return
    box.current.scrollLeft += x
    box.current.scrollTop += y
  }
  const showHome = () => {
    if (!box.current || !home) return
    box.current.scrollLeft = home.x - box.current.clientWidth / 2
    box.current.scrollTop = home.y - box.current.clientHeight / 3
  }
  const reset = () => {
    hold.current = scale === 1 ? null : 'home'
    setScale(1)
    showHome()
  }
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoom(1),
    '=': () => zoom(1),
    '-': () => zoom(-1),
    '0': reset,
    ArrowLeft: () => pan(-PAN, 0),
    ArrowRight: () => pan(PAN, 0),
    ArrowUp: () => pan(0, -PAN),
    ArrowDown: () => pan(0, PAN),
  }

  const arrive = useEffectEvent(showHome)
  useLayoutEffect(() => arrive(), [])

  useLayoutEffect(() => {
    const held = hold.current
    hold.current = null
    if (held === 'home') return arrive()
    if (!box.current || !held) return
    const { at, from } = held
    box.current.scrollLeft = ((box.current.scrollLeft + at.x) * scale) / from - at.x
    box.current.scrollTop = ((box.current.scrollTop + at.y) * scale) / from - at.y
  }, [scale])

  const zoomAt = useEffectEvent((by: number, clientX: number, clientY: number) => {
    const { left = 0, top = 0 } = box.current?.getBoundingClientRect() ?? {}
    zoomTo(scale * by, { x: clientX - left, y: clientY - top })
  })
  const press = useEffectEvent((event: KeyboardEvent) => {
    const act = event.ctrlKey || event.altKey || event.metaKey ? undefined : keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })

  useEffect(() => {
    const element = box.current
    if (!element) return
    let apart = 0
    const turn = (event: WheelEvent) => {
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
    const key = (event: KeyboardEvent) => press(event)
    // React listens passively, and could not keep the browser from zooming the whole page.
    element.addEventListener('wheel', turn, { passive: false })
    for (const type of TOUCHES) element.addEventListener(type, touch, { passive: false })
    element.addEventListener('keydown', key)
    return () => {
      element.removeEventListener('wheel', turn)
      for (const type of TOUCHES) element.removeEventListener(type, touch)
      element.removeEventListener('keydown', key)
    }
  }, [])

  return { box, scale, zoom, reset, pan, step: PAN }
}
