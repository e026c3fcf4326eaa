import type { AuthoredCourse } from '@tajiconnect/contract/authoring'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'

/** Whether learners see a course, and whether they see it as it is here. */
export function StatusChip({ course }: { course: Pick<AuthoredCourse, 'published_version' | 'changed'> }) {
  const t = useT()
  const { number } = useFormat()
  const { published_version, changed } = course
  if (published_version === null) return <Chip tone="info">{t('authoring.status_draft')}</Chip>
  const version = number(published_version)
  return changed ? (
    <Chip tone="accent" icon="pencil">
      {t('authoring.status_changed', { version })}
    </Chip>
  ) : (
    <Chip icon="check">{t('authoring.status_published', { version })}</Chip>
  )
}
