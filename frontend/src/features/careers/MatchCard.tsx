import type { Recommendation } from '@tajiconnect/contract/careers'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/Card.tsx'
import { Link } from '../../ui/Link.tsx'
import { AiReason } from './AiReason.tsx'
import { CareerChips } from './CareerChips.tsx'
import { Fit } from './Fit.tsx'
import { ReasonList } from './ReasonList.tsx'

/** One career that fits, and why. The whole card leads to it. */
export function MatchCard({ match }: { match: Recommendation }) {
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
        <Fit match={match} />
        <ReasonList {...match} />
        <AiReason reason={match.ai_reason} />
        <CareerChips career={career} />
        <p aria-hidden className="font-semibold text-primary">
          {t('careers.see')}
        </p>
      </Card>
    </li>
  )
}
