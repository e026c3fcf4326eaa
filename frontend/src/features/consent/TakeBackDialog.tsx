import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { useFailureWords } from '../../parts/failure.ts'
import { call, query } from '../../services/api/endpoints.ts'
import { Notice } from '../../ui/Notice.tsx'

/** Asks before: the learner alone cannot give it again. */
export function TakeBackDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const t = useT()
  const failureWords = useFailureWords()
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call('DELETE /users/me/consent'),
    onSuccess: (consent) => {
      onClose()
      client.setQueryData(query('GET /users/me/consent').queryKey, consent)
    },
  })
  return (
    <ConfirmDialog
      title={t('consent.take_back_title')}
      confirm={t('consent.take_back')}
      danger
      busy={isPending}
      onConfirm={() => mutate()}
      onClose={onClose}
    >
      {error && <Notice tone="danger">{failureWords(error)}</Notice>}
      <p>{t('consent.take_back_text', { name })}</p>
    </ConfirmDialog>
  )
}
