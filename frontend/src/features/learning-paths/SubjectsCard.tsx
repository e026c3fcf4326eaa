import type { LearningPath } from '@tajiconnect/contract/learning-paths'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/Card.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { SubjectProgress } from './SubjectProgress.tsx'

/** The subjects the learner has taken, with how far they are, and the way to take or leave one. */
export function SubjectsCard({ taken }: { taken: readonly LearningPath[] }) {
  const t = useT()
  const textOf = useText()
  return (
    <Card as="section" labelledBy="subjects">
      <h2 id="subjects" className="text-lg">
        {t('learning-paths.subjects')}
      </h2>
      {taken.length === 0 && <p className="-mt-1 text-sm text-ink-2">{t('learning-paths.subjects_none')}</p>}
      <ul className="flex flex-col gap-3">
        {taken.map((path) => (
          <li key={path.id} className="flex flex-col gap-1">
            <p className="font-semibold">{textOf(path.title)}</p>
            <SubjectProgress path={path} />
          </li>
        ))}
      </ul>
      <Link
        href={paths.subjects}
        className="-my-2 inline-flex min-h-12 items-center gap-1 font-semibold text-primary no-underline after:absolute after:inset-0 after:rounded-card"
      >
        {t(taken.length === 0 ? 'learning-paths.subjects_take' : 'learning-paths.subjects_change')}
        <Icon name="chevron" className="size-5" />
      </Link>
    </Card>
  )
}
