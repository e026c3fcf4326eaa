import type { JsonSchema } from './llm.ts'

/** The schema, and all below it, without the keywords that a service does not know. */
export function without(schema: JsonSchema, keywords: readonly (keyof JsonSchema)[]): JsonSchema {
  const kept = Object.entries(schema).filter(([key]) => !(keywords as readonly string[]).includes(key))
  const { properties, items, ...rest } = Object.fromEntries(kept) as unknown as JsonSchema
  const below = properties && Object.entries(properties).map(([key, each]) => [key, without(each, keywords)] as const)
  return {
    ...rest,
    ...(below && { properties: Object.fromEntries(below) }),
    ...(items && { items: without(items, keywords) }),
  }
}
