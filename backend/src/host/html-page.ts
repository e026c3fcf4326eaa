import { createHash } from 'node:crypto'

const css = `
:root { color-scheme: light dark; --paper: #fffcf6; --card: #ffffff; --ink: #1b2723; --quiet: #4b5a54; --line: #e4dccb; --link: #0b6b50; --mark: #f2a93b }
@media (prefers-color-scheme: dark) { :root { --paper: #0f1614; --card: #17201d; --ink: #eaf2ee; --quiet: #a9bab3; --line: #26312d; --link: #4cc79c } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
main { max-width: 680px; margin: 0 auto; padding: 28px 16px 64px }
h1 { margin: 0; font-size: 27px; line-height: 1.2 }
h1::after { content: ''; display: block; width: 48px; height: 4px; margin-top: 12px; border-radius: 2px; background: var(--mark) }
p { color: var(--quiet) }
article { margin-top: 20px; padding: 16px 20px; border: 1px solid var(--line); border-radius: 14px; background: var(--card) }
h2 { margin: 0; font-size: 19px; line-height: 1.3 }
article p { margin: 4px 0 12px; font-size: 14px }
div { white-space: pre-wrap; overflow-wrap: anywhere }
a { color: var(--link) }
li + li { margin-top: 12px }
ul { margin: 20px 0; padding: 0; list-style: none }
li a { display: block; padding: 14px 20px; border: 1px solid var(--line); border-radius: 14px; background: var(--card); text-decoration: none }
li a:hover { border-color: var(--link) }
li b { display: block; color: var(--ink) }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
`
const cssHash = createHash('sha256').update(css).digest('base64')

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${cssHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}

/** A page for developers, without a script. `title` is text, `main` is HTML. */
export function htmlPage(title: string, main: string, status = 200): Response {
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${css}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`
  return new Response(html, { status, headers })
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Text as it stands in HTML, in an attribute too. */
export const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
