import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { AuditList } from './AuditList.tsx'
import { Pager } from './Pager.tsx'
import { adminQuery, usePerson } from './queries.ts'
import { Rows } from './Rows.tsx'
import { useAddress } from './useAddress.ts'
import { EVENTS, eventWords } from './words.ts'

/** What happened to the safety of accounts, newest first. */
export default function AuditPage() {
  const t = useT()
  const summary = useRef<HTMLOutputElement>(null)
  const { get, page, set, hrefOf } = useAddress()
  const event = EVENTS.find((each) => each === get('event'))
  const user_id = get('user') || undefined
  const person = usePerson(user_id ?? '')
  const records = useQuery({
    ...adminQuery('GET /admin/audit', { query: { event, user_id, page: String(page) } }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <title>{`${t('admin.audit')} · TajiConnect`}</title>
      <PageHeader title={t('admin.audit')} lead={t('admin.audit_lead')} />
      <div className="grid gap-3 wide:grid-cols-2">
        <SelectField
          label={t('admin.event')}
          value={event ?? ''}
          placeholder={t('admin.any_event')}
          options={EVENTS.map((value) => ({ value, label: eventWords(t, value) }))}
          onChange={({ target }) => set({ event: target.value })}
        />
        {user_id && (
          <div className="flex min-h-12 items-center justify-between gap-3 wide:self-end">
            <span className="font-semibold">{t('admin.only', { name: person.data?.name ?? user_id })}</span>
            <Button look="quiet" onClick={() => set({ user: '' })}>
              {t('admin.everybody')}
            </Button>
          </div>
        )}
      </div>
      <Loaded query={records} skeleton={<Rows />}>
        {(list) => (
          <section aria-label={t('admin.audit')} aria-busy={records.isPlaceholderData} className="flex flex-col gap-3">
            <output ref={summary} tabIndex={-1} className="w-fit text-sm text-ink-2 outline-none">
              {t('admin.records', { count: list.total })}
            </output>
            {list.total === 0 ? (
              <EmptyState icon="clock" title={t('admin.no_records_title')} text={t('admin.no_records_text')} />
            ) : list.items.length === 0 ? (
              <EmptyState
                title={t('admin.past_end_title')}
                text={t('admin.past_end_text')}
                action={<ButtonLink href={hrefOf(1)}>{t('admin.first_page')}</ButtonLink>}
              />
            ) : (
              <AuditList records={list.items} />
            )}
            <Pager list={list} hrefOf={hrefOf} onTurn={() => summary.current?.focus()} />
          </section>
        )}
      </Loaded>
    </>
  )
}
