import { createHash } from 'node:crypto'
import type { StoredMail } from './mailbox.ts'

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

/** The mails as a page, in the order given. Whatever they hold is shown as text; links can be followed. */
export function mailboxPage(mails: readonly StoredMail[]): Response {
  const count = mails.length === 1 ? '1 mail' : `${mails.length} mails`
  const summary =
    mails.length === 0 ? 'Nothing was sent yet. Reload the page after something was.' : `${count}, newest first.`
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Mailbox (${mails.length})</title>
<style>${css}</style>
</head>
<body>
<main>
<h1>Mailbox</h1>
<p>${summary} What the gateway sends on this machine arrives here.</p>
${mails.map(article).join('\n')}
</main>
</body>
</html>
`
  return new Response(html, { headers })
}

const article = ({ to, subject, text, sent_at }: StoredMail) => `<article>
<h2>${escaped(subject)}</h2>
<p>To ${escaped(to)}, <time datetime="${sent_at}">${sent_at.slice(0, 19).replace('T', ' ')} UTC</time></p>
<div>${linked(text)}</div>
</article>`

/** Escapes the text, and makes its http addresses clickable. */
function linked(text: string): string {
  const parts = text.split(/(https?:\/\/[^\s<>"']+)/)
  return parts.map((part, n) => (n % 2 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part))).join('')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
