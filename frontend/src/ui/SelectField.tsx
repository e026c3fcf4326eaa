import type { ComponentProps } from 'react'
import { CONTROL, Field, type FieldProps } from './Field.tsx'
import { Icon } from './Icon.tsx'

interface SelectFieldProps extends FieldProps, Omit<ComponentProps<'select'>, 'id' | 'className' | 'children'> {
  options: readonly { value: string; label: string }[]
  /** Shown while nothing is chosen; its value is the empty string. */
  placeholder?: string
}

/** The phone's own list, which every learner already knows. */
export const SelectField = ({ label, hint, error, optional, options, placeholder, ...select }: SelectFieldProps) => (
  <Field {...{ label, hint, error, optional }}>
    {(control) => (
      <div className="relative">
        <select {...select} {...control} className={`${CONTROL} appearance-none pr-12`}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <span className="pointer-events-none absolute inset-y-0 right-3 grid place-items-center text-ink-2">
          <Icon name="chevron" className="size-5 rotate-90" />
        </span>
      </div>
    )}
  </Field>
)
