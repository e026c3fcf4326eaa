import type { SchoolClass } from '@tajiconnect/contract/authoring'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { paths } from '../../paths.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { call } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { taughtClasses } from './queries.ts'

/** Ends a class; asks first, as its code is not given again. */
export function CloseClass({ schoolClass: { id, course_id, name } }: { schoolClass: SchoolClass }) {
  const t = useT()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  const end = useMutation({
    mutationFn: () => call('DELETE /courses/{id}/classes/{class_id}', { params: { id: course_id, class_id: id } }),
    onSuccess: async () => {
      await navigate(paths.teach)
      client.setQueryData(
        taughtClasses.queryKey,
        (held) => held && { items: held.items.filter((one) => one.id !== id) },
      )
    },
  })
  return (
    <div>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('classes.close')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('classes.close_title', { name })}
          confirm={t('classes.close')}
          danger
          busy={end.isPending}
          onConfirm={() => end.mutate()}
          onClose={close}
        >
          <p>{t('classes.close_text')}</p>
          {end.error && <Notice tone="danger">{t(errorWords(end.error))}</Notice>}
        </ConfirmDialog>
      )}
    </div>
  )
}
