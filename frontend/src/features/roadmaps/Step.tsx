import type { RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { useEffect, useRef } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import type { MessageId } from '../../i18n/messages.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Facts } from './Facts.tsx'

const KINDS: Record<RoadmapStep['kind'], MessageId> = {
  learn: 'roadmaps.kind_learn',
  school: 'roadmaps.kind_school',
  training: 'roadmaps.kind_training',
  work: 'roadmaps.kind_work',
}

interface StepProps {
  step: RoadmapStep
  /** The first that is still open: it carries the page's main action. */
  current: boolean
  /** The learner has begun its course. */
  started: boolean
  onTick: (status: RoadmapStep['status']) => void
}

/** One step. Where the learner is, all of it is in sight; the others open on a tap. */
export function Step({ step, current, started, onTick }: StepProps) {
  const t = useT()
  const text = useText()
  const { span, date } = useFormat()
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(current)

  // A tick moves the learner on, and takes the button that was pressed with it: the focus follows.
  useEffect(() => {
    if (current && !before.current && document.activeElement === document.body) place.current?.focus()
    before.current = current
  }, [current])

  const done = step.status === 'done'
  const title = text(step.title)
  const named = (label: string) => `${label}: ${title}`
  const toCourse = t(done ? 'roadmaps.open_course' : started ? 'common.continue' : 'common.start')
  const toTick = t(done ? 'roadmaps.untick' : 'roadmaps.tick')
  const course = step.course_id && (
    <ButtonLink
      look={current ? 'primary' : 'secondary'}
      href={paths.course(step.course_id)}
      aria-label={named(toCourse)}
    >
      {toCourse}
    </ButtonLink>
  )
  const rest = (
    <div className="flex flex-col items-start gap-3">
      <Facts step={step} />
      <div className="flex flex-wrap gap-2">
        {course}
        <Button
          look={current && !course ? 'primary' : current ? 'secondary' : 'quiet'}
          icon={done ? undefined : 'check'}
          aria-label={named(toTick)}
          onClick={() => onTick(done ? 'todo' : 'done')}
        >
          {toTick}
        </Button>
      </div>
      {course && !done && <p className="text-sm text-ink-2">{t('roadmaps.ticks_itself')}</p>}
    </div>
  )
  return (
    <div ref={place} tabIndex={-1} className="flex flex-col gap-2 outline-none">
      <div className="flex flex-wrap gap-2">
        <Chip tone={current ? 'primary' : 'plain'}>{t(KINDS[step.kind])}</Chip>
        {step.weeks > 0 && (
          <Chip tone="plain" icon="clock">
            {span(step.weeks)}
          </Chip>
        )}
        {step.done_at && <Chip icon="check">{t('roadmaps.done_on', { date: date(step.done_at) })}</Chip>}
      </div>
      {current ? (
        rest
      ) : (
        <Disclosure
          summary={
            <>
              {t('roadmaps.more')}
              <span className="sr-only">: {title}</span>
            </>
          }
        >
          {rest}
        </Disclosure>
      )}
    </div>
  )
}
