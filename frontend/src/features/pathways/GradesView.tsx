import { outcome } from '@tajiconnect/contract/doors'
import { KCSE_GRADES } from '@tajiconnect/contract/onboarding-options'
import type { KcseGrade, Pathways } from '@tajiconnect/contract/pathways'
import { useT } from '../../i18n/i18n.ts'
import { EmptyState } from '../../ui/States.tsx'
import { AskNext } from './AskNext.tsx'
import { GradeList } from './GradeList.tsx'
import { gradesOf, gradeWords, useRows, useSubjectName, type Row } from './grades.ts'
import { Method } from './Method.tsx'
import { OpenDoors } from './OpenDoors.tsx'
import { OneGradeUp } from './OneGradeUp.tsx'
import { Summary } from './Summary.tsx'

interface GradesViewProps {
  pathways: Pathways
  /** KCSE has been taken: the grades are results, not hopes. */
  done: boolean
}

/** KCSE grades, asked one after another, and all that they open. */
export function GradesView({ pathways, done }: GradesViewProps) {
  const t = useT()
  const name = useSubjectName()
  const { kcse } = pathways
  const { rows, always, set } = useRows(kcse)
  const grades = gradesOf(rows)
  const result = outcome(pathways, grades)

  const change = (subject_id: Row['subject_id'], grade: KcseGrade) =>
    set(rows.map((row) => (row.subject_id === subject_id ? { subject_id, grade } : row)))
  const remove = (subject_id: Row['subject_id']) => set(rows.filter((row) => row.subject_id !== subject_id))

  const open = rows.find(({ grade }) => grade === null)
  const answered = rows.filter(({ grade }) => grade !== null).length
  const subject = open ? name(open.subject_id) : ''
  return (
    <>
      {open && (
        <AskNext
          id={open.subject_id}
          question={t(done ? 'pathways.grade_had' : 'pathways.grade_expected', { subject })}
          options={KCSE_GRADES.map((value) => ({ value, label: gradeWords(value) }))}
          place={answered + 1}
          total={rows.length}
          onPick={(grade) => change(open.subject_id, grade)}
          pass={
            always.includes(open.subject_id)
              ? null
              : { label: t('pathways.not_taken'), onPass: () => remove(open.subject_id) }
          }
        />
      )}
      {result ? (
        <>
          <Summary kcse={kcse} result={result} />
          <GradeList kcse={kcse} rows={rows} always={always} set={set} />
          <OpenDoors pathways={pathways} grades={grades} result={result} />
          <OneGradeUp pathways={pathways} grades={grades} onTry={change} />
          <Method pathways={pathways} result={result} />
        </>
      ) : (
        <>
          {answered > 0 && <GradeList kcse={kcse} rows={rows} always={always} set={set} />}
          {!open && (
            <EmptyState
              icon="plus"
              title={t('pathways.more_subjects_title')}
              text={t('pathways.more_subjects_text', { count: kcse.counted.subjects })}
            />
          )}
        </>
      )}
    </>
  )
}
