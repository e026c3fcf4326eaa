import { useId, useRef, type KeyboardEvent } from 'react'
import { CHOICE, Group } from './ChoiceGroup.tsx'
import { Face, type FaceMood } from './Face.tsx'

export interface FaceScaleProps {
  legend: string
  legendHidden?: boolean
  /** Five words, from the least to the most. */
  labels: readonly string[]
  value: FaceMood | null
  onChange: (value: FaceMood) => void
  /** A tap, Space or Enter: the answer is meant. Arrow keys only look around, so they never commit. */
  onCommit?: (value: FaceMood) => void
}

const MOODS = [1, 2, 3, 4, 5] as const

/** Five faces with words; one tap answers. */
export function FaceScale({ labels, value, onChange, onCommit, ...group }: FaceScaleProps) {
  const name = useId()
  const looking = useRef(false)

  const press = (event: KeyboardEvent, mood: FaceMood) => {
    looking.current = event.key.startsWith('Arrow')
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (mood !== value) onChange(mood)
    onCommit?.(mood)
  }

  return (
    <Group {...group}>
      {MOODS.map((mood) => (
        <label key={mood} className={`group ${CHOICE}`}>
          <input
            type="radio"
            name={name}
            checked={mood === value}
            onChange={() => onChange(mood)}
            onClick={() => !looking.current && onCommit?.(mood)}
            onKeyDown={(event) => press(event, mood)}
            onKeyUp={() => (looking.current = false)}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          <span className="text-ink-2 group-has-checked:text-primary">
            <Face mood={mood} />
          </span>
          {labels[mood - 1]}
        </label>
      ))}
    </Group>
  )
}
