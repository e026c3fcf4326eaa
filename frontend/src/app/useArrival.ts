import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router-dom'

const WAIT_MS = 4000

/**
 * A new page starts at its top, and its heading takes the focus, so that a screen reader says where one is. The heading
 * may come later than the address: what holds its place has none.
 */
export function useArrival(): void {
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    window.scrollTo(0, 0)
    const arrive = () => {
      const heading = document.querySelector<HTMLElement>('main h1')
      if (!heading) return false
      heading.focus({ preventScroll: true })
      return true
    }
    if (arrive()) return
    const watcher = new MutationObserver(() => arrive() && watcher.disconnect())
    watcher.observe(document.body, { childList: true, subtree: true })
    const timer = setTimeout(() => watcher.disconnect(), WAIT_MS)
    return () => {
      clearTimeout(timer)
      watcher.disconnect()
    }
  }, [pathname])
}
