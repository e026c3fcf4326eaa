import type { Text } from '@tajiconnect/contract/common'
import type { LearnerState, SkillInPlace } from '@tajiconnect/contract/skills'
import { memo, startTransition, useEffect, useMemo, useState } from 'react'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Link } from '../../ui/Link.tsx'
import { Level } from './Level.tsx'
import { Lessons } from './Lessons.tsx'
import type { Courses, Plan } from './plan.ts'
import { useSkillWords } from './words.ts'

interface SkillsListProps {
  groups: readonly { id: string; name: string; skills: readonly SkillInPlace[] }[]
  plan: Plan
  state: LearnerState
  hrefOf: (skill: string) => string
}

/** Drawn at once, and then each time the browser has a moment, so that many are no wait. */
const AT_FIRST = 40
const AT_A_TIME = 160

/** All that the map shows, in words. */
export function SkillsList({ groups, plan, state, hrefOf }: SkillsListProps) {
  const total = groups.reduce((sum, { skills }) => sum + skills.length, 0)
  const [drawn, setDrawn] = useState(AT_FIRST)
  useEffect(() => {
    if (drawn >= total) return
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn + AT_A_TIME)))
    return () => clearTimeout(timer)
  }, [drawn, total])
  const named = useMemo(() => new Map(plan.skills.map(({ id, name }) => [id, name])), [plan.skills])

  return groups.map(({ id, name, skills }, at) => {
    const before = groups.slice(0, at).reduce((sum, group) => sum + group.skills.length, 0)
    const shown = skills.slice(0, Math.max(0, drawn - before))
    return (
      <section key={id} aria-label={name} className="flex flex-col">
        <h2 className="text-lg">{name}</h2>
        <ul className="flex flex-col divide-y divide-line">
          {shown.map((skill) => (
            <Row key={skill.id} skill={skill} courses={plan.courses} named={named} state={state} hrefOf={hrefOf} />
          ))}
        </ul>
      </section>
    )
  })
}

interface RowProps extends Pick<SkillsListProps, 'state' | 'hrefOf'> {
  skill: SkillInPlace
  courses: Courses
  named: ReadonlyMap<string, Text>
}

const Row = memo(({ skill, courses, named, state, hrefOf }: RowProps) => {
  const t = useT()
  const textOf = useText()
  const { levelWithin } = useSkillWords()
  const name = textOf(skill.name)
  const rests = skill.prerequisites.flatMap((id) => {
    const name = named.get(id)
    if (!name) return []
    return t('skills.named', { skill: textOf(name), level: levelWithin(state.skills[id]?.level ?? 'none') })
  })
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
          {t('skills.rests_on')}: {rests.join(' · ')}
        </p>
      )}
      <Lessons skill={skill} courses={courses} />
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
})
