import type { CourseGrade, GradeScale } from '@tajiconnect/contract/grades'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Section } from '../../ui/Section.tsx'
import { isOutOfReach, letterWords, roomIn, useGradeWords } from './words.ts'

const CELL = 'px-3 py-2 text-left align-baseline'

/** The letters above as a ladder, each with what is still needed for it; the lowest rung is the next thing in reach. */
export function PointsNeeded({ course, scale }: { course: CourseGrade; scale: GradeScale }) {
  const t = useT()
  const { list } = useFormat()
  const { percent } = useGradeWords()
  const { grade: now, needed, marks, done } = course
  if (needed.length === 0) return null
  const left = marks.length - done
  const room = roomIn(course)
  const inReach = needed.filter((each) => !isOutOfReach(each))
  const beyond = needed.filter(isOutOfReach).map(({ grade }) => letterWords(grade))
  const fromOf = (grade: string) => scale.letters.find((letter) => letter.grade === grade)?.from ?? 0
  const next = now === null ? undefined : inReach.find(({ grade }) => grade !== now)
  return (
    <Section title={t('grades.needed')}>
      <p className="max-w-text text-ink-2">
        {t(left > 0 ? 'grades.needed_left' : 'grades.needed_again', { left, room })}
      </p>
      {inReach.length > 0 && (
        <table className="w-full tabular-nums">
          <thead className="text-sm text-ink-2">
            <tr>
              <th scope="col" className={`${CELL} font-semibold`}>
                {t('grades.letter')}
              </th>
              <th scope="col" className={`${CELL} font-semibold`}>
                {t('grades.points')}
              </th>
              {left > 0 && (
                <th scope="col" className={`${CELL} font-semibold`}>
                  {t('grades.mean_needed')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {inReach.toReversed().map((each) => (
              <tr
                key={each.grade}
                className={`border-t border-line ${each === next ? 'bg-primary-soft font-semibold' : ''}`}
              >
                <th scope="row" className={`${CELL} font-semibold`}>
                  {each.grade === now ? t('grades.keep', { letter: letterWords(now) }) : letterWords(each.grade)}
                  <span className="block text-xs font-normal text-ink-2">
                    {t('grades.from_percent', { percent: percent(fromOf(each.grade)) })}
                  </span>
                </th>
                <td className={CELL}>
                  {left > 0
                    ? t('common.of', { count: each.points, total: room })
                    : t('grades.more', { count: each.points })}
                </td>
                {each.percent !== null && <td className={CELL}>{percent(each.percent)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {beyond.length > 0 && (
        <p className="max-w-text text-sm text-ink-2">
          {t('grades.beyond', { letters: list(beyond), count: beyond.length })}
        </p>
      )}
    </Section>
  )
}
