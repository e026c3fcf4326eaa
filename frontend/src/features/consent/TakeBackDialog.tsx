import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { useFailureWords } from '../../parts/failure.ts'
import { call, query } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
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
    <Dialog
      open
      onClose={onClose}
      title={t('consent.take_back_title')}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button look="danger" wide busy={isPending} onClick={() => mutate()}>
            {t('consent.take_back')}
          </Button>
          <Button look="quiet" wide onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {error && <Notice tone="danger">{failureWords(error)}</Notice>}
        <p>{t('consent.take_back_text', { name })}</p>
      </div>
    </Dialog>
  )
}
