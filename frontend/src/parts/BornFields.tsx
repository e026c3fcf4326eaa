import { ageOf, OLDEST_AGE, YOUNGEST_AGE } from '@tajiconnect/contract/age'
import { useFormat } from '../i18n/format.ts'
import { useT } from '../i18n/i18n.ts'
import { ApiError } from '../services/api/api-error.ts'
import { SelectField } from '../ui/SelectField.tsx'

export type BornName = 'born_month' | 'born_year'

/** The words for what `bornFrom` finds wrong, for `useForm`; they are in the catalogue `consent`. */
export const BORN_WORDS = { out_of_range: 'consent.field_born' } as const

interface BornFieldsProps {
  value: { month: string; year: string }
  onChange: (value: { month: string; year: string }) => void
  errorOf: (name: BornName) => string | undefined
  hint?: string
  /** Otherwise both may stay empty; one without the other may not. */
  required?: boolean
}

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'))

const yearsNow = () => {
  const latest = new Date().getFullYear() - YOUNGEST_AGE
  return Array.from({ length: OLDEST_AGE - YOUNGEST_AGE + 2 }, (_, at) => String(latest - at))
}

/** Month and year, `born_month` and `born_year` in their form: two of the phone's own lists, the youngest first. */
export function BornFields({ value, onChange, errorOf, hint, required }: BornFieldsProps) {
  const t = useT()
  const { date } = useFormat()
  const begun = required || value.month !== '' || value.year !== ''
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-2 items-start gap-3">
        <SelectField
          label={t('common.born_month')}
          error={errorOf('born_month')}
          name="born_month"
          autoComplete="bday-month"
          required={begun}
          placeholder={t('common.born_choose')}
          options={MONTHS.map((month) => ({
            value: month,
            label: date(`2000-${month}-15T12:00:00`, { month: 'long' }),
          }))}
          value={value.month}
          onChange={({ target }) => onChange({ ...value, month: target.value })}
        />
        <SelectField
          label={t('common.born_year')}
          error={errorOf('born_year')}
          name="born_year"
          autoComplete="bday-year"
          required={begun}
          placeholder={t('common.born_choose')}
          options={yearsNow().map((year) => ({ value: year, label: year }))}
          value={value.year}
          onChange={({ target }) => onChange({ ...value, year: target.value })}
        />
      </div>
      {hint && <p className="text-sm text-ink-2">{hint}</p>}
    </div>
  )
}

/**
 * The month of birth as it is kept, or null where none was chosen. Throws what the gateway would where nobody can have
 * been born then, so that a phone without a network says so at once.
 */
export function bornFrom({ born_month, born_year }: Record<BornName, string>): string | null {
  if (!born_month || !born_year) return null
  const born = `${born_year}-${born_month}`
  const age = ageOf(born, new Date())
  if (age >= YOUNGEST_AGE && age <= OLDEST_AGE) return born
  const errors = [{ path: 'born_year', code: 'out_of_range', message: '' }]
  throw new ApiError('validation', { status: 422, errors })
}

/** “May 2011” */
export function useBornWords(): (born: string) => string {
  const { date } = useFormat()
  return (born) => date(`${born}-15T12:00:00`, { month: 'long', year: 'numeric' })
}
