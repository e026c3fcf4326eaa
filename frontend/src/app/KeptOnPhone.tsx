import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { config } from '../config.ts'
import { useLocale } from '../i18n/i18n.ts'
import { browserSavesData, isLittle } from '../parts/player/useSavesData.ts'
import { query } from '../services/api/endpoints.ts'
import { useSession } from '../stores/session.ts'
import { keepOnPhone } from './worker.ts'

/** Only of a build, where its files have names that last. */
const isKept = () => import.meta.env.PROD && config.enableServiceWorker && 'serviceWorker' in navigator

/** Lets the app start without a network, and be put on the phone's first screen; from the first sign-in on. */
export const KeptOnPhone = () => (isKept() ? <Keeper /> : null)

/** Pages are fetched ahead for learners who have been asked, and have not said that they are short of data. */
function Keeper() {
  const locale = useLocale()
  const learns = useSession(({ user }) => user?.role === 'learner')
  const { data: told } = useQuery({ ...query('GET /onboarding'), enabled: learns, staleTime: config.cacheDuration })
  const isRich = told?.completed_at && !isLittle(told.weekly_data_mb) && !browserSavesData()
  const ahead = learns && isRich ? locale : null
  useEffect(() => {
    // Blocked by the browser or by who runs it: nothing else depends on it.
    keepOnPhone(ahead).catch(() => undefined)
  }, [ahead])
  return <link rel="manifest" href="/manifest.webmanifest" />
}
