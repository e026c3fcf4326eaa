import type { CourseGrade, GradeScale } from '@tajiconnect/contract/grades'
import { useT } from '../../i18n/i18n.ts'
import { usePrintedAt } from '../../parts/printed.ts'
import { useSession } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Section.tsx'
import { PrintedReport } from './PrintedReport.tsx'

/** The way to have one's marks on paper, or as a file. */
export function Report({ items, scale }: { items: readonly CourseGrade[]; scale: GradeScale }) {
  const t = useT()
  const printedAt = usePrintedAt()
  const name = useSession(({ user }) => user?.name)
  return (
    <>
      <div className="print:hidden">
        <Section title={t('grades.report')}>
          <p className="max-w-text text-ink-2">{t('grades.report_text')}</p>
          <div>
            <Button look="secondary" onClick={() => window.print()}>
              {t('grades.print')}
            </Button>
          </div>
        </Section>
      </div>
      {printedAt && <PrintedReport name={name ?? ''} at={printedAt} items={items} scale={scale} />}
    </>
  )
}
