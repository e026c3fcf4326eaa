import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import type { NavItem } from '../../ui/Nav.tsx'

/** The four places of the app; `at` is the address now. */
export function usePlaces(at: string): NavItem[] {
  const t = useT()
  const under = (...roots: string[]) => roots.some((root) => at === root || at.startsWith(`${root}/`))
  return [
    { href: paths.today, label: t('common.today'), icon: 'home', current: under(paths.today) },
    {
      href: paths.careers,
      label: t('common.careers'),
      icon: 'compass',
      current: under(paths.careers, paths.interests, paths.assessments, '/roadmaps'),
    },
    { href: paths.learn, label: t('common.learn'), icon: 'book', current: under(paths.learn) },
    { href: paths.me, label: t('common.me'), icon: 'person', current: under(paths.me, paths.about) },
  ]
}
