import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { takeOff } from '../../stores/parking.ts'
import type { Person } from '../../stores/people.ts'
import { Button } from '../../ui/Button.tsx'
import { useUnsent } from './useUnsent.ts'

/** Anybody may do it, as nothing is lost by it: work that has not been sent waits for its owner all the same. */
export function TakeOff({ person: { user }, onDone }: { person: Person; onDone: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const { id, name } = user
  const count = useUnsent(id)
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)

  function confirm() {
    close()
    onDone()
    void takeOff(id)
    void navigate(-1)
  }

  return (
    <>
      <Button look="quiet" icon="bin" wide onClick={() => setAsking(true)}>
        {t('people.take_off')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('people.take_off_title', { name })}
          confirm={t('people.take_off')}
          danger
          onConfirm={confirm}
          onClose={close}
        >
          <p>{t('people.take_off_text', { name })}</p>
          {count > 0 && <p>{t('people.take_off_unsent', { name, count })}</p>}
        </ConfirmDialog>
      )}
    </>
  )
}
