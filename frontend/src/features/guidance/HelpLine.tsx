import { useT } from '../../i18n/i18n.ts'
import { Icon } from '../../ui/Icon.tsx'

/** Who listens at once. 116 is the national child helpline: free, at any hour, from any network in Kenya. */
export function HelpLine() {
  const t = useT()
  return (
    <aside aria-label={t('guidance.help_title')} className="rounded-card bg-sunk px-4 pt-3 pb-1 text-sm">
      <p className="max-w-text">
        <strong className="font-semibold">{t('guidance.help_title')}</strong> {t('guidance.help_text')}
      </p>
      <a
        href="tel:116"
        className="inline-flex min-h-12 items-center gap-2 text-base font-semibold text-primary underline underline-offset-4"
      >
        <Icon name="phone" className="size-5" />
        {t('guidance.help_call')}
      </a>
    </aside>
  )
}
