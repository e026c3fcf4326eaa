import { DELETION_GRACE_DAYS } from '@tajiconnect/contract/limits'
import type { User } from '@tajiconnect/contract/users'
import { useQueryClient } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { saveUser } from '../../stores/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Link } from '../../ui/Link.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Proof } from '../../parts/Proof.tsx'
import { useGuardedForm } from '../../parts/useGuardedForm.ts'
import { WithPassword } from './WithPassword.tsx'

interface DeleteDialogProps {
  user: User
  onClose: () => void
  onAsked: () => void
}

/** Says what goes and what stays, and asks for the password. */
export function DeleteDialog({ user, onClose, onAsked }: DeleteDialogProps) {
  const t = useT()
  const client = useQueryClient()
  const { form, busy, failureWords, errorOf } = useGuardedForm(async (body) => {
    const { deletes_at } = await call('DELETE /users/me', { body })
    saveUser({ ...user, deletes_at })
    void client.invalidateQueries({ queryKey: queryKey('GET /auth/sessions') })
    onAsked()
  })
  return (
    <Dialog open onClose={onClose} title={t('security.delete_title')} closeLabel={t('common.close')}>
      <form {...form} className="flex flex-col gap-4">
        <div>
          <p>{t('security.delete_goes')}</p>
          <ul className="list-disc pl-6 marker:text-primary">
            <li>{t('security.delete_goes_account')}</li>
            <li>{t('security.delete_goes_told')}</li>
            <li>{t('security.delete_goes_made')}</li>
            <li>{t('security.delete_goes_learned')}</li>
          </ul>
        </div>
        <p>{t('security.delete_stays')}</p>
        <p>{t('security.delete_when', { days: DELETION_GRACE_DAYS })}</p>
        <WithPassword>
          {failureWords && <Notice tone="danger">{failureWords}</Notice>}
          <Proof errorOf={errorOf} />
          <Link
            href={paths.forgotPassword}
            className="-mt-3 inline-flex min-h-12 w-fit items-center font-semibold text-primary underline underline-offset-4"
          >
            {t('common.forgot_password')}
          </Link>
          <Button type="submit" look="danger" icon="bin" wide busy={busy}>
            {t('security.delete_open')}
          </Button>
        </WithPassword>
        <Button look="quiet" wide onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </form>
    </Dialog>
  )
}
