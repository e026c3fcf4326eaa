import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { AiReason } from './AiReason.tsx'
import { Fit } from './Fit.tsx'
import { Parts } from './Parts.tsx'
import { ReasonList } from './ReasonList.tsx'
import { SkillsToBuild } from './SkillsToBuild.tsx'
import { isAbsent, recommendationsQuery } from './recommendations.ts'

/** The reasons of the newest list, and the skills to build, where this career is on it. */
export function WhyItFits({ id }: { id: string }) {
  const t = useT()
  const { data, error } = useQuery(recommendationsQuery)
  const match = isAbsent(error) ? undefined : data?.recommendations.find(({ career }) => career.id === id)
  if (!match) return null
  return (
    <>
      <section className="flex flex-col gap-3">
        <h2 className="text-lg">{t('careers.why')}</h2>
        <Fit match={match} />
        <ReasonList {...match} points />
        <AiReason reason={match.ai_reason} />
        <Parts parts={match.parts} />
      </section>
      <SkillsToBuild gaps={match.skill_gaps} />
    </>
  )
}
