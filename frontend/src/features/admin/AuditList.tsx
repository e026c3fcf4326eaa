import type { AuditRecord } from '@tajiconnect/contract/admin'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { PersonLink } from './PersonLink.tsx'
import { useRecordLines } from './words.ts'

const NAME = 'inline-flex min-h-6 items-center font-semibold text-primary underline underline-offset-4'

/** Who did what, to whose account, and when. `ofOne`: all of them are about the account on the page. */
export function AuditList({ records, ofOne }: { records: AuditRecord[]; ofOne?: boolean }) {
  const { dateTime } = useFormat()
  const linesOf = useRecordLines()
  return (
    <ul className={ofOne ? 'divide-y divide-line' : 'divide-y divide-line border-y border-line'}>
      {records.map((record) => (
        <li key={record.id} className={`grid gap-x-4 py-3 text-sm ${ofOne ? '' : 'wide:grid-cols-3'}`}>
          <div className="font-semibold">
            {linesOf(record).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <p>
            {!ofOne && <Whose record={record} />}
            <Who record={record} after={ofOne ? '' : ' · '} />
          </p>
          <time dateTime={record.at} className="text-ink-2">
            {dateTime(record.at)}
          </time>
        </li>
      ))}
    </ul>
  )
}

function Whose({ record: { user } }: { record: AuditRecord }) {
  const t = useT()
  if (!user) return <span className="text-ink-2">{t('admin.account_gone')}</span>
  return (
    <PersonLink id={user.id} className={NAME}>
      {user.name}
    </PersonLink>
  )
}

function Who({ record: { event, user, actor }, after }: { record: AuditRecord; after: string }) {
  const t = useT()
  const words = actor
    ? actor.id === user?.id
      ? t('admin.by_self')
      : t('admin.by', { name: actor.name })
    : event === 'account_changed' && t('admin.by_gone')
  return words && <span className="text-ink-2">{after + words}</span>
}
