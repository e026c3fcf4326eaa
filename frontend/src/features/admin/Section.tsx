import { useId, type ReactNode } from 'react'
import { Card } from '../../ui/Card.tsx'

/** A card with a heading of its own. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <Card as="section" labelledBy={id}>
      <h2 id={id} className="text-lg">
        {title}
      </h2>
      {children}
    </Card>
  )
}
