import * as z from 'zod/mini'

/**
 * A lesson's text as a tree: the gateway parses the markdown, the reader walks it. Only these kinds exist, so no
 * author's text can become markup of its own.
 */
export const Span = z.object({
  kind: z.enum(['text', 'strong', 'emphasis', 'code']),
  text: z.string(),
})
export type Span = z.infer<typeof Span>

const spans = z.array(Span)

export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), spans }),
  z.object({ kind: z.literal('paragraph'), spans }),
  z.object({ kind: z.literal('quote'), spans }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(spans) }),
  z.object({ kind: z.literal('code'), text: z.string() }),
  z.object({ kind: z.literal('table'), head: z.array(spans), rows: z.array(z.array(spans)) }),
])
export type Block = z.infer<typeof Block>
