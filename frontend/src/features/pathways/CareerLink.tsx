import type { PathwayCareer } from '@tajiconnect/contract/pathways'
import { useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'

/** The way to a career's own page, where it can become a roadmap. */
export function CareerLink({ career: { id, title } }: { career: Pick<PathwayCareer, 'id' | 'title'> }) {
  const text = useText()
  return (
    <h3>
      <Link
        href={paths.career(id)}
        className="flex min-h-12 items-center justify-between gap-2 font-semibold text-ink no-underline"
      >
        {text(title)}
        <Icon name="chevron" className="size-5 text-ink-2" />
      </Link>
    </h3>
  )
}
