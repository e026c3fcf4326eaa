import type { Roadmap, RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { Link } from '../../ui/Link.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ProgressBar } from '../../ui/Progress.tsx'
import { RoadPath, type StopState } from '../../ui/RoadPath.tsx'
import { Toast, type ToastMessage } from '../../ui/Toast.tsx'
import { Step } from './Step.tsx'
import { useTick, type Tick } from './useTick.ts'

export function RoadmapView({ roadmap }: { roadmap: Roadmap }) {
  const t = useT()
  const text = useText()
  const { span } = useFormat()
  const [message, setMessage] = useState<ToastMessage | null>(null)
  const { mutate } = useTick(roadmap.id, ({ step }, error) =>
    setMessage({
      id: crypto.randomUUID(),
      text: `${t('roadmaps.not_kept', { title: text(step.title) })} ${t(errorWords(error))}`,
    }),
  )
  const enrolments = useQuery(query('GET /courses/enrolments')).data?.items
  const close = useCallback(() => setMessage(null), [])

  const { career, steps } = roadmap
  const done = steps.filter(({ status }) => status === 'done').length
  const current = steps.findIndex(({ status }) => status === 'todo')
  const weeks = steps.reduce((sum, step) => sum + step.weeks, 0)
  const stateOf = (step: RoadmapStep, at: number): StopState =>
    step.status === 'done' ? 'done' : at === current ? 'current' : 'next'
  const states = {
    done: t('roadmaps.state_done'),
    current: t('roadmaps.state_current'),
    next: t('roadmaps.state_next'),
  }
  const progress = t('roadmaps.progress', { done, total: steps.length })
  const started = (course: string | null) => enrolments?.some((each) => each.course.id === course && each.progress > 0)

  const tick = (change: Tick) => {
    const back: Tick = { step: { ...change.step, status: change.status }, status: change.step.status }
    const title = text(change.step.title)
    mutate(change)
    setMessage({
      id: crypto.randomUUID(),
      text: t(change.status === 'done' ? 'roadmaps.ticked' : 'roadmaps.unticked', { title }),
      action: { label: t('common.undo'), onPress: () => tick(back) },
    })
  }

  return (
    <>
      <title>{`${text(career.title)} · TajiConnect`}</title>
      <PageHeader
        title={t('roadmaps.title', { career: text(career.title) })}
        lead={t('roadmaps.lead', { count: steps.length, time: span(weeks) })}
      />
      <div className="flex flex-col gap-2">
        <p className="text-sm text-ink-2">{progress}</p>
        <ProgressBar label={t('roadmaps.steps')} value={done} max={steps.length} text={progress} />
        <Link
          href={paths.career(career.id)}
          className="inline-flex min-h-12 w-fit items-center font-semibold text-primary underline underline-offset-4"
        >
          {t('roadmaps.about')}
        </Link>
      </div>
      {current < 0 && (
        <Notice tone="success" title={t('roadmaps.walked_title')}>
          {t('roadmaps.walked_text')}
        </Notice>
      )}
      <RoadPath
        label={t('roadmaps.steps')}
        stops={steps.map((step, at) => ({
          id: step.id,
          title: text(step.title),
          state: stateOf(step, at),
          stateLabel: states[stateOf(step, at)],
          detail: (
            <Step
              step={step}
              current={at === current}
              started={started(step.course_id) ?? false}
              onTick={(status) => tick({ step, status })}
            />
          ),
        }))}
      />
      <Toast message={message} onClose={close} closeLabel={t('common.close')} />
    </>
  )
}
