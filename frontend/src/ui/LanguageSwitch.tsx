interface LanguageSwitchProps<Value extends string> {
  /** The name of the group, in the language in use. */
  label: string
  options: readonly { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
}

/** Each language under its own name, so that it can be found by whoever needs it. */
export const LanguageSwitch = <Value extends string>({
  label,
  options,
  value,
  onChange,
}: LanguageSwitchProps<Value>) => (
  <fieldset aria-label={label} className="-my-2 inline-flex">
    {options.map((option) => (
      <button
        key={option.value}
        type="button"
        lang={option.value}
        aria-pressed={option.value === value}
        onClick={() => onChange(option.value)}
        className="group/switch -mx-0.5 inline-flex min-h-12 cursor-pointer items-center rounded-chip text-xs font-semibold text-ink-2 aria-pressed:text-primary"
      >
        <span className="rounded-chip px-2.5 py-1 transition-colors group-aria-pressed/switch:bg-primary-soft">
          {option.label}
        </span>
      </button>
    ))}
  </fieldset>
)
