import type { AdminUser } from '@tajiconnect/contract/admin'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { useBornWords } from '../../parts/BornFields.tsx'
import { Section } from './Section.tsx'

export function PersonFacts({ person }: { person: AdminUser }) {
  const t = useT()
  const { ago, date, dateTime } = useFormat()
  const bornWords = useBornWords()
  const { email_verified, phone, role, status, locale, born, two_factor_enabled, onboarding_completed } = person
  const { created_at, last_seen_at, deletes_at } = person
  const facts: [string, string][] = [
    [t('admin.role'), t(`admin.role_${role}`)],
    [t('admin.state'), t(`admin.state_${status}`)],
    [t('admin.email'), t(email_verified ? 'admin.confirmed' : 'admin.unconfirmed')],
    [t('admin.phone'), phone ? `+${phone}` : t('admin.not_told')],
    [t('admin.born'), born ? bornWords(born) : t('admin.not_told')],
    [t('common.language'), LANGUAGES.find(({ value }) => value === locale)?.label ?? locale],
    [t('admin.joined'), date(created_at)],
    [t('admin.last_seen'), last_seen_at ? `${dateTime(last_seen_at)} (${ago(last_seen_at)})` : t('admin.not_seen')],
    [t('admin.two_step'), t(two_factor_enabled ? 'admin.on' : 'admin.off')],
    [t('admin.onboarding'), t(onboarding_completed ? 'admin.done' : 'admin.not_done')],
    ...(deletes_at ? [[t('admin.goes_on'), date(deletes_at)] satisfies [string, string]] : []),
  ]
  return (
    <Section title={t('admin.account')}>
      <dl className="divide-y divide-line">
        {facts.map(([name, fact]) => (
          <div key={name} className="grid grid-cols-2 gap-3 py-2 text-sm">
            <dt className="text-ink-2">{name}</dt>
            <dd className="font-medium">{fact}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
