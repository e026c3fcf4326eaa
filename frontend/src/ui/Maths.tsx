// oxlint-disable react/no-array-index-key -- a formula never changes while it is read, so a place in it is a key
import type { MathNode } from '@tajiconnect/contract/lesson-body'
import { createElement, useLayoutEffect, useRef, useState, type ReactNode } from 'react'

const ALIGNED = { left: 'text-left', right: 'text-right' }

const element = ({ tag, text, children, align }: MathNode, key?: number): ReactNode =>
  createElement(tag, { key, className: align && ALIGNED[align] }, text ?? children?.map(element))

/** A formula as MathML of its own, which screen readers read, and braille displays show, as mathematics. */
const maths = (node: MathNode, display?: 'block') => createElement('math', { display }, element(node))

/** In a line of text; wider than the screen it scrolls by itself. */
export const InlineMaths = ({ math }: { math: MathNode }) => (
  <span className="inline-block max-w-full overflow-x-auto overflow-y-hidden align-middle">{maths(math)}</span>
)

/** On a line of its own. Only where it is wider than the screen can it be reached, and then it has a name. */
export function BlockMaths({ math, label }: { math: MathNode; label: string }) {
  const ref = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)

  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return undefined
    const measure = () => setScrolls(box.scrollWidth > box.clientWidth)
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])

  const reach = scrolls && { role: 'region', 'aria-label': label, tabIndex: 0 }
  return (
    <div ref={ref} {...reach} className="overflow-x-auto overflow-y-hidden py-1 text-lg">
      {maths(math, 'block')}
    </div>
  )
}
