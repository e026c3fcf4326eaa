import type { Roadmap, RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useState, type ReactNode } from 'react'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { Link } from '../../ui/Link.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ProgressBar } from '../../ui/Progress.tsx'
import { RoadPath } from '../../ui/RoadPath.tsx'
import { Bone } from '../../ui/Skeleton.tsx'
import { later } from './later.ts'
import { Sources } from './Sources.tsx'
import { StartingPoint } from './StartingPoint.tsx'
import { currentOf, stateOf } from './state.ts'
import { Step } from './Step.tsx'
import { tick, useTicked } from './useTicks.ts'
import type { Saying } from '../../parts/useUndo.tsx'
import { useRoadmapWords } from './words.ts'

const ClassCard = later(() => import('./ClassCard.tsx'))
const Keep = later(() => import('./Keep.tsx'))

interface RoadmapViewProps {
  roadmap: Roadmap
  say: (saying: Saying) => void
  /** Stands under the title. */
  notice: ReactNode
}

export function RoadmapView({ roadmap: told, say, notice }: RoadmapViewProps) {
  const t = useT()
  const text = useText()
  const { firstJob, pace } = useRoadmapWords()
  const roadmap = useTicked(told)
  // Once it has been asked for, it can be put right where it was told.
  const [asksForClass, askForClass] = useState(false)
  if (!told.class_known && !asksForClass) askForClass(true)
  const enrolments = useQuery(query('GET /courses/enrolments')).data?.items

  const { career, steps } = roadmap
  const done = steps.filter(({ status }) => status === 'done').length
  const current = currentOf(roadmap)
  const states = {
    done: t('roadmaps.state_done'),
    current: t('roadmaps.state_current'),
    next: t('roadmaps.state_next'),
  }
  const progress = t('roadmaps.progress', { done, total: steps.length })
  const started = (course: string | null) => enrolments?.some((each) => each.course.id === course && each.progress > 0)

  const change = ({ id, title, status: before }: RoadmapStep, status: RoadmapStep['status']) => {
    void tick(roadmap.id, id, status)
    say({
      text: t(status === 'done' ? 'roadmaps.ticked' : 'roadmaps.unticked', { title: text(title) }),
      undo: () => void tick(roadmap.id, id, before),
    })
  }

  return (
    <>
      <title>{`${text(career.title)} · TajiConnect`}</title>
      <div className="contents print:hidden">
        <PageHeader title={t('roadmaps.title', { career: text(career.title) })} />
        {notice}
        <div className="flex flex-col gap-2">
          <p className="text-lg font-semibold text-primary">{firstJob(roadmap)}</p>
          <p className="max-w-text text-sm text-ink-2">{pace(roadmap)}</p>
          <p className="pt-2 text-sm text-ink-2">{progress}</p>
          <ProgressBar label={t('roadmaps.steps')} value={done} max={steps.length} text={progress} />
          <Link
            href={paths.career(career.id)}
            className="inline-flex min-h-12 w-fit items-center font-semibold text-primary underline underline-offset-4"
          >
            {t('roadmaps.about_career')}
          </Link>
        </div>
        {asksForClass && (
          <Suspense fallback={<Bone className="h-40" />}>
            <ClassCard roadmap={roadmap} />
          </Suspense>
        )}
        {current < 0 && (
          <Notice tone="success" title={t('roadmaps.walked_title')}>
            {t('roadmaps.walked_text')}
          </Notice>
        )}
        <div className="flex flex-col gap-2">
          <StartingPoint stage={roadmap.stage} />
          <RoadPath
            label={t('roadmaps.steps')}
            stops={steps.map((step, at) => ({
              id: step.id,
              title: text(step.title),
              state: stateOf(roadmap, at),
              stateLabel: states[stateOf(roadmap, at)],
              detail: (
                <Step
                  step={step}
                  current={at === current}
                  started={started(step.course_id) ?? false}
                  onTick={(status) => change(step, status)}
                />
              ),
            }))}
          />
        </div>
        <Sources sources={roadmap.sources} />
      </div>
      <Suspense>
        <Keep roadmap={roadmap} />
      </Suspense>
    </>
  )
}
