import type { YearFees } from '@tajiconnect/contract/careers'
import { dayOf } from '@tajiconnect/contract/day'
import type { Roadmap, RoadmapStep } from '@tajiconnect/contract/roadmaps'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { useOtherLanguage } from '../../parts/course-language.ts'

/** A way in as the grades told so far have it; nothing where they do not say. */
export interface Door {
  isOpen: boolean
  words: string
}

/** What is said of a step in a few words, wherever it stands: on the page, on paper, in a picture. */
export function useStepWords() {
  const t = useT()
  const { span, day, date, money } = useFormat()
  const language = useOtherLanguage()

  /** “about 6 weeks”; of what ends on a set day, how far off that is. */
  const takes = ({ kind, weeks }: Pick<RoadmapStep, 'kind' | 'weeks'>) => {
    if (weeks === 0) return null
    return t(hasSetEnd(kind) ? 'roadmaps.in_about' : 'roadmaps.about', { time: span(weeks) })
  }

  /** From when until when; of what is done, since when. */
  const when = ({ kind, status, done_at, starts, ready_by }: RoadmapStep) => {
    if (status === 'done') return done_at ? t('roadmaps.done_on', { date: date(done_at) }) : t('roadmaps.learnt')
    if (!starts || !ready_by) return null
    if (hasSetEnd(kind)) return t('roadmaps.by', { date: day(ready_by) })
    if (kind === 'work' || kind === 'advance') return t('roadmaps.from', { date: day(starts) })
    if (starts <= dayOf(new Date())) return t('roadmaps.ready_by', { date: day(ready_by) })
    return t('roadmaps.starts_ready', { from: day(starts), to: day(ready_by) })
  }

  const door = ({ kind, open }: Pick<RoadmapStep, 'kind' | 'open'>): Door | null => {
    if (open === null) return null
    if (open) return { isOpen: true, words: t('roadmaps.opens') }
    return { isOpen: false, words: t(kind === 'exam' ? 'roadmaps.subject_missing' : 'roadmaps.not_yet') }
  }

  /** “KSh 24,686–150,000 a year, by how much help the state gives” */
  const fees = ({ least, most }: YearFees) =>
    t(least === most ? 'roadmaps.year_fee' : 'roadmaps.year_fees', { amount: money(least, most) })

  return { kind: (kind: RoadmapStep['kind']) => t(`roadmaps.kind_${kind}`), takes, when, door, fees, language }
}

/** The last day of these is set by the school calendar. */
const hasSetEnd = (kind: RoadmapStep['kind']) => kind === 'choose' || kind === 'exam'

/** When the first job may begin, and how sure that is. */
export function useRoadmapWords() {
  const t = useT()
  const { day, minutes, number } = useFormat()
  const aWeek = (count: number) =>
    count % 60 === 0 ? number(count / 60, { style: 'unit', unit: 'hour', unitDisplay: 'long' }) : minutes(count)
  return {
    firstJob: ({ ready_by }: Roadmap) => ready_by && t('common.first_job', { date: day(ready_by) }),
    pace: ({ pace: { minutes_a_week, measured } }: Roadmap) =>
      t(measured ? 'roadmaps.pace_measured' : 'roadmaps.pace_assumed', { time: aWeek(minutes_a_week) }),
  }
}
