import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Link } from '../../ui/Link.tsx'
import { Notice } from '../../ui/Notice.tsx'

const LINK = 'font-semibold text-primary underline underline-offset-4'

/** Says plainly that the list may be off, and what would make it better. */
export function NotSure() {
  const t = useT()
  return (
    <Notice tone="warn" title={t('careers.unsure_title')}>
      <p>{t('careers.unsure_text')}</p>
      <Disclosure summary={t('careers.unsure_help')}>
        <ul className="flex list-disc flex-col gap-3 pl-5">
          <li>
            {t('careers.help_again')}{' '}
            <Link href={paths.interestResult} className={LINK}>
              {t('careers.help_again_link')}
            </Link>
          </li>
          <li>
            {t('careers.help_explore')}{' '}
            <Link href={paths.explore} className={LINK}>
              {t('careers.explore_link')}
            </Link>
          </li>
          <li>{t('careers.help_talk')}</li>
        </ul>
      </Disclosure>
    </Notice>
  )
}
