import type { CourseGrade, GradeScale } from '@tajiconnect/contract/grades'
import { reportOf } from '@tajiconnect/contract/grading'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { Brand } from '../../ui/Brand.tsx'
import { useBySubject } from './subjects.ts'
import { letterWords, useGradeWords } from './words.ts'

interface PrintedReportProps {
  name: string
  at: Date
  items: readonly CourseGrade[]
  scale: GradeScale
}

const CELL = 'py-1 pr-3 text-left align-baseline'
const NUMBER = 'py-1 pl-3 text-right align-baseline whitespace-nowrap tabular-nums'

/** On paper only: subjects with their courses, the mean, and by which scale. */
export function PrintedReport({ name, at, items, scale }: PrintedReportProps) {
  const t = useT()
  const { date } = useFormat()
  const { percent } = useGradeWords()
  const { inOrder, nameOf } = useBySubject()
  const report = reportOf(scale, inOrder(items))
  if (!report) return null
  return (
    <article className="hidden text-[10pt] leading-snug print:block">
      <Brand />
      <h1 className="mt-4 text-[18pt] leading-tight">{t('grades.report_title')}</h1>
      <p className="mt-1 text-[12pt]">
        <b>{name}</b> · {date(at.toISOString(), { dateStyle: 'long' })}
      </p>
      <table className="mt-5 w-full">
        <thead>
          <tr className="border-b-2 border-ink">
            <th scope="col" className={CELL}>
              {t('grades.report_subject')}
            </th>
            <th scope="col" className={NUMBER}>
              {t('grades.report_quizzes')}
            </th>
            <th scope="col" className={NUMBER}>
              {t('grades.percent')}
            </th>
            <th scope="col" className={NUMBER}>
              {t('grades.letter')}
            </th>
          </tr>
        </thead>
        {report.subjects.map((subject) => (
          <tbody key={subject.subject_id} className="break-inside-avoid">
            <tr className="border-t border-edge font-semibold">
              <th scope="rowgroup" colSpan={2} className={CELL}>
                {nameOf(subject.subject_id)}
              </th>
              <td className={NUMBER}>{percent(subject.percent)}</td>
              <td className={NUMBER}>{letterWords(subject.grade)}</td>
            </tr>
            {items
              .filter((course) => course.subject_id === subject.subject_id && course.percent !== null)
              .map((course) => (
                <tr key={course.course_id} className="text-ink-2">
                  <th scope="row" lang={course.language} className={`${CELL} pl-4 font-normal`}>
                    {course.title}
                  </th>
                  <td className={NUMBER}>{t('common.of', { count: course.done, total: course.marks.length })}</td>
                  <td className={NUMBER}>{percent(course.percent ?? 0)}</td>
                  <td className={NUMBER}>{letterWords(course.grade)}</td>
                </tr>
              ))}
          </tbody>
        ))}
        <tfoot>
          <tr className="border-t-2 border-ink text-[12pt] font-bold">
            <th scope="row" colSpan={2} className={CELL}>
              {t('grades.report_mean')}
            </th>
            <td className={NUMBER}>{percent(report.percent)}</td>
            <td className={NUMBER}>{letterWords(report.grade)}</td>
          </tr>
        </tfoot>
      </table>
      <div className="mt-6 flex break-inside-avoid flex-col gap-2 text-[9pt]">
        <p className="font-semibold">{t('grades.report_not_official')}</p>
        <p className="text-ink-2">{t('grades.scale_text', { year: scale.year })}</p>
        <p className="text-ink-2 tabular-nums">
          {scale.letters.map(({ grade, from }) => `${letterWords(grade)} ${percent(from)}`).join(' · ')}
        </p>
        <p className="text-[8pt] text-ink-2">{t('grades.scale_source', { source: scale.source })}</p>
      </div>
    </article>
  )
}
