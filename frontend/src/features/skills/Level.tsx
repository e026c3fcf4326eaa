import type { SkillState } from '@tajiconnect/contract/skills'
import { useT } from '../../i18n/i18n.ts'
import { Steps } from '../../ui/Progress.tsx'
import { RANKS, rankOf, useSkillWords } from './words.ts'

/** How well a skill is known: as steps, as a word, and how sure that is. */
export function Level({ state }: { state: SkillState | undefined }) {
  const t = useT()
  const { level, knows } = useSkillWords()
  const now = state?.level ?? 'none'
  return (
    <div className="flex items-center gap-3">
      <Steps label={t('skills.rank', { rank: rankOf(now), ranks: RANKS })} value={rankOf(now)} max={RANKS} />
      <div className="min-w-0">
        <p className="font-semibold">{level(now)}</p>
        <p className="text-sm text-ink-2">{knows(state)}</p>
      </div>
    </div>
  )
}
