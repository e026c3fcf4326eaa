import type { CareerSummary } from '@tajiconnect/contract/careers'
import { useId } from 'react'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../ui/Link.tsx'

interface AboutProps {
  careers: readonly CareerSummary[]
  /** 0–100, of the list they are from. */
  confidence: number | null
  /** The learner’s limits made that list, more than its order did. */
  limited: boolean
}

/** The careers that a question is about. */
export function About({ careers, confidence, limited }: AboutProps) {
  const t = useT()
  const text = useText()
  const id = useId()
  if (careers.length === 0 || confidence === null) return null
  return (
    <div>
      <p id={id} className="text-sm text-ink-2">
        {limited ? t('guidance.about_limited') : t('guidance.about', { count: Math.round(confidence) })}
      </p>
      <ul aria-labelledby={id} className="flex flex-wrap gap-x-5">
        {careers.map(({ id, title, curated }) => (
          <li key={id}>
            <Link
              href={paths.career(id)}
              lang={curated ? undefined : 'en'}
              className="inline-flex min-h-12 items-center font-semibold text-primary underline underline-offset-4"
            >
              {text(title)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
