import type { ComponentProps } from 'react'
import { Field, type FieldProps } from './Field.tsx'
import { Select } from './Select.tsx'

interface SelectFieldProps extends FieldProps, Omit<ComponentProps<'select'>, 'id' | 'className' | 'children'> {
  options: readonly { value: string; label: string }[]
  /** Shown while nothing is chosen; its value is the empty string. */
  placeholder?: string
}

/** A `Select` with its label, hint and error. */
export const SelectField = ({ label, hint, error, optional, options, placeholder, ...select }: SelectFieldProps) => (
  <Field {...{ label, hint, error, optional }}>
    {(control) => (
      <Select {...select} {...control}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    )}
  </Field>
)
