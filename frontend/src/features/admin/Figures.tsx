import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { Link } from '../../ui/Link.tsx'

/** Numbers with their meaning. */
export const Figures = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-2 items-start gap-x-4 gap-y-3 wide:grid-cols-4">{children}</dl>
)

interface FigureProps {
  value: number
  label: string
  /** Of what time, or what counts. */
  text?: string
  /** Where those who were counted are listed. */
  href?: string
}

/** The number stands above its name, and is read out after it. */
export function Figure({ value, label, text, href }: FigureProps) {
  const { number } = useFormat()
  return (
    <div className="relative flex flex-col-reverse">
      <dt className="text-sm">
        {href ? (
          <Link
            href={href}
            className="font-semibold text-primary underline underline-offset-4 after:absolute after:inset-0"
          >
            {label}
          </Link>
        ) : (
          <span className="font-semibold">{label}</span>
        )}
        {text && <span className="block text-ink-2">{text}</span>}
      </dt>
      <dd className="text-xl font-bold tabular-nums">{number(value)}</dd>
    </div>
  )
}
