import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'

/** What else there is to learn with, besides courses. */
export function LearnPlaces() {
  const t = useT()
  const places = [
    { href: paths.practice, icon: 'pencil', label: t('common.practise') },
    { href: paths.skills, icon: 'compass', label: t('courses.skills') },
    { href: paths.subjects, icon: 'flag', label: t('courses.subjects') },
    { href: paths.grades, icon: 'star', label: t('courses.grades') },
  ] as const
  return (
    <nav aria-label={t('courses.places')} className="grid auto-cols-fr grid-flow-col gap-2">
      {places.map(({ href, icon, label }) => (
        <Link
          key={href}
          href={href}
          className="flex min-h-16 flex-col items-center justify-center gap-1 rounded-card border border-line bg-surface px-2 py-2 text-center text-sm font-semibold text-primary no-underline shadow-card"
        >
          <Icon name={icon} className="size-5" />
          {label}
        </Link>
      ))}
    </nav>
  )
}
