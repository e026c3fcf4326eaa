import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { enterAsSample } from './sample.ts'

const ASKED = '?sample'

/** The gateway answered and knows no Amina; anything else is a matter of the connection. */
const isRefusal = (reason: unknown) =>
  typeof reason === 'object' && reason !== null && 'status' in reason && String(reason.status).startsWith('4')

/** A link, so that a tap before the script has come is not lost: the page then starts again and finds the wish. */
export function SampleButton({ onFail }: { onFail: (words: string) => void }) {
  const t = useT()
  const navigate = useNavigate()
  const { search } = useLocation()
  const [busy, setBusy] = useState(false)
  const link = useRef<HTMLAnchorElement>(null)

  async function enter() {
    if (busy) return
    setBusy(true)
    try {
      await enterAsSample()
      void navigate(paths.today)
    } catch (reason) {
      setBusy(false)
      onFail(t(isRefusal(reason) ? 'landing.sample_missing' : 'landing.sample_offline'))
    }
  }

  useEffect(() => {
    if (search === ASKED) link.current?.click()
  }, [search])

  return (
    <ButtonLink
      ref={link}
      href={`${paths.landing}${ASKED}`}
      look="secondary"
      wide
      aria-busy={busy}
      onClick={(event) => {
        event.preventDefault()
        void enter()
      }}
    >
      {t('landing.sample')}
    </ButtonLink>
  )
}
