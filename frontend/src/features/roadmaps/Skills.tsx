import type { MasteryLevel } from '@tajiconnect/contract/learner/levels'
import type { StepSkill } from '@tajiconnect/contract/roadmaps'
import type { ComponentProps } from 'react'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Link } from '../../ui/Link.tsx'

const LOOKS: Record<MasteryLevel, Pick<ComponentProps<typeof Chip>, 'tone' | 'icon'>> = {
  none: { tone: 'plain' },
  attempted: { tone: 'plain' },
  familiar: { tone: 'accent' },
  proficient: { tone: 'primary', icon: 'check' },
  mastered: { tone: 'primary', icon: 'star' },
}

/** What a course teaches, how well the learner knows each of it, and the way to practise it. */
export function Skills({ skills }: { skills: readonly StepSkill[] }) {
  const t = useT()
  const text = useText()
  return (
    <div className="w-full max-w-text">
      <p className="text-sm text-ink-2">{t('roadmaps.skills')}</p>
      <ul className="divide-y divide-line">
        {skills.map(({ id, name, level }) => (
          <li key={id} className="flex items-center gap-x-3">
            <Link
              href={paths.practiseSkill(id)}
              className="flex min-h-12 min-w-0 flex-1 items-center py-2 leading-tight text-primary underline underline-offset-4"
            >
              {text(name)}
            </Link>
            <span className="shrink-0">
              <Chip {...LOOKS[level]}>{t(`common.level_${level}`)}</Chip>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
