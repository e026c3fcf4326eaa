import { useQueryClient } from '@tanstack/react-query'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { useLearner } from './learner.ts'
import { skillsQuery } from './plan.ts'
import type { End } from './session.ts'
import { useSkillWords } from './words.ts'

interface NothingProps {
  end: End
  /** The one skill that was to be practised. */
  only?: string | null
  busy: boolean
  onRetry: () => void
}

/** Why there is nothing to practise, and the one thing to do. */
export function Nothing({ end, only = null, busy, onRetry }: NothingProps) {
  const t = useT()
  if (end === 'unreachable')
    return (
      <EmptyState
        icon="offline"
        title={t('skills.unreachable_title')}
        text={t('skills.unreachable_text')}
        action={
          <Button look="secondary" busy={busy} onClick={onRetry}>
            {t('common.retry')}
          </Button>
        }
      />
    )
  if (end === 'no_path')
    return (
      <EmptyState
        icon="compass"
        title={t('skills.no_path_title')}
        text={t('skills.no_path_text')}
        action={
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={paths.careers}>{t('skills.choose_career')}</ButtonLink>
            <ButtonLink look="secondary" href={paths.subjects}>
              {t('skills.choose_subject')}
            </ButtonLink>
          </div>
        }
      />
    )
  if (end === 'no_items')
    return (
      <EmptyState
        icon="book"
        title={t('skills.no_items_title')}
        text={t('skills.no_items_text')}
        action={<ButtonLink href={only ? paths.skill(only) : paths.skills}>{t('skills.see_skills')}</ButtonLink>}
      />
    )
  return only === null ? <AllLearnt /> : <JustAsked />
}

/** Every skill is learnt, and the day of none has come. */
function AllLearnt() {
  const t = useT()
  const textOf = useText()
  const { returns } = useSkillWords()
  const skills = useQueryClient().getQueryData(skillsQuery.queryKey)?.items ?? []
  const soonest = Object.entries(useLearner().data?.skills ?? {})
    .filter(([, { memory }]) => memory)
    .toSorted(([, a], [, b]) => (a.memory!.due < b.memory!.due ? -1 : 1))
    .flatMap(([id, state]) => {
      const skill = skills.find((each) => each.id === id)
      const day = returns(state)
      return skill && day ? [{ skill: textOf(skill.name), day }] : []
    })[0]
  return (
    <EmptyState
      icon="check"
      title={t('skills.none_title')}
      text={soonest ? t('skills.returns', soonest) : t('skills.none_text')}
      action={<ButtonLink href={paths.skills}>{t('skills.see_skills')}</ButtonLink>}
    />
  )
}

function JustAsked() {
  const t = useT()
  return (
    <EmptyState
      icon="clock"
      title={t('skills.asked_title')}
      text={t('skills.asked_text')}
      action={<ButtonLink href={paths.practice}>{t('skills.practise_all')}</ButtonLink>}
    />
  )
}
