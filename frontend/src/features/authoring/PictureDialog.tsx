import type { Content } from '@tajiconnect/contract/content'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { FilePreview } from './FilePreview.tsx'
import FilePicker from './FilePicker.tsx'

interface PictureDialogProps {
  lang: string
  onChoose: (markdown: string) => void
  onClose: () => void
}

/** A picture, then what it shows in words: for whoever cannot see it, or pay for it. Gives both as markdown. */
export default function PictureDialog({ lang, onChoose, onClose }: PictureDialogProps) {
  const t = useT()
  const [file, setFile] = useState<Content | null>(null)
  const [alt, setAlt] = useState('')
  const [error, setError] = useState(false)
  if (!file)
    return <FilePicker kinds={['image']} title={t('authoring.picture_choose')} onClose={onClose} onChoose={setFile} />
  return (
    <Dialog open onClose={onClose} title={t('authoring.picture_alt')} closeLabel={t('common.close')}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          // Square brackets would end the words where they stand.
          const words = alt.replaceAll('[', '(').replaceAll(']', ')').replaceAll('\\', '').trim()
          if (words) onChoose(`![${words}](content:${file.id})`)
          else setError(true)
        }}
      >
        <FilePreview file={file} />
        <TextField
          label={t('authoring.picture_shows')}
          hint={t('authoring.picture_shows_hint')}
          error={error && !alt.trim() ? t('authoring.picture_shows_missing') : undefined}
          lang={lang}
          value={alt}
          maxLength={300}
          required
          onChange={({ target }) => setAlt(target.value)}
        />
        <Button type="submit">{t('authoring.picture_insert')}</Button>
      </form>
    </Dialog>
  )
}
