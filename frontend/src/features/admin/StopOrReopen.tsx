import type { AdminUser } from '@tajiconnect/contract/admin'
import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Outcome } from './Outcome.tsx'
import { useChange } from './queries.ts'
import { Section } from './Section.tsx'

/** Shuts an account, or opens it again; a word before either says what happens. */
export function StopOrReopen({ person: { id, name, status } }: { person: AdminUser }) {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const { mutate, isPending, isSuccess, error, reset } = useChange(id)
  const open = status === 'active'
  const way = open ? 'stop' : 'reopen'
  const close = () => setAsking(false)
  return (
    <Section title={t('admin.access')}>
      <p className="text-sm text-ink-2">{t(open ? 'admin.is_open' : 'admin.is_stopped')}</p>
      <Outcome error={null} done={isSuccess ? t(open ? 'admin.reopen_done' : 'admin.stop_done', { name }) : ''} />
      {/* One button for both, so that the focus comes back to it. */}
      <Button
        look="secondary"
        icon={open ? 'lock' : 'check'}
        onClick={() => {
          reset()
          setAsking(true)
        }}
      >
        {t(`admin.${way}`)}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t(`admin.${way}_title`, { name })}
          confirm={t(`admin.${way}`)}
          danger={open}
          busy={isPending}
          onConfirm={() => mutate({ status: open ? 'suspended' : 'active' }, { onSuccess: close })}
          onClose={close}
        >
          <ul className="flex list-disc flex-col gap-1 pl-6 marker:text-primary">
            <li>{t(`admin.${way}_now`)}</li>
            <li>{t(`admin.${way}_then`)}</li>
            <li>{t(`admin.${way}_kept`)}</li>
          </ul>
          <Outcome error={error} done="" />
        </ConfirmDialog>
      )}
    </Section>
  )
}
