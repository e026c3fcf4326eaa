import { useT } from '../../i18n/i18n.ts'
import { ButtonLink } from '../../ui/Button.tsx'

interface PagerProps {
  /** As in the reply. */
  list: { page: number; per_page: number; total: number }
  hrefOf: (page: number) => string
  /** Somebody has turned the page: what is now at the top can take the focus. */
  onTurn: () => void
}

export function Pager({ list: { page, per_page, total }, hrefOf, onTurn }: PagerProps) {
  const t = useT()
  const pages = Math.ceil(total / per_page)
  if (pages < 2) return null
  return (
    <nav aria-label={t('admin.pages')} className="flex items-center justify-between gap-2">
      <div>
        {page > 1 && (
          <ButtonLink look="secondary" href={hrefOf(Math.min(page - 1, pages))} rel="prev" onClick={onTurn}>
            {t('admin.page_before')}
          </ButtonLink>
        )}
      </div>
      <p className="text-sm text-ink-2">{t('admin.page_of', { page, pages })}</p>
      <div>
        {page < pages && (
          <ButtonLink look="secondary" href={hrefOf(page + 1)} rel="next" onClick={onTurn}>
            {t('admin.page_after')}
          </ButtonLink>
        )}
      </div>
    </nav>
  )
}
