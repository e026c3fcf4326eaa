import type { ComponentProps } from 'react'
import { PIN_MAX } from '../../stores/parking.ts'
import { CONTROL, Field, type FieldProps } from '../../ui/Field.tsx'

interface PinFieldProps extends FieldProps, Omit<ComponentProps<'input'>, 'id' | 'className' | 'onChange' | 'value'> {
  value: string
  onChange: (digits: string) => void
}

/** Digits only, and hidden. It is no password field: browsers would offer to keep the PIN, or fill in a password. */
export const PinField = ({ label, hint, error, onChange, ...input }: PinFieldProps) => (
  <Field {...{ label, hint, error }}>
    {(control) => (
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        maxLength={PIN_MAX}
        {...input}
        {...control}
        aria-invalid={control['aria-invalid'] ?? input['aria-invalid']}
        onChange={({ target }) => onChange(target.value.replaceAll(/\D/g, ''))}
        className={`${CONTROL} text-center text-xl tracking-[0.4em] [-webkit-text-security:disc]`}
      />
    )}
  </Field>
)
