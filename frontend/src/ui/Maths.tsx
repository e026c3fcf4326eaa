// oxlint-disable react/no-array-index-key -- a formula never changes while it is read, so a place in it is a key
import type { MathNode } from '@tajiconnect/contract/lesson-body'
import { createElement, useLayoutEffect, useRef, useState, type ReactNode } from 'react'

/** Cells of a table; equations in lines have theirs aligned at the sign, and fractions in full size. */
const CELL = {
  none: 'px-[0.4em] py-[0.5ex]',
  left: 'py-[0.5ex] pr-[0.8em] text-left [math-style:normal]',
  right: 'py-[0.5ex] pl-[0.4em] text-right [math-style:normal]',
}
/** A line over or under a term is drawn, as few phones have a font whose own grows with it. */
const LINES: Record<string, string> = {
  'mover \u203E': 'border-t *:last:opacity-0',
  'munder _': 'border-b *:last:opacity-0',
}

function classOf({ tag, children, align }: MathNode): string | undefined {
  if (tag === 'mtd') return CELL[align ?? 'none']
  return LINES[`${tag} ${children?.[1]?.text}`]
}

const element = (node: MathNode, key?: number): ReactNode =>
  createElement(node.tag, { key, className: classOf(node) }, node.text ?? node.children?.map(element))

/** A formula as MathML of its own, which screen readers read, and braille displays show, as mathematics. */
const maths = (node: MathNode, more: { display?: 'block'; 'aria-label'?: string | undefined }) =>
  createElement('math', more, element(node))

interface InlineMathsProps {
  math: MathNode
  /** In one line, where what stands around it is a name, as of an answer to choose: of the letters alone ½ would be “12”. */
  label?: string | undefined
  /** The full stop or the like behind it, which does not go into the next line alone. */
  children?: ReactNode
}

/** In a line of text; wider than the screen it scrolls by itself. */
export const InlineMaths = ({ math, label, children }: InlineMathsProps) => (
  <span className="inline-block max-w-full overflow-x-auto overflow-y-hidden align-middle whitespace-nowrap has-[mfrac]:py-1">
    {maths(math, { 'aria-label': label })}
    {children}
  </span>
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
      {maths(math, { display: 'block' })}
    </div>
  )
}
