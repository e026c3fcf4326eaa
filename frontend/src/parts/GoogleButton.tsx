import { useEffect, useState } from 'react'
import { ApiError } from '../services/api/api-error.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useFailureWords } from './failure.ts'
import type { Errand } from './google.ts'
import { GoogleMark } from './GoogleMark.tsx'

/** Browsers inside other apps, where Google refuses to sign anybody in (disallowed_useragent). */
const IN_APP =
  /FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Snapchat|musical_ly|Bytedance|TikTok|Twitter|\bLine\/|; wv\)|(iPhone|iPad).*AppleWebKit(?!.*Safari)/i

interface GoogleButtonProps {
  errand: Errand
  label: string
  /** What to do instead where Google refuses to work. */
  inApp: string
}

/** Leaves the app for Google's own page, to come back at `/auth/google/callback`. No script of Google's is loaded. */
export function GoogleButton({ errand, label, inApp }: GoogleButtonProps) {
  const wordsFor = useFailureWords()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  // Going back from Google brings this page back as it was left.
  useEffect(() => {
    const rest = () => setBusy(false)
    window.addEventListener('pageshow', rest)
    return () => window.removeEventListener('pageshow', rest)
  }, [])
  if (IN_APP.test(navigator.userAgent)) return <Notice>{inApp}</Notice>

  async function leave() {
    setBusy(true)
    setFailure(null)
    try {
      // Code that does not come means that there is no network.
      const { leaveForGoogle } = await import('./google.ts').catch(() => Promise.reject(new ApiError('network')))
      await leaveForGoogle(errand)
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <>
      {failure !== null && <Notice tone="danger">{wordsFor(failure)}</Notice>}
      <Button look="secondary" wide busy={busy} onClick={() => void leave()}>
        {!busy && <GoogleMark />}
        {label}
      </Button>
    </>
  )
}
