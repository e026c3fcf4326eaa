import { useT } from '../../i18n/i18n.ts'

/** The first thing a keyboard meets on each page. */
export function SkipLink() {
  const t = useT()
  return (
    <a
      href="#content"
      className="sr-only rounded-control bg-surface px-4 py-3 font-semibold text-primary focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-30"
    >
      {t('common.skip_to_content')}
    </a>
  )
}
