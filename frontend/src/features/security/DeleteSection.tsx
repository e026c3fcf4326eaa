import { DELETION_GRACE_DAYS } from '@tajiconnect/contract/limits'
import type { User } from '@tajiconnect/contract/users'
import { useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { focusOnArrival } from '../../parts/focus.ts'
import { Button } from '../../ui/Button.tsx'
import { DeleteDialog } from './DeleteDialog.tsx'
import { Section } from '../../ui/Section.tsx'

/** Leaving for good. Taking it back is at the top of every page (see DeletionBanner). */
export function DeleteSection({ user }: { user: User }) {
  const t = useT()
  const { date } = useFormat()
  const [asking, setAsking] = useState(false)
  const [asked, setAsked] = useState(false)
  return (
    <Section title={t('security.delete')}>
      {user.deletes_at ? (
        <p ref={asked ? focusOnArrival : undefined} tabIndex={-1} className="outline-none">
          {t('security.delete_pending', { date: date(user.deletes_at) })}
        </p>
      ) : (
        <>
          <p className="text-ink-2">{t('security.delete_text', { days: DELETION_GRACE_DAYS })}</p>
          <Button look="secondary" icon="bin" onClick={() => setAsking(true)}>
            {t('security.delete_open')}
          </Button>
        </>
      )}
      {asking && (
        <DeleteDialog
          user={user}
          onClose={() => setAsking(false)}
          onAsked={() => {
            setAsked(true)
            setAsking(false)
          }}
        />
      )}
    </Section>
  )
}
