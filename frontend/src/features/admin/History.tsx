import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { AuditList } from './AuditList.tsx'
import { adminQuery } from './queries.ts'
import { Rows } from './Rows.tsx'
import { Section } from './Section.tsx'

const SHOWN = 5

/** What happened to the safety of one account. */
export function History({ id }: { id: string }) {
  const t = useT()
  const records = useQuery(adminQuery('GET /admin/audit', { query: { user_id: id, per_page: String(SHOWN) } }))
  return (
    <Section title={t('admin.history')}>
      <Loaded query={records} skeleton={<Rows />}>
        {({ items, total }) => (
          <>
            {total === 0 ? (
              <p className="text-ink-2">{t('admin.history_none')}</p>
            ) : (
              <AuditList records={items} ofOne />
            )}
            {total > SHOWN && (
              <ButtonLink look="quiet" href={`${paths.adminAudit}?user=${encodeURIComponent(id)}`}>
                {t('admin.history_all', { count: total })}
              </ButtonLink>
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}
