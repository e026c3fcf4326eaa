import { Icon } from './Icon.tsx'

interface FilterChipsProps<Value extends string> {
  /** The name of the group, e.g. “Subject”. */
  label: string
  options: readonly { value: Value; label: string }[]
  /** Null where none is chosen yet. */
  value: Value | null
  onChange: (value: Value) => void
}

/** One way at a time to narrow a list; the chosen one carries a tick. */
export const FilterChips = <Value extends string>({ label, options, value, onChange }: FilterChipsProps<Value>) => (
  <fieldset aria-label={label} className="-my-1 flex flex-wrap gap-x-2">
    {options.map((option) => (
      <button
        key={option.value}
        type="button"
        aria-pressed={option.value === value}
        onClick={() => onChange(option.value)}
        className="group/chip inline-flex min-h-12 cursor-pointer items-center rounded-chip text-sm font-semibold text-ink-2 aria-pressed:text-primary"
      >
        <span className="inline-flex min-h-10 items-center gap-1 rounded-chip border-[1.5px] border-edge bg-surface px-4 py-1 transition-colors group-aria-pressed/chip:border-primary group-aria-pressed/chip:bg-primary-soft">
          {option.value === value && <Icon name="check" className="size-4" />}
          {option.label}
        </span>
      </button>
    ))}
  </fieldset>
)
