import type { Reply } from '@tajiconnect/contract/endpoints'
import { useT } from '../../i18n/i18n.ts'
import { Section } from '../../ui/Section.tsx'

/** Who has not answered anything for a week. */
export function Quiet({ quiet }: Pick<Reply<'GET /analytics/courses/{id}'>, 'quiet'>) {
  const t = useT()
  return (
    <Section title={t('classes.quiet')}>
      {quiet.length === 0 ? (
        <p>{t('classes.quiet_none')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {quiet.map(({ user_id, name, days }) => (
            <li key={user_id} className="flex flex-wrap justify-between gap-x-3 py-2">
              <span className="font-medium">{name}</span>
              <span className="text-sm text-ink-2">
                {days === null ? t('classes.quiet_never') : t('classes.quiet_days', { days })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
