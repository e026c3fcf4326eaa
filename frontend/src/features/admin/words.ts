import type { AdminUser, AuditEvent, AuditRecord } from '@tajiconnect/contract/admin'
import { useT, type Translate } from '../../i18n/i18n.ts'
import type { MessageId } from '../../i18n/messages.ts'
import { useBornWords } from '../../parts/BornFields.tsx'

export const ROLES = ['learner', 'instructor', 'admin'] as const satisfies AdminUser['role'][]
export const STATUSES = ['active', 'suspended'] as const satisfies AdminUser['status'][]

/** Every event has its words; one without any does not compile. */
const EVENT_WORDS: Record<AuditEvent, MessageId> = {
  account_changed: 'admin.event_account_changed',
  two_factor_disabled: 'admin.event_two_factor_disabled',
  backup_codes_replaced: 'admin.event_backup_codes_replaced',
  refresh_token_reused: 'admin.event_refresh_token_reused',
  google_linked: 'admin.event_google_linked',
  google_unlinked: 'admin.event_google_unlinked',
  consent_asked: 'admin.event_consent_asked',
  consent_given: 'admin.event_consent_given',
  consent_refused: 'admin.event_consent_refused',
}
export const EVENTS = Object.keys(EVENT_WORDS) as AuditEvent[]
export const eventWords = (t: Translate, event: AuditEvent) => t(EVENT_WORDS[event])

/** What a record says has happened: one line for each thing that was changed. */
export function useRecordLines(): (record: AuditRecord) => string[] {
  const t = useT()
  const bornWords = useBornWords()
  const roleWords = (role: string | null) => {
    const known = ROLES.find((each) => each === role)
    return known ? t(`admin.role_${known}`) : (role ?? '')
  }
  const line = (field: string, from: string | null, to: string | null) => {
    if (field === 'status') return t(to === 'suspended' ? 'admin.did_stop' : 'admin.did_reopen')
    if (field === 'role') return t('admin.did_role', { from: roleWords(from), to: roleWords(to) })
    if (field !== 'born' || to === null) return t('admin.event_account_changed')
    return from === null
      ? t('admin.did_born_first', { to: bornWords(to) })
      : t('admin.did_born', { from: bornWords(from), to: bornWords(to) })
  }
  return ({ event, changes }) => {
    const lines = Object.entries(changes ?? {}).map(([field, { from, to }]) => line(field, from, to))
    return lines.length > 0 ? lines : [eventWords(t, event)]
  }
}
