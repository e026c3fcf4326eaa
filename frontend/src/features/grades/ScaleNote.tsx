import type { GradeScale } from '@tajiconnect/contract/grades'
import { useT } from '../../i18n/i18n.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { letterWords, useGradeWords } from './words.ts'

/** Whose scale the letters are by, and that it is nobody's result. */
export function ScaleNote({ scale }: { scale: GradeScale }) {
  const t = useT()
  const { percent } = useGradeWords()
  return (
    <div className="text-sm text-ink-2">
      <p className="max-w-text">{t('grades.scale_text', { year: scale.year })}</p>
      <Disclosure summary={t('grades.scale')}>
        <dl className="grid max-w-text grid-cols-3 gap-x-4 tabular-nums wide:grid-cols-6">
          {scale.letters.map(({ grade, from }) => (
            <div key={grade} className="flex justify-between border-b border-line py-2">
              <dt className="font-semibold text-ink">{letterWords(grade)}</dt>
              <dd>{percent(from)}</dd>
            </div>
          ))}
        </dl>
        <p className="max-w-text pt-2 text-xs break-words">{t('grades.scale_source', { source: scale.source })}</p>
      </Disclosure>
    </div>
  )
}
