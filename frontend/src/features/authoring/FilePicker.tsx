import type { Content } from '@tajiconnect/contract/content'
import { useT } from '../../i18n/i18n.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FileLibrary } from './FileLibrary.tsx'
import type { FileKind } from './file-kinds.ts'

interface FilePickerProps {
  kinds: readonly FileKind[]
  title?: string
  onChoose: (file: Content) => void
  onClose: () => void
}

/** One of one's own files, or one that is uploaded here. */
export default function FilePicker({ kinds, title, onChoose, onClose }: FilePickerProps) {
  const t = useT()
  return (
    <Dialog open onClose={onClose} title={title ?? t('authoring.file_choose')} closeLabel={t('common.close')}>
      <div className="flex flex-col gap-4">
        <FileLibrary kinds={kinds} onChoose={onChoose} />
      </div>
    </Dialog>
  )
}
