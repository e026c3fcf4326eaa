import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { paths } from '../../paths.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useDesk } from './desk.ts'
import { forgetDraft } from './drafts.ts'

/** Throws a draft away that learners have never seen; asks first, as nothing brings it back. */
export function DeleteDraft() {
  const t = useT()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { course } = useDesk()
  const [asking, setAsking] = useState(false)
  const { id, title } = course
  const remove = useMutation({
    mutationFn: () => call('DELETE /courses/{id}', { params: { id } }),
    onSuccess: async () => {
      await navigate(paths.teach)
      forgetDraft(id)
      void client.invalidateQueries({ queryKey: queryKey('GET /courses/authored') })
    },
  })
  const close = () => setAsking(false)
  return (
    <div>
      <Button look="quiet" icon="bin" onClick={() => setAsking(true)}>
        {t('authoring.draft_delete')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('authoring.draft_delete_title', { title })}
          confirm={t('authoring.draft_delete')}
          danger
          busy={remove.isPending}
          onConfirm={() => remove.mutate()}
          onClose={close}
        >
          <p>{t('authoring.draft_delete_text')}</p>
          {remove.error && <Notice tone="danger">{t(errorWords(remove.error))}</Notice>}
        </ConfirmDialog>
      )}
    </div>
  )
}
