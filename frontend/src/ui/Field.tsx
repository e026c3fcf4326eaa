import { useId, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'

export interface FieldProps {
  label: string
  /** What to write, said before anything goes wrong. */
  hint?: ReactNode
  /** What to change; shown in place of nothing else, and read with the control. */
  error?: string | null
  /** The word for “optional”, where the field may stay empty. */
  optional?: string
}

/** Props that tie a control to its label, hint and error. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean | undefined
}

export const CONTROL =
  'w-full min-h-12 rounded-control border-[1.5px] border-edge bg-surface px-4 text-base text-ink placeholder:text-ink-2 aria-invalid:border-danger aria-invalid:inset-ring aria-invalid:inset-ring-danger'

/** Label, hint and error around any one control. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: (control: ControlProps) => ReactNode }) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-semibold">
        {label}
        {optional && <span className="font-normal text-ink-2"> · {optional}</span>}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="text-sm text-ink-2">
          {hint}
        </div>
      )}
      <div className="mt-1">
        {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

export const FieldError = ({ id, children }: { id: string; children: ReactNode }) => (
  <p id={id} className="mt-1 flex items-start gap-2 text-sm font-medium text-danger">
    <Icon name="alert" className="size-5" />
    {children}
  </p>
)
