import { basename, dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { patch } from '../src/utils/patch.ts'
import { difference } from './difference.ts'

/** The sheet each of these builds on; the landing page's stands in index.html, under this id. */
const BEFORE: Record<string, string> = { 'app.css': 'landing.css', 'inside.css': 'app.css' }
export const STYLE_ID = 'style'

const PATCH = join(import.meta.dirname, '../src/utils/patch.ts')
const SHEET = /\/src\/styles\/\w+\.css\?inline$/

/**
 * Each sheet holds all of the one before it, so that its rules stand in Tailwind's order. In a build
 * `import text from './app.css?inline'` gives that whole text, but what is sent is only its difference.
 */
export function styles() {
  const texts = new Map<string, string>()
  const plugin: Plugin = {
    name: 'taji-styles',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: SHEET },
      async handler(code, id) {
        const name = nameOf(id)
        const text = JSON.parse(code.replace(/^export default /, '')) as string
        texts.set(name, text)
        const before = BEFORE[name]
        if (!before) return
        const beforeId = join(dirname(id), `${before}?inline`)
        await this.load({ id: beforeId })
        const older = textOf(before)
        const parts = difference(older, text)
        if (patch(older, parts) !== text) throw new Error(`${name} cannot be made of ${before}.`)
        const source =
          before === 'landing.css'
            ? `const older = document.getElementById(${JSON.stringify(STYLE_ID)}).textContent`
            : `import older from ${JSON.stringify(beforeId)}`
        return [
          `import { patch } from ${JSON.stringify(PATCH)}`,
          source,
          `export default patch(older, ${JSON.stringify(parts)})`,
        ].join('\n')
      },
    },
  }
  const textOf = (name: string) => {
    const text = texts.get(name)
    if (text === undefined) throw new Error(`The build has no ${name}.`)
    return text
  }
  return { plugin, textOf }
}

const nameOf = (id: string) => basename(id).replace('?inline', '')
