import { isLearnt } from '@tajiconnect/contract/learner/levels'
import type { RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { useEffect, useRef } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { ProgressBar } from '../../ui/Progress.tsx'
import { Alternatives } from './Alternatives.tsx'
import { Facts } from './Facts.tsx'
import { OpenOrNot } from './OpenOrNot.tsx'
import { Skills } from './Skills.tsx'
import { StepActions } from './StepActions.tsx'
import { useStepWords } from './words.ts'

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
  const { number } = useFormat()
  const words = useStepWords()
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(current)

  // A tick moves the learner on, and takes the button that was pressed with it: the focus follows.
  useEffect(() => {
    if (current && !before.current && document.activeElement === document.body) place.current?.focus()
    before.current = current
  }, [current])

  const done = step.status === 'done'
  // A tick is the learner's word; skills are learnt by answers alone.
  const isSaid =
    step.course_id !== null && done && step.done_at !== null && step.skills.some(({ level }) => !isLearnt(level))
  const title = text(step.title)
  const takes = words.takes(step)
  const when = words.when(step)
  const language = words.language(step.course_language)
  const share = t('roadmaps.share', { share: number(step.progress, { style: 'percent' }) })
  const rest = (
    <div className="flex flex-col items-start gap-3">
      <Facts step={step} />
      <StepActions step={step} current={current} started={started} onTick={onTick} />
      {step.skills.length > 0 && <Skills skills={step.skills} />}
      <Alternatives alternatives={step.alternatives} />
    </div>
  )
  return (
    <div ref={place} tabIndex={-1} className="flex flex-col gap-2 outline-none">
      <div className="flex flex-wrap gap-2">
        {current && (
          <span aria-hidden>
            <Chip icon="flag">{t('roadmaps.here')}</Chip>
          </span>
        )}
        <Chip tone="plain">{words.kind(step.kind)}</Chip>
        {language && <Chip tone="plain">{language}</Chip>}
        {takes && !done && (
          <Chip tone="plain" icon="clock">
            {takes}
          </Chip>
        )}
      </div>
      {when && <p className="text-sm text-ink-2">{when}</p>}
      {isSaid && <p className="text-sm text-ink-2">{t('roadmaps.said_known')}</p>}
      {step.course_id && !done && (
        <div className="flex max-w-100 flex-col gap-1">
          <ProgressBar label={title} value={Math.round(step.progress * 100)} max={100} text={share} />
          <p className="text-sm text-ink-2">{share}</p>
        </div>
      )}
      {!done && <OpenOrNot door={words.door(step)} />}
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
