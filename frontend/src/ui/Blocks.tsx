// oxlint-disable react/no-array-index-key -- a lesson's text never changes while it is read, so a place in it is a key
import type { Block, Span } from '@tajiconnect/contract/lesson-body'
import { Fragment, type ComponentType, type ReactNode } from 'react'
import { BlockMaths, InlineMaths } from './Maths.tsx'
import { Words } from './Words.tsx'

export type Picture = Extract<Block, { kind: 'picture' }>

interface BlocksProps {
  blocks: readonly Block[]
  /** Names for what scrolls sideways, e.g. “Table” and “Code”; where there are several of a kind they are numbered. */
  labels: { table: string; code: string; math: string }
  /** Shows a picture, which has to be fetched; without it what it shows stands there in words. */
  Picture?: ComponentType<{ picture: Picture }>
  /** The level of its headings, one under the page's own. */
  level?: 2 | 3
}

/** A line of text with its emphasis, code and formulas. */
const spans = (list: readonly Span[]): ReactNode =>
  list.map((span, place) =>
    span.kind === 'math' ? <InlineMaths key={place} math={span.math} /> : <Words key={place} {...span} />,
  )

/** Scrolls sideways on a small screen, with the keyboard too. */
const Sideways = ({ label, children }: { label: string; children: ReactNode }) => (
  <section
    aria-label={label}
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    tabIndex={0}
    className="shade-sideways overflow-x-auto rounded-control border border-line"
  >
    {children}
  </section>
)

const CELL = 'border-line p-2 text-left align-top hyphens-auto wide:p-3'

function one(block: Block, { level = 2, Picture }: BlocksProps, label: string) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${level}` as const
      return <Heading className="mt-3 text-lg">{spans(block.spans)}</Heading>
    }
    case 'paragraph':
      return <p>{spans(block.spans)}</p>
    case 'quote':
      return <blockquote className="border-l-4 border-accent pl-4 text-ink-2">{spans(block.spans)}</blockquote>
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List
          className={`flex flex-col gap-2 pl-6 marker:text-primary ${block.ordered ? 'list-decimal' : 'list-disc'}`}
        >
          {block.items.map((item, place) => (
            <li key={place}>{spans(item)}</li>
          ))}
        </List>
      )
    }
    case 'code':
      return (
        <Sideways label={label}>
          <pre className="p-4 font-mono text-sm">{block.text}</pre>
        </Sideways>
      )
    case 'math':
      return <BlockMaths math={block.math} label={label} />
    case 'picture':
      return Picture ? <Picture picture={block} /> : <p className="text-sm text-ink-2">{block.alt}</p>
    case 'table':
      return (
        <Sideways label={label}>
          <table className="w-full text-sm">
            <thead className="bg-ink/5">
              <tr>
                {block.head.map((cell, place) => (
                  <th key={place} scope="col" className={`${CELL} font-semibold`}>
                    {spans(cell)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, place) => (
                <tr key={place} className="border-t border-line">
                  {row.map((cell, place) => (
                    <td key={place} className={CELL}>
                      {spans(cell)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Sideways>
      )
  }
}

/** “Table” for the only one of its kind, “Table 2” for the second of several; the empty string for what needs no name. */
function labelOf(block: Block, blocks: BlocksProps['blocks'], labels: BlocksProps['labels']): string {
  if (block.kind !== 'table' && block.kind !== 'code' && block.kind !== 'math') return ''
  const alike = blocks.filter(({ kind }) => kind === block.kind)
  return alike.length > 1 ? `${labels[block.kind]} ${alike.indexOf(block) + 1}` : labels[block.kind]
}

/** A lesson's text. Only the contract's kinds exist, so no author's text becomes markup. */
export const Blocks = (props: BlocksProps) => (
  <div className="flex max-w-text flex-col gap-4">
    {props.blocks.map((block, place) => (
      <Fragment key={place}>{one(block, props, labelOf(block, props.blocks, props.labels))}</Fragment>
    ))}
  </div>
)
