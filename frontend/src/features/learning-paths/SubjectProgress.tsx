import type { LearningPath } from '@tajiconnect/contract/learning-paths'
import { useT } from '../../i18n/i18n.ts'
import { ProgressBar } from '../../ui/Progress.tsx'

/** How many skills of a subject are learnt; nothing where it has none. */
export function SubjectProgress({ path: { done, total } }: { path: LearningPath }) {
  const t = useT()
  if (total === 0) return null
  const words = t('learning-paths.skills_learnt', { done, total })
  return (
    <>
      <ProgressBar label={t('learning-paths.progress')} value={done} max={total} text={words} />
      <p className="text-sm text-ink-2">{words}</p>
    </>
  )
}
