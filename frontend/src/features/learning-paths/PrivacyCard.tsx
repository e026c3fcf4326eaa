import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { useConsent } from '../../parts/consent.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../stores/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { storage } from '../../utils/storage.ts'

const REST_MS = 7 * 24 * 60 * 60_000
const placeOf = (user_id: string) => `taji.privacy.later.${user_id}`

/**
 * Leads a learner whose age is unknown, or whose guardian nobody has asked, to Privacy; put away, it rests for a week. The
 * first questions ask for the age themselves, so it waits for their end.
 */
export function PrivacyCard() {
  const user = useSession((session) => session.user)
  const asks = user?.role === 'learner' && (user.onboarding_completed || user.born)
  return asks && <Quiet key={user.id} user_id={user.id} />
}

function Quiet({ user_id }: { user_id: string }) {
  const t = useT()
  const { state } = useConsent()
  const [rests, setRests] = useState(() => Date.now() < Number(storage.get(placeOf(user_id)) ?? 0))
  if (rests || (state !== 'unknown' && state !== 'needed')) return null
  return (
    <Card as="section" labelledBy="privacy">
      <p id="privacy" className="max-w-text">
        {t(`learning-paths.privacy_${state}`)}
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink look="secondary" href={paths.privacy}>
          {t(state === 'unknown' ? 'learning-paths.privacy_tell' : 'learning-paths.privacy_ask')}
        </ButtonLink>
        <Button
          look="quiet"
          onClick={() => {
            storage.set(placeOf(user_id), String(Date.now() + REST_MS))
            setRests(true)
          }}
        >
          {t('learning-paths.privacy_later')}
        </Button>
      </div>
    </Card>
  )
}
