import type { Result } from '@tajiconnect/contract/psychometric'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Link } from '../../ui/Link.tsx'

interface HistoryProps {
  /** Of one questionnaire, newest first. */
  results: readonly Result[]
  /** The one on the page. */
  shown: Result
}

/** Every result there is, by its date; a tap shows it. */
export function History({ results, shown }: HistoryProps) {
  const t = useT()
  const { date } = useFormat()
  const others = results.filter(({ id }) => id !== shown.id)
  if (others.length === 0) return null
  return (
    <Disclosure summary={t('psychometric.other_results', { count: others.length })}>
      <ul className="flex flex-col">
        {others.map(({ id, assessment_id, created_at, code }) => (
          <li key={id}>
            <Link
              href={`${paths.assessmentResult(assessment_id)}?of=${id}`}
              className="inline-flex min-h-12 items-center gap-2 font-semibold text-primary underline underline-offset-4"
            >
              {code
                ? t('psychometric.result_line', { date: date(created_at), code: [...code].join(' · ') })
                : date(created_at)}
            </Link>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
