import { useState, type ComponentProps } from 'react'
import { Link, useLocation } from 'react-router-dom'

/** The router's link for `ui`. It says that it is working while a page that is not yet here is fetched. */
export function RouterLink({ href, onClick, ...rest }: ComponentProps<'a'> & { href: string }) {
  const { key } = useLocation()
  const [leaving, setLeaving] = useState<string | null>(null)
  return (
    <Link
      aria-busy={leaving === key || undefined}
      {...rest}
      to={href}
      onClick={(event) => {
        onClick?.(event)
        if (!event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey) setLeaving(key)
      }}
    />
  )
}
