import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { errorWords } from '../../services/api/error-words.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Link } from '../../ui/Link.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useAim } from './useAim.ts'
import { useRoadmapWords } from './words.ts'

interface RoadmapsProps {
  /** Newest first; the first is the main one. */
  roadmaps: readonly Roadmap[]
  /** The one that the page is about. */
  here: string
  onPutAway: (roadmap: Roadmap) => void
}

/** All roadmaps of the learner: which one counts, how far each is, and the way to the others. */
export default function Roadmaps({ roadmaps, here, onPutAway }: RoadmapsProps) {
  const t = useT()
  const text = useText()
  const { firstJob } = useRoadmapWords()
  const aim = useAim()
  if (roadmaps.length === 0) return null
  return (
    <section className="flex flex-col items-start gap-3 border-t border-line pt-5">
      <h2 className="text-lg">{t('roadmaps.all')}</h2>
      {aim.error && <Notice tone="danger">{t(errorWords(aim.error))}</Notice>}
      <ul className="flex w-full flex-col divide-y divide-line">
        {roadmaps.map((roadmap, at) => {
          const title = text(roadmap.career.title)
          const done = roadmap.steps.filter(({ course_id, status }) => course_id && status === 'done').length
          return (
            <li key={roadmap.id} className="flex flex-col items-start py-2">
              {roadmap.id === here ? (
                <p aria-current="page" className="flex min-h-12 items-center font-semibold">
                  {title}
                </p>
              ) : (
                <Link
                  href={paths.roadmap(roadmap.id)}
                  className="inline-flex min-h-12 items-center font-semibold text-primary underline underline-offset-4"
                >
                  {title}
                </Link>
              )}
              <p className="text-sm text-ink-2">{firstJob(roadmap)}</p>
              {done > 0 && <p className="text-sm text-ink-2">{t('roadmaps.shared', { count: done })}</p>}
              <div className={`flex flex-wrap items-center gap-x-2 pt-1 ${at === 0 ? '' : '-ml-5'}`}>
                {at === 0 ? (
                  <Chip icon="flag">{t('roadmaps.main')}</Chip>
                ) : (
                  <Button
                    look="quiet"
                    icon="flag"
                    busy={aim.isPending && aim.variables === roadmap.career.id}
                    aria-label={`${t('roadmaps.make_main')}: ${title}`}
                    onClick={() => aim.mutate(roadmap.career.id)}
                  >
                    {t('roadmaps.make_main')}
                  </Button>
                )}
                <Button
                  look="quiet"
                  icon="bin"
                  aria-label={`${t('roadmaps.put_away')}: ${title}`}
                  onClick={() => onPutAway(roadmap)}
                >
                  {t('roadmaps.put_away')}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
      <ButtonLink look="secondary" href={paths.careers}>
        {t('roadmaps.another')}
      </ButtonLink>
    </section>
  )
}
