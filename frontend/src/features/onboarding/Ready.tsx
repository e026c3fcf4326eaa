import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Navigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { useBorn } from '../../parts/consent.ts'
import { interestResultOf } from '../../parts/interests.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'

/** What comes next and why. Whoever has answered the interest questions before goes straight on. */
export function Ready() {
  const t = useT()
  const { minor } = useBorn()
  const { data: results } = useQuery(query('GET /psychometric/results'))

  useEffect(() => {
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [])

  if (results && interestResultOf(results.items)) return <Navigate to={paths.today} replace />
  return (
    <>
      <title>{`${t('onboarding.ready_title')} · TajiConnect`}</title>
      <span className="mt-4 grid size-12 place-items-center rounded-chip bg-primary-soft text-primary">
        <Icon name="check" />
      </span>
      <PageHeader title={t('onboarding.ready_title')} lead={t('onboarding.ready_lead')} />
      <p className="max-w-text">{t('onboarding.ready_why')}</p>
      {minor && <p className="max-w-text">{t('onboarding.ready_guardian')}</p>}
      <div className="flex flex-col gap-2">
        <ButtonLink wide href={paths.interests}>
          {t('onboarding.ready_go')}
        </ButtonLink>
        <ButtonLink look="quiet" wide href={paths.today}>
          {t('onboarding.later')}
        </ButtonLink>
      </div>
    </>
  )
}
