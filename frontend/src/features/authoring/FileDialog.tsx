import type { Content, ContentPatch } from '@tajiconnect/contract/content'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Captions } from './Captions.tsx'
import { FilePreview } from './FilePreview.tsx'
import { kindOf } from './file-kinds.ts'
import { Transcript } from './Transcript.tsx'

/** What is known of a file, to be looked at and changed. */
export default function FileDialog({ file, onClose }: { file: Content; onClose: () => void }) {
  const t = useT()
  const client = useQueryClient()
  const { id } = file
  const renew = () => client.invalidateQueries({ queryKey: queryKey('GET /content') })
  const change = useMutation({
    mutationFn: (body: ContentPatch) => call('PATCH /content/{id}', { params: { id }, body }),
    onSuccess: renew,
  })
  const remove = useMutation({
    mutationFn: () => call('DELETE /content/{id}', { params: { id } }),
    onSuccess: async () => {
      onClose()
      await renew()
    },
  })
  const [name, setName] = useState(file.name)
  const [sure, setSure] = useState(false)
  const kind = kindOf(file.media_type)
  const timed = kind === 'audio' || kind === 'video'
  const error = remove.error ?? change.error
  return (
    <Dialog open onClose={onClose} title={file.name} closeLabel={t('common.close')}>
      <div className="flex flex-col gap-5">
        {error && <Notice tone="danger">{t(errorWords(error))}</Notice>}
        <FilePreview file={file} />
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            change.mutate({ name })
          }}
        >
          <TextField
            label={t('authoring.file_name')}
            value={name}
            maxLength={120}
            required
            onChange={({ target }) => setName(target.value)}
          />
          {name.trim() !== file.name && (
            <div>
              <Button type="submit" look="secondary" busy={change.isPending}>
                {t('authoring.rename')}
              </Button>
            </div>
          )}
        </form>
        {timed && <Captions file={file} busy={change.isPending} onChange={change.mutate} />}
        {timed && <Transcript file={file} busy={change.isPending} onChange={change.mutate} />}
        <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
          {sure ? (
            <>
              <p className="w-full">{t('authoring.file_delete_text')}</p>
              <Button look="danger" busy={remove.isPending} onClick={() => remove.mutate()}>
                {t('authoring.delete')}
              </Button>
              <Button look="quiet" onClick={() => setSure(false)}>
                {t('common.cancel')}
              </Button>
            </>
          ) : (
            <Button look="quiet" icon="bin" onClick={() => setSure(true)}>
              {t('authoring.file_delete')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
