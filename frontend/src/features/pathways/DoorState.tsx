import type { Closing, Compared, Door } from '@tajiconnect/contract/doors'
import type { SubjectId } from '@tajiconnect/contract/onboarding'
import type { Pathways, SubjectRule } from '@tajiconnect/contract/pathways'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'
import { gradeWords, useSubjectName } from './grades.ts'

/** The longest choice of subjects that is named one by one. */
const FEW = 3

/** Whether a door is open and why, in words; `full` adds the figures it rests on. */
export function DoorState({ door, full }: { door: Door; full?: Pathways }) {
  const t = useT()
  const closing = useClosing()
  return (
    <>
      {door.open ? (
        <Chip tone={door.standing === 'ask' ? 'plain' : 'primary'} icon={door.standing === 'ask' ? 'info' : 'check'}>
          {t(`pathways.standing_${door.standing}`)}
        </Chip>
      ) : (
        <Chip tone="plain" icon="lock">
          {closing(door.closing)}
        </Chip>
      )}
      {full && <Figures compared={door.compared} pathways={full} isDegree={door.way.level === 'degree'} />}
    </>
  )
}

function Figures({
  compared,
  pathways,
  isDegree,
}: {
  compared: Compared | null
  pathways: Pathways
  isDegree: boolean
}) {
  const t = useT()
  const { number } = useFormat()
  const whole = (value: number) => number(Math.round(value))
  if (!compared?.course.cut_offs) {
    return compared || isDegree ? <p className="text-sm text-ink-2">{t('pathways.no_figures')}</p> : null
  }
  const { course, weight } = compared
  const { lowest, middle, highest, programmes } = course.cut_offs ?? {}
  const { latest_years: years } = pathways
  return (
    <p className="text-sm">
      {t('pathways.figures', {
        weight: whole(weight),
        band: whole(pathways.band),
        lowest: whole(lowest ?? 0),
        middle: whole(middle ?? 0),
        highest: whole(highest ?? 0),
        years: `${years[0]}–${years.at(-1)}`,
        count: programmes ?? 0,
      })}{' '}
      <span lang="en" className="text-ink-2">
        {course.name}
      </span>
    </p>
  )
}

/** “Chemistry”, “English or Kiswahili”; a whole group of subjects has no name of its own. */
function useChoice(): (ids: readonly SubjectId[]) => string | null {
  const t = useT()
  const name = useSubjectName()
  return (ids) => (ids.length === 0 || ids.length > FEW ? null : ids.map(name).join(` ${t('pathways.or')} `))
}

/** A rule in words: “at least C+ in Chemistry”. */
export function useRule(): (rule: SubjectRule) => string {
  const t = useT()
  const choice = useChoice()
  return ({ any, grade }) => {
    const subject = choice(any) ?? t('pathways.one_of_group')
    return grade
      ? t('pathways.needs_grade', { grade: gradeWords(grade), subject })
      : t('pathways.needs_subject', { subject })
  }
}

function useClosing(): (closing: Closing) => string {
  const t = useT()
  const choice = useChoice()
  const rule = useRule()
  const { number } = useFormat()
  return (closing) => {
    switch (closing.kind) {
      case 'mean':
        return t('pathways.needs_mean', { grade: gradeWords(closing.least) })
      case 'subject':
        return rule(closing.rule)
      case 'cluster': {
        const subject = choice(closing.any)
        return subject ? t('pathways.needs_subject', { subject }) : t('pathways.needs_cluster')
      }
      case 'points':
        return t(closing.near ? 'pathways.points_near' : 'pathways.points_below', {
          lowest: number(Math.round(closing.lowest)),
        })
    }
  }
}
