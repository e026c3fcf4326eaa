import type { AdminUser } from '@tajiconnect/contract/admin'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { PersonChips } from './PersonChips.tsx'
import { PersonLink } from './PersonLink.tsx'

/** On a phone. */
export function PeopleList({ people }: { people: AdminUser[] }) {
  const t = useT()
  const { ago } = useFormat()
  return (
    <ul className="divide-y divide-line border-y border-line">
      {people.map((person) => (
        <li key={person.id} className="relative py-2">
          <div className="flex flex-wrap items-center gap-x-2">
            <PersonLink id={person.id} className="min-w-0 font-semibold no-underline after:absolute after:inset-0">
              {person.name}
            </PersonLink>
            <PersonChips person={person} />
          </div>
          <p className="text-sm break-all text-ink-2">{person.email}</p>
          <p className="text-sm text-ink-2">
            {t(`admin.role_${person.role}`)} ·{' '}
            {person.last_seen_at ? t('admin.seen', { when: ago(person.last_seen_at) }) : t('admin.not_seen')}
          </p>
        </li>
      ))}
    </ul>
  )
}
