import { outcome } from '@tajiconnect/contract/doors'
import { KCSE_GRADES } from '@tajiconnect/contract/onboarding-options'
import type { KcseGrade } from '@tajiconnect/contract/pathways'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { EmptyState } from '../../ui/States.tsx'
import { AskNext, useAfterwards } from './AskNext.tsx'
import { GradeList } from './GradeList.tsx'
import { gradeWords, useRows, useSubjectName, type Row } from './grades.ts'
import { Method } from './Method.tsx'
import { OpenDoors } from './OpenDoors.tsx'
import { OneGradeUp } from './OneGradeUp.tsx'
import { useStaged } from './staged.ts'
import { Summary } from './Summary.tsx'
import { useTrial } from './trial.ts'

/** KCSE grades, asked one after another, and all that they open. */
export default function GradesView() {
  const t = useT()
  const { pathways, stage } = useStaged()
  // Later on they are results, not hopes.
  const done = stage !== 'form_3_4'
  const name = useSubjectName()
  const { kcse } = pathways
  const { rows, always, set: setOwn } = useRows(kcse)
  const { grades, trial, set } = useTrial(rows, setOwn)
  const result = outcome(pathways, grades)

  const change = (subject_id: Row['subject_id'], grade: KcseGrade) =>
    set(rows.map((row) => (row.subject_id === subject_id ? { subject_id, grade } : row)))
  const remove = (subject_id: Row['subject_id']) => set(rows.filter((row) => row.subject_id !== subject_id))

  const [later, setLater] = useState<readonly Row['subject_id'][]>([])
  const open = rows.find(({ subject_id, grade }) => grade === null && !later.includes(subject_id))
  const heading = useAfterwards(open !== undefined)
  const isPast = ({ subject_id, grade }: Row) => grade !== null || later.includes(subject_id)
  const past = rows.filter(isPast)
  const subject = open ? name(open.subject_id) : ''
  return (
    <>
      {open && (
        <AskNext
          id={open.subject_id}
          question={t(done ? 'pathways.grade_had' : 'pathways.grade_expected', { subject })}
          options={KCSE_GRADES.map((value) => ({ value, label: gradeWords(value) }))}
          place={{ at: past.length + 1, total: rows.length }}
          onPick={(grade) => change(open.subject_id, grade)}
          passes={[
            { label: t('pathways.not_sure'), onPass: () => setLater([...later, open.subject_id]) },
            ...(always.includes(open.subject_id)
              ? []
              : [{ label: t('pathways.not_taken'), onPass: () => remove(open.subject_id) }]),
          ]}
        />
      )}
      {result ? (
        <>
          <Summary kcse={kcse} result={result} heading={heading} trying={trial.words} />
          <GradeList kcse={kcse} rows={rows} shown={past} always={always} set={set} />
          <OpenDoors pathways={pathways} grades={grades} result={result} />
          <OneGradeUp pathways={pathways} grades={grades} trial={trial} />
          <Method pathways={pathways} result={result} />
        </>
      ) : (
        <>
          {past.length > 0 && <GradeList kcse={kcse} rows={rows} shown={past} always={always} set={set} />}
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
