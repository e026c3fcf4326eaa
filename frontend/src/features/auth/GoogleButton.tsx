import { useEffect, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { useFailureWords } from '../../parts/failure.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { GoogleMark } from './GoogleMark.tsx'

/** Browsers inside other apps, where Google refuses to sign anybody in (disallowed_useragent). */
const IN_APP =
  /FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Snapchat|musical_ly|Bytedance|TikTok|Twitter|\bLine\/|; wv\)|(iPhone|iPad).*AppleWebKit(?!.*Safari)/i

/** Leaves the app for Google's own page, to come back at `/auth/google/callback`. No script of Google's is loaded. */
export function GoogleButton({ from }: { from: string | undefined }) {
  const t = useT()
  const wordsFor = useFailureWords()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  // Going back from Google brings this page back as it was left.
  useEffect(() => {
    const rest = () => setBusy(false)
    window.addEventListener('pageshow', rest)
    return () => window.removeEventListener('pageshow', rest)
  }, [])
  if (IN_APP.test(navigator.userAgent)) return <Notice>{t('auth.google_in_app')}</Notice>

  async function leave() {
    setBusy(true)
    setFailure(null)
    try {
      // Code that does not come means that there is no network.
      const { leaveForGoogle } = await import('./google.ts').catch(() => Promise.reject(new ApiError('network')))
      await leaveForGoogle(from)
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
        {t('auth.google')}
      </Button>
    </>
  )
}
