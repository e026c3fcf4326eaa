import { useEffect, useEffectEvent, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router-dom'

const WAIT_MS = 4000

/**
 * A new page starts at its top, and its heading takes the focus, so that a screen reader says where one is. Going back,
 * the browser finds the place again, and the link that was followed takes the focus. Either may come later than the
 * address: what holds a page's place has none.
 */
export function useArrival(): void {
  const { pathname } = useLocation()
  const way = useNavigationType()
  // A page opened by its address is the browser's to read out; one reached from the landing page is not.
  const last = useRef(way === 'PUSH' ? null : pathname)
  const arrive = useEffectEvent((left: string | null) => {
    const heading = document.querySelector<HTMLElement>('main h1')
    if (!heading) return false
    const links = way === 'POP' ? document.querySelectorAll<HTMLElement>('main a[href]') : []
    const followed = [...links].find((link) => link.getAttribute('href') === left)
    if (followed) followed.focus()
    else heading.focus({ preventScroll: true })
    return true
  })
  const toTop = useEffectEvent(() => way !== 'POP' && window.scrollTo(0, 0))
  useEffect(() => {
    const left = last.current
    if (left === pathname) return
    last.current = pathname
    toTop()
    if (arrive(left)) return
    const watcher = new MutationObserver(() => arrive(left) && watcher.disconnect())
    watcher.observe(document.body, { childList: true, subtree: true })
    const timer = setTimeout(() => watcher.disconnect(), WAIT_MS)
    return () => {
      clearTimeout(timer)
      watcher.disconnect()
    }
  }, [pathname])
}
