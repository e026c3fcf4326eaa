import type { SubjectId } from '@tajiconnect/contract/onboarding'
import type { Grades } from '@tajiconnect/contract/kcse'
import type { KcseGrade } from '@tajiconnect/contract/pathways'
import { useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { gradesOf, gradeWords, useSubjectName, type Row } from './grades.ts'

export interface Trial {
  /** What is tried, in words; undefined where nothing is. */
  words: string | undefined
  count: number
  attempt: (subject: SubjectId, grade: KcseGrade) => void
  putBack: () => void
  save: () => void
}

/** Grades tried on for a look: they stand in for the learner's own while the page is open, and are kept nowhere. */
export function useTrial(own: readonly Row[], setOwn: (rows: readonly Row[]) => void) {
  const t = useT()
  const { list } = useFormat()
  const name = useSubjectName()
  const [tried, setTried] = useState<Grades>({})
  const rows = own.map((row) => ({ ...row, grade: tried[row.subject_id] ?? row.grade }))
  const tries = rows.flatMap(({ subject_id, grade }) =>
    grade && tried[subject_id] ? [t('pathways.try_of', { grade: gradeWords(grade), subject: name(subject_id) })] : [],
  )
  /** Keeps grades as the learner's own; what was tried on in their place is over. */
  const set = (next: readonly Row[]) => {
    const before = gradesOf(own)
    const after = gradesOf(next)
    setTried(
      Object.fromEntries(Object.entries(tried).filter(([id]) => before[id as SubjectId] === after[id as SubjectId])),
    )
    setOwn(next)
  }
  const trial: Trial = {
    words: tries.length > 0 ? t('pathways.trying', { tries: list(tries), count: tries.length }) : undefined,
    count: tries.length,
    attempt: (subject, grade) => setTried({ ...tried, [subject]: grade }),
    putBack: () => setTried({}),
    save: () => set(rows),
  }
  return { grades: gradesOf(rows), trial, set }
}
