import { Amount } from './Amount.tsx'
import { Face, type FaceMood } from './Face.tsx'
import { TapRadios } from './TapRadios.tsx'

export interface FaceScaleProps {
  legend: string
  legendHidden?: boolean
  /** Five words, from the least to the most. */
  labels: readonly string[]
  /** Faces for liking; for how well something fits, where no answer is sadder than another, discs that fill. */
  marks?: 'faces' | 'discs'
  value: FaceMood | null
  onChange: (value: FaceMood) => void
  /** A tap, Space or Enter: the answer is meant. */
  onCommit?: (value: FaceMood) => void
}

const MOODS = [1, 2, 3, 4, 5] as const

/** Five pictures with words; one tap answers. */
export const FaceScale = ({ labels, marks = 'faces', ...radios }: FaceScaleProps) => (
  <TapRadios
    {...radios}
    options={MOODS.map((mood) => ({
      value: mood,
      label: (
        <>
          <span className="text-ink-2 group-has-checked:text-primary">
            {marks === 'faces' ? <Face mood={mood} /> : <Amount of={mood} />}
          </span>
          {labels[mood - 1]}
        </>
      ),
    }))}
  />
)
