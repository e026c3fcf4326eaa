import type { Recommendation } from '@tajiconnect/contract/careers'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/Card.tsx'
import { Link } from '../../ui/Link.tsx'
import { AiReason } from './AiReason.tsx'
import { CareerChips } from './CareerChips.tsx'
import { Fit } from './Fit.tsx'
import { ReasonList } from './ReasonList.tsx'

interface MatchCardProps {
  match: Recommendation
  /** The list is sure enough for figures; otherwise they wait on the career's own page, beside what they are made of. */
  sure: boolean
  /** The learner's limits made the list, more than its order did. */
  limited: boolean
}

/** One career that fits, and why. The whole card leads to it. */
export function MatchCard({ match, sure, limited }: MatchCardProps) {
  const t = useT()
  const text = useText()
  const { career } = match
  return (
    <li className="focus-card relative rounded-card">
      <Card>
        <h2 className="text-lg">
          <Link
            href={paths.career(career.id)}
            lang={career.curated ? undefined : 'en'}
            className="text-ink no-underline after:absolute after:inset-0 after:rounded-card"
          >
            {text(career.title)}
          </Link>
        </h2>
        {sure ? (
          <Fit match={match} />
        ) : (
          <p className="text-sm text-ink-2">{t(limited ? 'careers.not_ruled_out' : 'careers.among_best')}</p>
        )}
        <ReasonList {...match} points={sure} />
        <AiReason reason={match.ai_reason} />
        <CareerChips career={career} />
        <p aria-hidden className="font-semibold text-primary">
          {t('careers.see')}
        </p>
      </Card>
    </li>
  )
}
