import { resolve } from 'node:path'
import { parseAllHeaders } from 'netlify-headers-parser'
import { parseAllRedirects } from 'netlify-redirect-parser'

/** What Netlify's own parsers make of netlify.toml; its mistakes would be in `errors`. */
const netlifyConfigPath = resolve(import.meta.dirname, '../netlify.toml')
export const parsedHeaders = () => parseAllHeaders({ netlifyConfigPath })
export const parsedRedirects = () =>
  parseAllRedirects({ netlifyConfigPath, redirectsFiles: [], configRedirects: [], minimal: true })

/** The headers Netlify sends with the file at this path. */
export async function headersAt(path: string): Promise<Record<string, string>> {
  const { headers } = await parsedHeaders()
  return Object.assign({}, ...headers.filter((rule) => rule.forRegExp?.test(path)).map(({ values }) => values))
}

/** A Content-Security-Policy as its directives and their sources. */
export const directivesOf = (policy: string): Map<string, string[]> =>
  new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name, sources]
    }),
  )
