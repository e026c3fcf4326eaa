import { useFailureWords } from '../../parts/failure.ts'
import { Notice } from '../../ui/Notice.tsx'

interface OutcomeProps {
  error: unknown
  /** Instead of the error's own words. */
  errorText?: string
  /** What was done, once it was. */
  done: string
}

/** What came of a change. The quiet line is always there: a live region has to be before its words. */
export function Outcome({ error, errorText, done }: OutcomeProps) {
  const failureWords = useFailureWords()
  return (
    <>
      {Boolean(error) && <Notice tone="danger">{errorText ?? failureWords(error)}</Notice>}
      <output className={done ? 'text-sm text-primary' : '-mt-3'}>{done}</output>
    </>
  )
}
