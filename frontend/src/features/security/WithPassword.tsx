import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'
import { ButtonLink } from '../../ui/Button.tsx'

/** What else than the password opens the account. Whoever has no password chooses one in another tab, so it is asked anew. */
export const useIdentities = () => useQuery({ ...query('GET /auth/identities'), staleTime: 0 })

/** What only the password makes possible; for an account that has none, the way to get one. */
export function WithPassword({ children }: { children: ReactNode }) {
  const t = useT()
  const { data } = useIdentities()
  if (data?.has_password !== false) return children
  return (
    <div className="flex flex-col items-start gap-3">
      <p>{t('security.no_password')}</p>
      <ButtonLink look="secondary" href={paths.forgotPassword}>
        {t('security.no_password_set')}
      </ButtonLink>
    </div>
  )
}
