import { useEffect } from 'react'
import { config } from '../config.ts'
import { useLocale } from '../i18n/i18n.ts'
import { useSavesData } from '../parts/player/useSavesData.ts'
import { useSession } from '../stores/session.ts'
import { keepOnPhone } from './worker.ts'

/** Only of a build, where its files have names that last. */
const kept = import.meta.env.PROD && config.enableServiceWorker && 'serviceWorker' in navigator

/** Lets the app start without a network, and be put on the phone's first screen; from the first sign-in on. */
export const KeptOnPhone = () => (kept ? <Keeper /> : null)

/** Pages are fetched ahead for learners who have not said that they are short of data. */
function Keeper() {
  const locale = useLocale()
  const savesData = useSavesData()
  const learns = useSession(({ user }) => user?.role === 'learner')
  const ahead = learns && savesData === false ? locale : null
  useEffect(() => {
    // Blocked by the browser or by who runs it: nothing else depends on it.
    keepOnPhone(ahead).catch(() => undefined)
  }, [ahead])
  return <link rel="manifest" href="/manifest.webmanifest" />
}
