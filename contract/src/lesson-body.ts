import * as z from 'zod/mini'

/**
 * A lesson's text as a tree: the gateway parses the markdown, the reader walks it. Only these kinds exist, so no
 * author's text can become markup of its own.
 */
export const Span = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['text', 'strong', 'emphasis', 'code']), text: z.string() }),
  z.object({ kind: z.literal('math'), math: z.lazy(() => MathNode) }),
])
export type Span = z.infer<typeof Span>

/** The elements of MathML Core that formulas are made of; none can run, load or link anything. */
export const MATH_TAGS = [
  'mrow',
  'mi',
  'mn',
  'mo',
  'mtext',
  'mspace',
  'mfrac',
  'msqrt',
  'mroot',
  'msub',
  'msup',
  'msubsup',
  'munder',
  'mover',
  'munderover',
  'mtable',
  'mtr',
  'mtd',
  'mpadded',
  'mphantom',
  'mstyle',
] as const

/** A formula as MathML: an element with its text or its children. `align` is a table cell's, as of equations in lines. */
export type MathNode = {
  tag: (typeof MATH_TAGS)[number]
  text?: string | undefined
  children?: MathNode[] | undefined
  align?: 'left' | 'right' | undefined
}
export const MathNode: z.ZodMiniType<MathNode> = z.object({
  tag: z.enum(MATH_TAGS),
  text: z.optional(z.string()),
  children: z.optional(z.array(z.lazy(() => MathNode))),
  align: z.optional(z.enum(['left', 'right'])),
})

/** Formulas by their TeX, for texts that carry them as they are written. */
export const Formulas = z.record(z.string(), MathNode)
export type Formulas = z.infer<typeof Formulas>

/** What is known of a picture before it is fetched; the size in pixels where the file tells. */
const PictureFile = z.object({ bytes: z.int(), width: z.nullable(z.int()), height: z.nullable(z.int()) })

const spans = z.array(Span)

export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), spans }),
  z.object({ kind: z.literal('paragraph'), spans }),
  z.object({ kind: z.literal('quote'), spans }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(spans) }),
  z.object({ kind: z.literal('code'), text: z.string() }),
  z.object({ kind: z.literal('math'), math: MathNode }),
  /** A picture of the content service, with what it shows in words; in a lesson with what the file is like. */
  z.object({ kind: z.literal('picture'), content_id: z.string(), alt: z.string(), file: z.optional(PictureFile) }),
  z.object({ kind: z.literal('table'), head: z.array(spans), rows: z.array(z.array(spans)) }),
])
export type Block = z.infer<typeof Block>
