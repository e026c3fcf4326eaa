import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { park } from '../../stores/parking.ts'
import { usePeople } from '../../stores/people.ts'
import { useSession } from '../../stores/session.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Section } from '../../ui/Section.tsx'

/** For whoever shares the phone: choosing a PIN and, once there is one, making room for the next learner. */
export function SharedPhone() {
  const t = useT()
  const hasPin = useHasPin()
  const [busy, setBusy] = useState(false)
  const change = () => {
    setBusy(true)
    void park().finally(() => setBusy(false))
  }
  return (
    <Section title={t('users.shared')}>
      <p className="text-ink-2">{t(hasPin ? 'users.shared_switch_text' : 'users.shared_text')}</p>
      {hasPin && (
        <Button icon="people" wide busy={busy} onClick={change}>
          {t('users.shared_switch')}
        </Button>
      )}
      <ButtonLink look={hasPin ? 'quiet' : 'secondary'} icon="lock" wide href={paths.phone}>
        {t(hasPin ? 'users.shared_change' : 'users.shared_set')}
      </ButtonLink>
    </Section>
  )
}

/** Whether the signed-in person has a PIN on this phone. */
export function useHasPin(): boolean {
  const user_id = useSession(({ user }) => user?.id)
  return usePeople(({ people }) => people.some(({ user, lock }) => user.id === user_id && lock))
}
