import type { Recommendation } from '@tajiconnect/contract/careers'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'

/** What the work asks for and the learner does not have yet, as far as it is known. */
export function SkillsToBuild({ gaps }: { gaps: Recommendation['skill_gaps'] }) {
  const t = useT()
  const text = useText()
  const { number } = useFormat()
  const level = (value: number) => number(Math.round(value * 2) / 2)
  if (gaps.length === 0) return null
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">{t('careers.skills')}</h2>
      <p className="max-w-text text-sm text-ink-2">{t('careers.skills_text')}</p>
      <ul className="flex flex-col divide-y divide-line">
        {gaps.map(({ skill, level: asked, mine }) => (
          <li key={skill.en} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <span className="font-semibold">{text(skill)}</span>
            <span className="text-sm text-ink-2 tabular-nums">
              {mine === null
                ? t('careers.skill_asked', { level: level(asked) })
                : t('careers.skill_asked_had', { level: level(asked), mine: level(mine) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
