import { useT } from '../i18n/i18n.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

export function NotFoundPage() {
  const t = useT()
  const title = t('common.not_found_title')
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      <PageHeader title={title} lead={t('common.not_found_text')} />
      <div>
        <ButtonLink href={paths.today}>{t('common.today')}</ButtonLink>
      </div>
    </>
  )
}
