import type { RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'

interface StepActionsProps {
  step: RoadmapStep
  current: boolean
  started: boolean
  onTick: (status: RoadmapStep['status']) => void
}

/** To the course of a step, or the tick that only the learner can give. What was learnt is done by itself. */
export function StepActions({ step, current, started, onTick }: StepActionsProps) {
  const t = useT()
  const text = useText()
  const { course_id, status, done_at } = step
  const done = status === 'done'
  const named = (label: string) => `${label}: ${text(step.title)}`
  const toCourse = t(done ? 'roadmaps.open_course' : started ? 'common.continue' : 'common.start')
  const toTick = t(done ? 'roadmaps.untick' : course_id ? 'roadmaps.known' : 'roadmaps.tick')
  return (
    <>
      <div className="flex flex-col items-start gap-1">
        {course_id && (
          <ButtonLink
            look={current ? 'primary' : 'secondary'}
            href={paths.course(course_id)}
            aria-label={named(toCourse)}
          >
            {toCourse}
          </ButtonLink>
        )}
        {(!done || done_at) && (
          <div className={course_id || done ? '-ml-5' : ''}>
            <Button
              look={course_id || done ? 'quiet' : current ? 'primary' : 'secondary'}
              icon={done ? undefined : 'check'}
              aria-label={named(toTick)}
              onClick={() => onTick(done ? 'todo' : 'done')}
            >
              {toTick}
            </Button>
          </div>
        )}
      </div>
      {course_id && !done && <p className="text-sm text-ink-2">{t('roadmaps.ticks_itself')}</p>}
    </>
  )
}
