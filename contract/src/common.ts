import * as z from 'zod/mini'

export const Id = z.string().check(z.minLength(1), z.maxLength(120))
export const Time = z.iso.datetime()

export const LOCALES = ['en', 'sw'] as const
export const Locale = z.enum(LOCALES)
export type Locale = z.infer<typeof Locale>

/** A text in both languages. */
export const Text = z.object({ en: z.string(), sw: z.string() })
export type Text = z.infer<typeof Text>

const wholeNumber = (min: number, max: number, otherwise: number) =>
  z._default(
    z.pipe(
      z.string().check(z.regex(/^\d{1,9}$/, 'Use a whole number.')),
      z.pipe(z.transform(Number), z.int().check(z.gte(min), z.lte(max))),
    ),
    otherwise as never,
  )

/** `?page=1&per_page=20`, at most 100 a page. */
export const pageQuery = { page: wholeNumber(1, 1_000_000, 1), per_page: wholeNumber(1, 100, 20) }
export const PageQuery = z.object(pageQuery)
export type PageQuery = z.infer<typeof PageQuery>

export const pageOf = <T extends z.ZodMiniType>(item: T) =>
  z.object({ items: z.array(item), page: z.int(), per_page: z.int(), total: z.int() })
