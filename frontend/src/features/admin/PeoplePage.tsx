import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { EmptyState } from '../../ui/States.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Pager } from './Pager.tsx'
import { PeopleList } from './PeopleList.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { adminQuery } from './queries.ts'
import { Rows } from './Rows.tsx'
import { Q_MAX, usePeopleSearch } from './usePeopleSearch.ts'
import { useWide } from './useWide.ts'
import { ROLES, STATUSES } from './words.ts'

/** Every account: search as you type, narrow by role and by whether it is open. */
export default function PeoplePage() {
  const t = useT()
  const wide = useWide()
  const summary = useRef<HTMLOutputElement>(null)
  const { typed, setTyped, wanted, page, set, hrefOf } = usePeopleSearch()
  const found = useQuery({
    ...adminQuery('GET /admin/users', { query: { ...wanted, page: String(page) } }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <title>{`${t('admin.people')} · TajiConnect`}</title>
      <PageHeader title={t('admin.people')} />
      <search className="grid gap-3 wide:grid-cols-2">
        <TextField
          label={t('admin.search')}
          type="search"
          enterKeyHint="search"
          autoComplete="off"
          maxLength={Q_MAX}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <div className="grid grid-cols-2 gap-3">
          <SelectField
            label={t('admin.role')}
            value={wanted.role ?? ''}
            placeholder={t('admin.any_role')}
            options={ROLES.map((value) => ({ value, label: t(`admin.role_${value}`) }))}
            onChange={({ target }) => set({ role: target.value })}
          />
          <SelectField
            label={t('admin.state')}
            value={wanted.status ?? ''}
            placeholder={t('admin.any_state')}
            options={STATUSES.map((value) => ({ value, label: t(`admin.state_${value}`) }))}
            onChange={({ target }) => set({ status: target.value })}
          />
        </div>
      </search>
      <Loaded query={found} skeleton={<Rows />}>
        {(list) => (
          <section aria-label={t('admin.people')} aria-busy={found.isPlaceholderData} className="flex flex-col gap-3">
            <output ref={summary} tabIndex={-1} className="w-fit text-sm text-ink-2 outline-none">
              {t('admin.found', { count: list.total })}
            </output>
            {list.total === 0 ? (
              <EmptyState
                icon="search"
                title={t('admin.nobody_title')}
                text={t('admin.nobody_text')}
                action={
                  <Button
                    look="secondary"
                    onClick={() => {
                      setTyped('')
                      set({ q: '', role: '', status: '' })
                    }}
                  >
                    {t('admin.everybody')}
                  </Button>
                }
              />
            ) : list.items.length === 0 ? (
              <EmptyState
                title={t('admin.past_end_title')}
                text={t('admin.past_end_text')}
                action={<ButtonLink href={hrefOf(1)}>{t('admin.first_page')}</ButtonLink>}
              />
            ) : wide ? (
              <PeopleTable people={list.items} />
            ) : (
              <PeopleList people={list.items} />
            )}
            <Pager list={list} hrefOf={hrefOf} onTurn={() => summary.current?.focus()} />
          </section>
        )}
      </Loaded>
    </>
  )
}
