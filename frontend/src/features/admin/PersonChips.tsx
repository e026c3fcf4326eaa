import type { AdminUser } from '@tajiconnect/contract/admin'
import { useT } from '../../i18n/i18n.ts'
import { Chip } from '../../ui/Chip.tsx'

/** What is out of the ordinary about an account. */
export function PersonChips({ person: { status, deletes_at } }: { person: AdminUser }) {
  const t = useT()
  return (
    <>
      {status === 'suspended' && (
        <Chip tone="danger" icon="lock">
          {t('admin.state_suspended')}
        </Chip>
      )}
      {deletes_at && (
        <Chip tone="accent" icon="clock">
          {t('admin.goes')}
        </Chip>
      )}
    </>
  )
}
