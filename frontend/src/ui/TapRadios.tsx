import { useId, useRef, type ComponentProps, type KeyboardEvent, type ReactNode } from 'react'
import { CHOICE, Group } from './ChoiceGroup.tsx'

interface TapRadiosProps<Value extends number> extends Omit<ComponentProps<typeof Group>, 'children'> {
  options: readonly { value: Value; label: ReactNode }[]
  value: Value | null
  onChange: (value: Value) => void
  /** A tap, Space or Enter: the answer is meant. Arrow keys only look around, so they never commit. */
  onCommit?: (value: Value) => void
  /** Side by side where there is room. */
  pair?: boolean
}

/** Radio cards of which one tap answers. */
export function TapRadios<Value extends number>({
  options,
  value,
  onChange,
  onCommit,
  pair,
  ...group
}: TapRadiosProps<Value>) {
  const name = useId()
  const looking = useRef(false)

  const press = (event: KeyboardEvent, chosen: Value) => {
    looking.current = event.key.startsWith('Arrow')
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (chosen !== value) onChange(chosen)
    onCommit?.(chosen)
  }

  const cards = options.map((option) => (
    <label key={option.value} className={`group ${CHOICE}`}>
      <input
        type="radio"
        name={name}
        checked={option.value === value}
        onChange={() => onChange(option.value)}
        onClick={() => !looking.current && onCommit?.(option.value)}
        onKeyDown={(event) => press(event, option.value)}
        onKeyUp={() => (looking.current = false)}
        className="absolute inset-0 cursor-pointer appearance-none outline-none"
      />
      {option.label}
    </label>
  ))
  return <Group {...group}>{pair ? <div className="grid gap-3 wide:grid-cols-2">{cards}</div> : cards}</Group>
}
