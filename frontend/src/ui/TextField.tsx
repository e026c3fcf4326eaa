import { useState, type ComponentProps } from 'react'
import { CONTROL, Field, type FieldProps } from './Field.tsx'
import { Icon } from './Icon.tsx'

type Own<Tag extends 'input' | 'textarea'> = FieldProps & Omit<ComponentProps<Tag>, 'id' | 'className'>

export const TextField = ({ label, hint, error, optional, ...input }: Own<'input'>) => (
  <Field {...{ label, hint, error, optional }}>
    {(control) => <input type="text" {...input} {...control} className={CONTROL} />}
  </Field>
)

export const TextArea = ({ label, hint, error, optional, ...input }: Own<'textarea'>) => (
  <Field {...{ label, hint, error, optional }}>
    {(control) => <textarea rows={4} {...input} {...control} className={`${CONTROL} py-3`} />}
  </Field>
)

/** `showLabel` and `hideLabel` name the eye beside the field. Set `autoComplete` to current- or new-password. */
export function PasswordField({
  label,
  hint,
  error,
  optional,
  showLabel,
  hideLabel,
  ...input
}: Own<'input'> & { showLabel: string; hideLabel: string }) {
  const [shown, setShown] = useState(false)
  return (
    <Field {...{ label, hint, error, optional }}>
      {(control) => (
        <div className="relative">
          <input
            spellCheck={false}
            autoCapitalize="none"
            {...input}
            {...control}
            type={shown ? 'text' : 'password'}
            className={`${CONTROL} pr-14`}
          />
          <button
            type="button"
            aria-label={shown ? hideLabel : showLabel}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 grid w-12 cursor-pointer place-items-center rounded-control text-ink-2 hover:text-ink"
          >
            <Icon name={shown ? 'eye-off' : 'eye'} />
          </button>
        </div>
      )}
    </Field>
  )
}
