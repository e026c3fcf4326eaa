import type { DeviceSession } from '@tajiconnect/contract/auth'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { useFailureWords } from '../../parts/failure.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useDeviceName } from './Device.tsx'

export type Ending = DeviceSession | 'others'

interface EndDialogProps {
  ending: Ending
  onClose: () => void
  onEnded: () => void
}

/** Asks before a device is signed out: nobody can sign it in again from here. */
export function EndDialog({ ending, onClose, onEnded }: EndDialogProps) {
  const t = useT()
  const failureWords = useFailureWords()
  const nameOf = useDeviceName()
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => end(ending),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: queryKey('GET /auth/sessions') })
      onClose()
      onEnded()
    },
  })
  const others = ending === 'others'
  return (
    <ConfirmDialog
      title={others ? t('security.devices_end_title') : t('security.device_end_title', { name: nameOf(ending) })}
      confirm={t(others ? 'security.devices_end' : 'security.device_end')}
      danger
      busy={isPending}
      onConfirm={() => mutate()}
      onClose={onClose}
    >
      {error && <Notice tone="danger">{failureWords(error)}</Notice>}
      <p>{t(others ? 'security.devices_end_text' : 'security.device_end_text')}</p>
    </ConfirmDialog>
  )
}

async function end(ending: Ending): Promise<void> {
  if (ending === 'others') return call('DELETE /auth/sessions')
  try {
    await call('DELETE /auth/sessions/{id}', { params: { id: ending.id } })
  } catch (error) {
    // It has left by itself meanwhile, which is what was asked for.
    if (!(error instanceof ApiError && error.code === 'not_found')) throw error
  }
}
