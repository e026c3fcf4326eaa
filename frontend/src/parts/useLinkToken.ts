import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'

/**
 * The token of the link in a message that opened this page, or null. It is a key, so it leaves the address bar, and with
 * it the history, at once.
 */
export function useLinkToken(): string | null {
  const navigate = useNavigate()
  const [token] = useState(() => new URLSearchParams(location.search).get('token'))
  useEffect(() => void navigate({ search: '' }, { replace: true }), [navigate])
  return token
}
