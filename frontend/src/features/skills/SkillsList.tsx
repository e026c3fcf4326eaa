import type { LearnerState, SkillInPlace } from '@tajiconnect/contract/skills'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { Level } from './Level.tsx'
import { Lessons } from './Lessons.tsx'
import type { Plan } from './plan.ts'
import { useSkillWords } from './words.ts'

interface SkillsListProps {
  groups: readonly { id: string; name: string; skills: readonly SkillInPlace[] }[]
  plan: Plan
  state: LearnerState
  hrefOf: (skill: string) => string
}

/** All that the map shows, in words. */
export function SkillsList({ groups, plan, state, hrefOf }: SkillsListProps) {
  return groups.map(({ id, name, skills }) => (
    <section key={id} aria-label={name} className="flex flex-col">
      <h2 className="text-lg">{name}</h2>
      <ul className="flex flex-col divide-y divide-line">
        {skills.map((skill) => (
          <Row key={skill.id} skill={skill} plan={plan} state={state} hrefOf={hrefOf} />
        ))}
      </ul>
    </section>
  ))
}

interface RowProps extends Omit<SkillsListProps, 'groups'> {
  skill: SkillInPlace
}

function Row({ skill, plan, state, hrefOf }: RowProps) {
  const t = useT()
  const textOf = useText()
  const { levelWithin } = useSkillWords()
  const name = textOf(skill.name)
  const rests = plan.skills.filter(({ id }) => skill.prerequisites.includes(id))
  return (
    // What is far out of sight is not drawn, however many there are.
    <li className="flex flex-col gap-2 py-4 [contain-intrinsic-size:auto_13rem] [content-visibility:auto]">
      <h3 className="-my-2 text-base">
        <Link
          href={hrefOf(skill.id)}
          className="inline-flex min-h-12 items-center text-primary underline decoration-line underline-offset-4"
        >
          {name}
        </Link>
      </h3>
      <Level state={state.skills[skill.id]} />
      {rests.length > 0 && (
        <p className="text-sm text-ink-2">
          {t('skills.rests_on')}:{' '}
          {rests
            .map(({ id, name }) =>
              t('skills.named', { skill: textOf(name), level: levelWithin(state.skills[id]?.level ?? 'none') }),
            )
            .join(' · ')}
        </p>
      )}
      <Lessons skill={skill} courses={plan.courses} />
      <div>
        <ButtonLink
          look="secondary"
          href={paths.practiseSkill(skill.id)}
          aria-label={t('skills.practise_skill', { skill: name })}
        >
          {t('common.practise')}
        </ButtonLink>
      </div>
    </li>
  )
}
