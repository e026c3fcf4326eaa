import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { AiReason } from './AiReason.tsx'
import { Fit } from './Fit.tsx'
import { ReasonList } from './ReasonList.tsx'
import { isAbsent, recommendationsQuery } from './recommendations.ts'

/** The reasons of the newest list, where this career is on it. */
export function WhyItFits({ id }: { id: string }) {
  const t = useT()
  const { data, error } = useQuery(recommendationsQuery)
  const match = isAbsent(error) ? undefined : data?.recommendations.find(({ career }) => career.id === id)
  if (!match) return null
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">{t('careers.why')}</h2>
      <Fit score={match.score} />
      <ReasonList {...match} />
      <AiReason reason={match.ai_reason} />
    </section>
  )
}
