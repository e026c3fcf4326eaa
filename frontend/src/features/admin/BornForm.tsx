import type { AdminUser } from '@tajiconnect/contract/admin'
import { OLDEST_AGE, YOUNGEST_AGE } from '@tajiconnect/contract/age'
import { useState, type SyntheticEvent } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Outcome } from './Outcome.tsx'
import { useChange } from './queries.ts'
import { Section } from './Section.tsx'

const MONTHS = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'))

/** Of everybody who may be here, the youngest first. */
function yearsOfBirth() {
  const last = new Date().getFullYear() - YOUNGEST_AGE
  return Array.from({ length: OLDEST_AGE - YOUNGEST_AGE + 2 }, (_, before) => String(last - before)).map((value) => ({
    value,
    label: value,
  }))
}

/** A month of birth is told once by its person; what was mistyped is mended here. */
export function BornForm({ person }: { person: AdminUser }) {
  const t = useT()
  const { date } = useFormat()
  const [years] = useState(yearsOfBirth)
  const [[year, month], setParts] = useState(() => (person.born ?? '-').split('-') as [string, string])
  const { mutate, isPending, isSuccess, error, reset } = useChange(person.id)
  const born = `${year}-${month}`
  const ready = year !== '' && month !== '' && born !== person.born

  const choose = (parts: [string, string]) => {
    setParts(parts)
    reset()
  }
  function submit(event: SyntheticEvent) {
    event.preventDefault()
    if (ready) mutate({ born })
  }
  return (
    <Section title={t('admin.age')}>
      <p className="text-sm text-ink-2">{t('admin.born_text')}</p>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <div className="grid grid-cols-2 gap-3">
          <SelectField
            label={t('common.born_month')}
            value={month}
            placeholder={t('common.born_choose')}
            options={MONTHS.map((value) => ({ value, label: date(`2000-${value}-15T12:00:00`, { month: 'long' }) }))}
            onChange={({ target }) => choose([year, target.value])}
          />
          <SelectField
            label={t('common.born_year')}
            value={year}
            placeholder={t('common.born_choose')}
            options={years}
            onChange={({ target }) => choose([target.value, month])}
          />
        </div>
        <Outcome
          error={error}
          errorText={
            error instanceof ApiError && error.code === 'validation'
              ? t('admin.born_range', { youngest: YOUNGEST_AGE, oldest: OLDEST_AGE })
              : undefined
          }
          done={isSuccess ? t('admin.born_done') : ''}
        />
        <Button type="submit" look="secondary" busy={isPending} disabled={!ready}>
          {t('admin.born_change')}
        </Button>
      </form>
    </Section>
  )
}
