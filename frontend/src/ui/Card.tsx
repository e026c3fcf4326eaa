import type { ReactNode } from 'react'

interface CardProps {
  as?: 'article' | 'section' | 'li' | 'div'
  /** `next` marks the one thing to do on the page. */
  tone?: 'plain' | 'next'
  labelledBy?: string
  children: ReactNode
}

/** A sheet of paper for one thing. A card never holds a card: use a heading, a line or space inside it. */
export const Card = ({ as: Tag = 'article', tone = 'plain', labelledBy, children }: CardProps) => (
  <Tag
    aria-labelledby={labelledBy}
    className={`relative flex flex-col gap-3 rounded-card border bg-surface p-4 shadow-card ${tone === 'next' ? 'border-primary' : 'border-line'}`}
  >
    {children}
  </Tag>
)
