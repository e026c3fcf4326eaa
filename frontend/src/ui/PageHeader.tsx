import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'

interface PageHeaderProps {
  title: string
  /** The language of title and lead, where it is not the page's. */
  lang?: string
  /** Only where a page needs a way back. */
  back?: { href: string; label: string }
  /** One sentence under the title. */
  lead?: ReactNode
  /** A chip, the sync state or one quiet button. */
  right?: ReactNode
  /** A button at the left of the title. */
  before?: ReactNode
  /** For a page whose own text is what is large, such as one question. */
  small?: boolean
}

/** The page's only h1. It can take the focus, so that a change of page is read out. */
export const PageHeader = ({ title, lang, back, lead, right, before, small }: PageHeaderProps) => (
  <header className="flex flex-col gap-2">
    {back && (
      <Link
        href={back.href}
        className="-ml-2 inline-flex min-h-12 w-fit items-center gap-2 rounded-control px-2 font-semibold text-primary no-underline"
      >
        <Icon name="back" className="size-5" />
        {back.label}
      </Link>
    )}
    <div className={`flex items-center justify-between gap-x-4 gap-y-2 ${small ? 'min-h-12' : 'flex-wrap'}`}>
      <div className="flex min-w-0 items-center">
        {before && <div className="-ml-3">{before}</div>}
        <h1 tabIndex={-1} lang={lang} className={small ? 'text-base' : 'text-xl'}>
          {title}
        </h1>
      </div>
      {right}
    </div>
    {lead && (
      <p lang={lang} className="max-w-text text-ink-2">
        {lead}
      </p>
    )}
  </header>
)
