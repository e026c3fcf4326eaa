import { useT } from '../i18n/i18n.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { EmptyState } from '../ui/States.tsx'

export function NotFoundPage() {
  const t = useT()
  return (
    <EmptyState
      icon="compass"
      title={t('common.not_found_title')}
      text={t('common.not_found_text')}
      action={<ButtonLink href={paths.today}>{t('common.today')}</ButtonLink>}
    />
  )
}
