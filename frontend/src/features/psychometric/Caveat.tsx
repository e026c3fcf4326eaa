import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../ui/Link.tsx'

/** How far a result may be trusted, in plain words; of interests also whom “most people” are. */
export function Caveat({ ofInterests }: { ofInterests: boolean }) {
  const t = useT()
  return (
    <p className="max-w-text text-sm text-ink-2">
      {t('psychometric.caveat')}
      {ofInterests && (
        <>
          {' '}
          {t('psychometric.sample')}{' '}
          <Link href={paths.about} className="font-semibold text-primary underline underline-offset-4">
            {t('psychometric.sample_more')}
          </Link>
        </>
      )}
    </p>
  )
}
