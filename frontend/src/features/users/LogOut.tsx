import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { logout } from '../../services/api/auth.ts'
import { useSync } from '../../stores/outbox.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useHasPin } from './SharedPhone.tsx'

/** Logging out, after a word on what becomes of work that has not been sent. */
export function LogOut() {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const count = useSync(({ waiting, parked }) => waiting + parked.length)
  const hasPin = useHasPin()
  const close = () => setAsking(false)
  return (
    <>
      <Button look="secondary" wide onClick={() => setAsking(true)}>
        {t('common.log_out')}
      </Button>
      <Dialog
        open={asking}
        onClose={close}
        title={t('users.leave_title')}
        closeLabel={t('common.close')}
        actions={
          <>
            <Button wide onClick={() => void logout()}>
              {count > 0 ? t('users.leave_keep', { count }) : t('common.log_out')}
            </Button>
            {count > 0 && (
              <Button look="secondary" icon="bin" wide onClick={() => void logout({ discardUnsent: true })}>
                {t('users.leave_discard', { count })}
              </Button>
            )}
            <Button look="quiet" wide onClick={close}>
              {t('common.cancel')}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-3">
          <p>{count > 0 ? t('users.leave_unsent', { count }) : t('users.leave_text')}</p>
          {hasPin && <p>{t('users.leave_pin')}</p>}
        </div>
      </Dialog>
    </>
  )
}
