import { SESSION_ITEMS } from '@tajiconnect/contract/learner/session'
import type { NextAction } from '@tajiconnect/contract/learning-paths'
import type { MasteryLevel } from '@tajiconnect/contract/learner/levels'
import type { SkillInPlace, SkillState } from '@tajiconnect/contract/skills'
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useT, useText } from '../../i18n/i18n.ts'
import { Adaptations, type Change } from '../../parts/Adaptations.tsx'
import { focusOnArrival } from '../../parts/focus.ts'
import { placeOf } from '../../parts/next-action.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { useSync } from '../../stores/outbox.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Steps } from '../../ui/Progress.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { useLearner } from './learner.ts'
import type { Plan } from './plan.ts'
import type { End, PracticeSession } from './session.ts'
import { RANKS, rankOf, useSkillWords } from './words.ts'

interface FinishedProps {
  plan: Plan
  session: PracticeSession
  end: End
  onMore: () => void
}

/** What the session has moved, what comes back when, and the one next thing. */
export function Finished({ plan, session: { asked, before }, end, onMore }: FinishedProps) {
  const t = useT()
  const now = useLearner().data
  const next = useQuery(query('GET /learning-paths/{id}/next', { params: { id: 'main' } }))
  const main = useQuery(query('GET /learning-paths')).data?.items.find(({ id }) => id === 'main')
  // What the next action says already is not said twice, nor is there another way to the same place.
  const changes = main?.adaptations.filter((change) => next.data && leadsElsewhere(change, next.data)) ?? []
  const correct = asked.filter((answer) => answer.correct).length
  const touched = plan.skills.filter(({ id }) => id in before && now?.skills[id])
  return (
    <>
      <div className="flex flex-col gap-1">
        <h2 ref={focusOnArrival} tabIndex={-1} className="text-2xl outline-none">
          {t('skills.finished')}
        </h2>
        <p className="text-ink-2">{t('skills.score', { correct, total: asked.length })}</p>
      </div>
      {end === 'unreachable' && asked.length < SESSION_ITEMS && (
        <Notice tone="warn">{t('skills.rest_unreachable')}</Notice>
      )}
      {end !== 'unreachable' && asked.length < SESSION_ITEMS && (
        <Notice>{t(end === 'no_path' ? 'skills.no_path_text' : 'skills.all_asked')}</Notice>
      )}
      <section aria-labelledby="moved" className="flex flex-col gap-3">
        <h3 id="moved" className="text-base">
          {t('skills.moved')}
        </h3>
        <ul className="flex flex-col divide-y divide-line">
          {touched.map((skill) => (
            <Moved key={skill.id} skill={skill} before={before[skill.id] ?? 'none'} now={now!.skills[skill.id]!} />
          ))}
        </ul>
      </section>
      <Adaptations changes={changes} />
      <NextThing next={next} onMore={onMore} />
    </>
  )
}

const leadsElsewhere = ({ text, to_skill_id }: Change, next: NextAction) =>
  text.en !== next.reason.en && to_skill_id !== null && to_skill_id !== next.skill_id

interface MovedProps {
  skill: SkillInPlace
  before: MasteryLevel
  now: SkillState
}

function Moved({ skill, before, now }: MovedProps) {
  const t = useT()
  const textOf = useText()
  const { level, levelWithin, returns } = useSkillWords()
  const [from, to] = [levelWithin(before), levelWithin(now.level)]
  const by = rankOf(now.level) - rankOf(before)
  const day = returns(now)
  const name = textOf(skill.name)
  return (
    <li className="flex items-center gap-4 py-3">
      <Steps
        label={t('skills.rank', { rank: rankOf(now.level), ranks: RANKS })}
        value={rankOf(now.level)}
        max={RANKS}
      />
      <div className="min-w-0">
        <p className="font-semibold">{name}</p>
        <p className={`text-sm ${by > 0 ? 'font-semibold text-primary' : 'text-ink-2'}`}>
          {by > 0
            ? t('skills.went_up', { from, to })
            : by < 0
              ? t('skills.went_down', { to })
              : t('skills.stayed', { level: level(now.level) })}
        </p>
        {day && <p className="text-sm text-ink-2">{t('skills.returns', { skill: name, day })}</p>}
      </div>
    </li>
  )
}

/** What the gateway makes of it, once it has heard all; until then more practice, which needs no network. */
function NextThing({ next, onMore }: { next: UseQueryResult<NextAction>; onMore: () => void }) {
  const t = useT()
  const textOf = useText()
  const { state, waiting } = useSync()
  const behind = waiting > 0 || next.isFetching || next.isError
  if (behind && state !== 'offline' && !next.isError)
    return (
      <Skeleton label={t('common.loading')}>
        <Bone className="h-44 w-full" />
      </Skeleton>
    )
  if (behind || !next.data)
    return (
      <div className="grid gap-3">
        <Button wide onClick={onMore}>
          {t('skills.practise_more')}
        </Button>
        <ButtonLink look="quiet" href={paths.today}>
          {t('skills.to_today')}
        </ButtonLink>
      </div>
    )
  return (
    <>
      <Card as="section" tone="next" labelledBy="next">
        <p className="text-sm text-ink-2">{t('skills.next')}</p>
        <h3 id="next" className="text-lg">
          {textOf(next.data.title)}
        </h3>
        <p className="max-w-text text-ink-2">{textOf(next.data.reason)}</p>
        <ButtonLink wide href={placeOf(next.data)}>
          {t('common.continue')}
        </ButtonLink>
      </Card>
      <ButtonLink look="quiet" href={paths.today}>
        {t('skills.to_today')}
      </ButtonLink>
    </>
  )
}
