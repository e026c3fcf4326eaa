import type { LearnerState, SkillInPlace } from '@tajiconnect/contract/skills'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Link } from '../../ui/Link.tsx'
import { Lessons } from './Lessons.tsx'
import { Level } from './Level.tsx'
import type { Plan } from './plan.ts'
import { useSkillWords } from './words.ts'

interface SkillDetailProps {
  /** None: nothing is open. */
  skill: SkillInPlace | undefined
  plan: Plan
  state: LearnerState
  hrefOf: (skill: string) => string
  onClose: () => void
}

/** One skill: how well it is known, what it rests on and opens, where it is taught, when it comes back. */
export function SkillDetail({ skill, plan, state, hrefOf, onClose }: SkillDetailProps) {
  const t = useT()
  const textOf = useText()
  const { returns } = useSkillWords()
  if (!skill) return null
  const known = state.skills[skill.id]
  const day = known && returns(known)
  const name = textOf(skill.name)
  const list = { state, hrefOf }
  return (
    <Dialog
      key={skill.id}
      open
      onClose={onClose}
      title={name}
      closeLabel={t('common.close')}
      actions={
        <ButtonLink wide href={paths.practiseSkill(skill.id)}>
          {t('common.practise')}
        </ButtonLink>
      }
    >
      <div className="flex flex-col gap-4">
        <Level state={known} />
        {day && <p className="max-w-text">{t('skills.returns', { skill: name, day })}</p>}
        <Others
          {...list}
          title={t('skills.rests_on')}
          skills={plan.skills.filter(({ id }) => skill.prerequisites.includes(id))}
        />
        <Others
          {...list}
          title={t('skills.opens')}
          skills={plan.skills.filter(({ prerequisites }) => prerequisites.includes(skill.id))}
        />
        <Lessons skill={skill} courses={plan.courses} />
      </div>
    </Dialog>
  )
}

interface OthersProps extends Pick<SkillDetailProps, 'state' | 'hrefOf'> {
  title: string
  skills: readonly SkillInPlace[]
}

function Others({ title, skills, state, hrefOf }: OthersProps) {
  const textOf = useText()
  const { level } = useSkillWords()
  if (skills.length === 0) return null
  return (
    <div>
      <p className="text-sm text-ink-2">{title}</p>
      <ul className="flex flex-col">
        {skills.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-3">
            <Link
              href={hrefOf(id)}
              className="inline-flex min-h-12 items-center text-primary underline decoration-line underline-offset-4"
            >
              {textOf(name)}
            </Link>
            <span className="text-sm text-ink-2">{level(state.skills[id]?.level ?? 'none')}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
