import { useRef, useState, type Ref } from 'react'
import { SelectField } from '../../ui/SelectField.tsx'

interface PickOneProps {
  label: string
  placeholder: string
  options: readonly { value: string; label: string }[]
  onPick: (value: string) => void
  ref?: Ref<HTMLSelectElement>
}

/**
 * Hands on what is picked and is empty again. By keyboard a closed list steps through all that lies between: there the
 * pick counts on Enter, or once the list is left.
 */
export function PickOne({ onPick, ...field }: PickOneProps) {
  const [held, setHeld] = useState('')
  const byKeys = useRef(false)
  const pick = (value: string) => {
    setHeld('')
    if (value) onPick(value)
  }
  return (
    <SelectField
      {...field}
      value={held}
      onPointerDown={() => {
        byKeys.current = false
      }}
      onKeyDown={(event) => {
        byKeys.current = true
        if (event.key !== 'Enter' || !held) return
        // Some browsers would open the list.
        event.preventDefault()
        pick(held)
      }}
      onChange={({ target }) => (byKeys.current ? setHeld(target.value) : pick(target.value))}
      onBlur={() => pick(held)}
    />
  )
}
