import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { useSession } from '../../stores/session.ts'
import type { NavItem } from '../../ui/Nav.tsx'

/** The four places of the app, and two more for those who answer learners and teach them; `at` is the address now. */
export function usePlaces(at: string): NavItem[] {
  const t = useT()
  const answers = useSession(({ user }) => user !== null && user.role !== 'learner')
  const under = (...roots: string[]) => roots.some((root) => at === root || at.startsWith(`${root}/`))
  return [
    { href: paths.today, label: t('common.today'), icon: 'home', current: under(paths.today) },
    {
      href: paths.careers,
      label: t('common.careers'),
      icon: 'compass',
      current: under(paths.careers, paths.interests, paths.assessments, paths.talk, '/roadmaps'),
    },
    {
      href: paths.learn,
      label: t('common.learn'),
      icon: 'book',
      current: under(paths.learn, paths.skills, paths.subjects, paths.grades, paths.join()),
    },
    ...(answers
      ? [
          {
            href: paths.questions,
            label: t('common.questions'),
            icon: 'chat' as const,
            current: under(paths.questions),
          },
          { href: paths.teach, label: t('common.teach'), icon: 'pencil' as const, current: under(paths.teach) },
        ]
      : []),
    { href: paths.me, label: t('common.me'), icon: 'person', current: under(paths.me, paths.about) },
  ]
}
