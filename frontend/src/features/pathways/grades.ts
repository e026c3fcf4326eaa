import type { Grades } from '@tajiconnect/contract/kcse'
import type { Onboarding, SubjectId } from '@tajiconnect/contract/onboarding'
import { KCSE_GRADES } from '@tajiconnect/contract/onboarding-options'
import type { KcseGrade, KcseRules } from '@tajiconnect/contract/pathways'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'
import { hasLevels, keepSubjects, useKept } from './kept.ts'

export const MOST_SUBJECTS = 12
/** What most candidates take, for whoever has told us no subject yet. */
const USUAL: readonly SubjectId[] = ['biology', 'chemistry', 'history', 'business-studies']

export interface Row {
  subject_id: SubjectId
  grade: KcseGrade | null
}

/** A grade as people write it. */
export const gradeWords = (grade: string) => grade.replace('-', '−')

const asGrade = (value: unknown): KcseGrade | null => KCSE_GRADES.find((grade) => grade === value) ?? null

/** The learner's examined subjects with grades, and the way to change them. */
export function useRows(kcse: KcseRules) {
  const told = useQuery(query('GET /onboarding')).data
  const [edited, setEdited] = useState<Onboarding['subjects'] | null>(null)
  const [tried, keepTried] = useKept<Onboarding['subjects'] | null>('tried', null)
  // Whoever only looks what KCSE would be like keeps their levels of CBE.
  const isTrying = hasLevels(told?.stage)
  const subjects = (isTrying ? tried : (edited ?? told?.subjects)) ?? []
  const examined = new Set(kcse.subjects)
  const own = subjects.flatMap(({ subject_id, grade }) =>
    examined.has(subject_id) ? [{ subject_id, grade: asGrade(grade) }] : [],
  )
  const always = kcse.counted.always.flat()
  const first = [...always, ...(own.length === 0 && !edited && !tried ? USUAL : [])]
  const rows: Row[] = [
    ...first.map((subject_id) => own.find((row) => row.subject_id === subject_id) ?? { subject_id, grade: null }),
    ...own.filter(({ subject_id }) => !first.includes(subject_id)),
  ]
  const set = (next: readonly Row[]) => {
    const others = subjects.filter(({ subject_id }) => !examined.has(subject_id))
    const all = [...next, ...others].slice(0, MOST_SUBJECTS)
    if (isTrying) return keepTried(all)
    setEdited(all)
    void keepSubjects(all)
  }
  return { rows, always, set }
}

export const gradesOf = (rows: readonly Row[]): Grades =>
  Object.fromEntries(rows.flatMap(({ subject_id, grade }) => (grade ? [[subject_id, grade]] : [])))

/** A subject's name in the language in use. */
export function useSubjectName(): (id: SubjectId) => string {
  const text = useText()
  const names = useQuery(query('GET /subjects')).data?.items
  return (id) => {
    const subject = names?.find((each) => each.id === id)
    return subject ? text(subject.name) : id
  }
}
