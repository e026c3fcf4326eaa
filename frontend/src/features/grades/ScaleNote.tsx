import type { GradeScale } from '@tajiconnect/contract/grades'
import { useT } from '../../i18n/i18n.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { letterWords, useGradeWords } from './words.ts'

/** Whose scale the letters are by, and that it is nobody's result. */
export function ScaleNote({ scale }: { scale: GradeScale }) {
  const t = useT()
  const { percent } = useGradeWords()
  return (
    <div className="flex flex-col gap-1 text-sm text-ink-2">
      <p className="max-w-text">{t('grades.scale_text', { year: scale.year })}</p>
      <DataTable
        summary={t('grades.scale')}
        heads={[t('grades.letter'), t('grades.from')]}
        rows={scale.letters.map(({ grade, from }) => [letterWords(grade), percent(from)])}
      />
      <p className="max-w-text text-xs break-words">{t('grades.scale_source', { source: scale.source })}</p>
    </div>
  )
}
