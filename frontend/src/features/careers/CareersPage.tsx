import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { interestResultOf } from '../../parts/interests.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { CardsSkeleton } from './CardsSkeleton.tsx'
import { Matches } from './Matches.tsx'
import { SavedCareers } from './SavedCareers.tsx'

/** The careers that fit the learner's interests, each with its reasons. */
export default function CareersPage() {
  const t = useT()
  const results = useQuery(query('GET /psychometric/results'))
  return (
    <>
      <title>{`${t('careers.title')} · TajiConnect`}</title>
      <PageHeader title={t('careers.title')} />
      <Loaded query={results} skeleton={<CardsSkeleton />}>
        {({ items }) => {
          const result = interestResultOf(items)
          return result ? (
            <Matches result={result} newest={items[0] ?? result} />
          ) : (
            <EmptyState
              icon="compass"
              title={t('careers.no_result_title')}
              text={t('careers.no_result_text')}
              action={<ButtonLink href={paths.interests}>{t('careers.no_result_action')}</ButtonLink>}
            />
          )
        }}
      </Loaded>
      <SavedCareers />
      <ButtonLink look="secondary" icon="search" href={paths.explore}>
        {t('careers.explore_link')}
      </ButtonLink>
      <Further href={paths.stillPossible} label={t('careers.still')} text={t('careers.still_text')} />
      <Further href={paths.talk} label={t('careers.talk')} text={t('careers.talk_text')} />
      <Further href={paths.assessments} label={t('careers.about_you')} text={t('careers.about_you_text')} />
    </>
  )
}

const Further = ({ href, label, text }: { href: string; label: string; text: string }) => (
  <Link href={href} className="-mt-1 flex min-h-12 items-center justify-between gap-3 text-ink no-underline">
    <span>
      <span className="block font-semibold">{label}</span>
      <span className="block text-sm text-ink-2">{text}</span>
    </span>
    <Icon name="chevron" className="size-5 text-ink-2" />
  </Link>
)
