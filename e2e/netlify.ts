import { resolve } from 'node:path'
import { parseAllHeaders } from 'netlify-headers-parser'
import { parseAllRedirects } from 'netlify-redirect-parser'

/** What Netlify's own parsers make of netlify.toml; its mistakes would be in `errors`. */
const netlifyConfigPath = resolve(import.meta.dirname, '../netlify.toml')
export const parsedHeaders = () => parseAllHeaders({ netlifyConfigPath })
export const parsedRedirects = () =>
  parseAllRedirects({ netlifyConfigPath, redirectsFiles: [], configRedirects: [], minimal: true })

type Rules = Awaited<ReturnType<typeof parsedHeaders>>['headers']

/** The headers Netlify sends with the file at this path, by these rules. */
export const headersBy = (rules: Rules, path: string): Record<string, string> =>
  Object.assign({}, ...rules.filter((rule) => rule.forRegExp?.test(path)).map(({ values }) => values))

export const headersAt = async (path: string) => headersBy((await parsedHeaders()).headers, path)

/** A Content-Security-Policy as its directives and their sources. */
export const directivesOf = (policy: string): Map<string, string[]> =>
  new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name, sources]
    }),
  )
