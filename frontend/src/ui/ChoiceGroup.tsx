import { useId, type ReactNode } from 'react'
import { FieldError } from './Field.tsx'

export interface Choice<Value extends string> {
  value: Value
  label: ReactNode
  hint?: string
}

interface GroupProps {
  legend: string
  /** Keeps the legend for screen readers where a heading above already asks the question. */
  legendHidden?: boolean
  hint?: ReactNode
  error?: string | null
  /** The language of legend and options, where it is not the page's. */
  lang?: string
}

/** The card of one choice: the whole of it can be tapped, and it shows its input's state and focus. */
export const CHOICE =
  'relative flex min-h-[54px] cursor-pointer items-center gap-3 rounded-control border-[1.5px] border-edge bg-surface px-4 py-2 font-medium transition-colors has-checked:border-primary has-checked:bg-primary-soft has-checked:inset-ring has-checked:inset-ring-primary has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-primary'

export function Group({ legend, legendHidden, hint, error, lang, children }: GroupProps & { children: ReactNode }) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset className="flex min-w-0 flex-col" aria-describedby={described || undefined}>
      <legend lang={lang} className={legendHidden ? 'sr-only' : 'mb-2 font-semibold'}>
        {legend}
      </legend>
      {hint && (
        <div id={`${id}-hint`} className="mb-3 text-sm text-ink-2">
          {hint}
        </div>
      )}
      <div lang={lang} className="grid gap-3">
        {children}
      </div>
      {error && (
        <div className="mt-1">
          <FieldError id={`${id}-error`}>{error}</FieldError>
        </div>
      )}
    </fieldset>
  )
}

const Words = ({ label, hint }: { label: ReactNode; hint?: string }) => (
  <span className="min-w-0">
    {label}
    {hint && <span className="block text-sm font-normal text-ink-2">{hint}</span>}
  </span>
)

interface ChoiceGroupProps<Value extends string> extends GroupProps {
  options: readonly Choice<Value>[]
  value: Value | null
  onChange: (value: Value) => void
  /** For a form that checks its fields by name. */
  name?: string
  required?: boolean
}

/** One of a few, as radio cards. */
export function ChoiceGroup<Value extends string>({
  options,
  value,
  onChange,
  name,
  required,
  ...group
}: ChoiceGroupProps<Value>) {
  const id = useId()
  return (
    <Group {...group}>
      {options.map((option) => (
        <label key={option.value} className={CHOICE}>
          <input
            type="radio"
            name={name ?? id}
            required={required}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="size-5 shrink-0 accent-primary outline-none"
          />
          <Words {...option} />
        </label>
      ))}
    </Group>
  )
}

interface CheckGroupProps<Value extends string> extends GroupProps {
  options: readonly Choice<Value>[]
  values: readonly Value[]
  onChange: (values: Value[]) => void
}

/** Any number of a few; `onChange` gets them in the order of `options`. */
export function CheckGroup<Value extends string>({ options, values, onChange, ...group }: CheckGroupProps<Value>) {
  const toggle = (value: Value) =>
    onChange(options.map((option) => option.value).filter((each) => (each === value) !== values.includes(each)))
  return (
    <Group {...group}>
      {options.map((option) => (
        <label key={option.value} className={CHOICE}>
          <input
            type="checkbox"
            checked={values.includes(option.value)}
            onChange={() => toggle(option.value)}
            className="size-5 shrink-0 accent-primary outline-none"
          />
          <Words {...option} />
        </label>
      ))}
    </Group>
  )
}
