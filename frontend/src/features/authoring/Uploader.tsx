import { CONTENT_MAX_BYTES, PICTURE_MAX_BYTES } from '@tajiconnect/contract/limits'
import { useState, type DragEvent } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { FileButton } from '../../ui/Button.tsx'
import { ACCEPT, TYPE_NAMES, type FileKind } from './file-kinds.ts'
import { UploadRow } from './UploadRow.tsx'
import { uploads, useUploads } from './uploads.ts'

/** Where files are chosen or dropped, and how far each of them is. */
export function Uploader({ kinds }: { kinds: readonly FileKind[] }) {
  const t = useT()
  const { bytes } = useFormat()
  const [over, setOver] = useState(false)
  const list = useUploads((state) => state.uploads)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    uploads.add([...event.dataTransfer.files])
  }
  return (
    <div className="flex flex-col gap-3">
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the button inside does the same */}
      <div
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={`flex flex-col items-start gap-2 rounded-card border-[1.5px] border-dashed p-4 ${over ? 'border-primary bg-primary-soft' : 'border-edge'}`}
      >
        <FileButton
          look="secondary"
          icon="upload"
          accept={kinds.map((kind) => ACCEPT[kind]).join()}
          onChoose={(file) => uploads.add([file])}
        >
          {t('authoring.upload')}
        </FileButton>
        <p className="text-sm text-ink-2">
          {t(kinds.some((kind) => kind !== 'image') ? 'authoring.upload_hint' : 'authoring.upload_hint_picture', {
            types: kinds.flatMap((kind) => TYPE_NAMES[kind]).join(', '),
            size: bytes(CONTENT_MAX_BYTES),
            picture: bytes(PICTURE_MAX_BYTES),
          })}
        </p>
      </div>
      {list.length > 0 && (
        <ul aria-label={t('authoring.uploads')} className="flex flex-col divide-y divide-line">
          {list.map((upload) => (
            <UploadRow key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
    </div>
  )
}
