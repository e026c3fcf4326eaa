import type { LearningPath } from '@tajiconnect/contract/learning-paths'
import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/Card.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { RoadStrip } from '../../ui/RoadStrip.tsx'

interface RoadmapCardProps {
  path: LearningPath
  /** Its steps, once they are here. */
  roadmap: Roadmap | undefined
}

/** How far the roadmap is walked, in a line and in words. */
export function RoadmapCard({ path, roadmap }: RoadmapCardProps) {
  const t = useT()
  const textOf = useText()
  const { day } = useFormat()
  const { career, roadmap_id, done, total } = path
  if (!roadmap_id) return null
  const walked = t('learning-paths.steps_done', { done, total })
  const here = roadmap?.steps.find(({ status }) => status === 'todo')
  const stops = roadmap?.steps.map((step) => ({
    id: step.id,
    state: step.status === 'done' ? ('done' as const) : step === here ? ('current' as const) : ('next' as const),
  }))
  return (
    <Card as="section" labelledBy="roadmap">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id="roadmap" className="text-lg">
          {t('learning-paths.roadmap')}
        </h2>
        {career && <p className="text-sm text-ink-2">{textOf(career.title)}</p>}
      </div>
      {roadmap?.ready_by && <p>{t('common.first_job', { date: day(roadmap.ready_by) })}</p>}
      {stops && (
        <div className="max-w-100">
          <RoadStrip label={walked} stops={stops} />
        </div>
      )}
      <p className="text-sm text-ink-2">{walked}</p>
      <Link
        href={paths.roadmap(roadmap_id)}
        className="-my-2 inline-flex min-h-12 items-center gap-1 font-semibold text-primary no-underline after:absolute after:inset-0 after:rounded-card"
      >
        {t('learning-paths.open_roadmap')}
        <Icon name="chevron" className="size-5" />
      </Link>
    </Card>
  )
}
