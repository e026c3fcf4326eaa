import { useT } from '../../i18n/i18n.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { FileLibrary } from './FileLibrary.tsx'
import { FILE_KINDS } from './file-kinds.ts'

/** Everything one has uploaded. */
export default function FilesPage() {
  const t = useT()
  return (
    <>
      <title>{`${t('authoring.files')} · TajiConnect`}</title>
      <PageHeader title={t('authoring.files')} lead={t('authoring.files_lead')} />
      <FileLibrary kinds={FILE_KINDS} />
    </>
  )
}
