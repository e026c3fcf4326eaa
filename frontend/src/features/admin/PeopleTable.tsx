import type { AdminUser } from '@tajiconnect/contract/admin'
import type { MouseEvent } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { PersonChips } from './PersonChips.tsx'
import { PersonLink } from './PersonLink.tsx'

const CELL = 'py-2 pr-4 align-top'

/** On a wide screen. */
export function PeopleTable({ people }: { people: AdminUser[] }) {
  const t = useT()
  const { ago, date } = useFormat()
  const columns = [t('admin.name'), t('admin.role'), t('admin.joined'), t('admin.last_seen'), t('admin.state')]
  return (
    <table className="w-full text-left text-sm">
      <caption className="sr-only">{t('admin.people')}</caption>
      <thead>
        <tr className="border-b border-edge text-ink-2">
          {columns.map((column) => (
            <th key={column} scope="col" className="py-2 pr-4 font-semibold">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr
            key={person.id}
            onClick={openRow}
            className="cursor-pointer border-b border-line transition-colors hover:bg-sunk"
          >
            <th scope="row" className={`${CELL} font-normal`}>
              <PersonLink id={person.id} className="font-semibold no-underline">
                {person.name}
              </PersonLink>
              <span className="block break-all text-ink-2">{person.email}</span>
            </th>
            <td className={CELL}>{t(`admin.role_${person.role}`)}</td>
            <td className={CELL}>{date(person.created_at)}</td>
            <td className={CELL}>{person.last_seen_at ? ago(person.last_seen_at) : t('admin.not_seen')}</td>
            <td className={CELL}>
              <div className="flex flex-wrap gap-1">
                {person.status === 'active' && !person.deletes_at && t('admin.state_active')}
                <PersonChips person={person} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The whole row can be tapped; its link is what a keyboard meets. (Not every browser lets a link cover a row.) */
function openRow({ target, currentTarget }: MouseEvent<HTMLTableRowElement>) {
  const onLink = target instanceof Element && target.closest('a')
  if (!onLink && getSelection()?.isCollapsed !== false) currentTarget.querySelector('a')?.click()
}
