import { useId, type ReactNode, type Ref } from 'react'
import { Card } from './Card.tsx'

interface SectionProps {
  title: string
  /** How it stands, in a word or two. */
  state?: ReactNode
  /** Where the focus goes when what held it has gone. */
  heading?: Ref<HTMLHeadingElement>
  children: ReactNode
}

export function Section({ title, state, heading, children }: SectionProps) {
  const id = useId()
  return (
    <Card as="section" labelledBy={id}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id={id} ref={heading} tabIndex={-1} className="text-lg">
          {title}
        </h2>
        {state}
      </div>
      {children}
    </Card>
  )
}
