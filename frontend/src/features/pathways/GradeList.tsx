import type { SubjectId } from '@tajiconnect/contract/onboarding'
import { KCSE_GRADES } from '@tajiconnect/contract/onboarding-options'
import type { KcseRules } from '@tajiconnect/contract/pathways'
import { useT } from '../../i18n/i18n.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { gradeWords, MOST_SUBJECTS, useSubjectName, type Row } from './grades.ts'

interface GradeListProps {
  kcse: KcseRules
  rows: readonly Row[]
  /** Those that have been asked about: without a grade where somebody was not sure. */
  shown: readonly Row[]
  always: readonly SubjectId[]
  set: (rows: readonly Row[]) => void
}

const NONE = 'none'

/** The grades given so far, each to be changed in its place. */
export function GradeList({ kcse, rows, shown, always, set }: GradeListProps) {
  const t = useT()
  const name = useSubjectName()
  const grades = KCSE_GRADES.map((value) => ({ value: value as string, label: gradeWords(value) }))
  const change = (subject_id: SubjectId, value: string) =>
    set(
      value === NONE
        ? rows.filter((row) => row.subject_id !== subject_id)
        : rows.map((row) =>
            row.subject_id === subject_id
              ? { subject_id, grade: KCSE_GRADES.find((grade) => grade === value) ?? null }
              : row,
          ),
    )
  const left = kcse.subjects.filter((id) => !rows.some(({ subject_id }) => subject_id === id))
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">{t('pathways.grades')}</h2>
      <div className="grid grid-cols-2 items-end gap-3 wide:grid-cols-3">
        {shown.map(({ subject_id, grade }) => (
          <SelectField
            key={subject_id}
            label={name(subject_id)}
            options={
              always.includes(subject_id) ? grades : [...grades, { value: NONE, label: t('pathways.not_taken') }]
            }
            placeholder={grade === null ? t('pathways.not_sure') : undefined}
            value={grade ?? ''}
            onChange={({ target }) => change(subject_id, target.value)}
          />
        ))}
      </div>
      {rows.length < MOST_SUBJECTS && left.length > 0 && (
        <div className="print:hidden">
          <SelectField
            label={t('pathways.add_subject')}
            placeholder={t('pathways.choose')}
            options={left.map((id) => ({ value: id, label: name(id) }))}
            value=""
            onChange={({ target }) => {
              const added = left.find((id) => id === target.value)
              if (added) set([...rows, { subject_id: added, grade: null }])
            }}
          />
        </div>
      )}
      <p className="text-sm text-ink-2">{t('pathways.grades_kept')}</p>
    </section>
  )
}
