import { escaped, htmlPage } from './html-page.ts'
import type { StoredMail } from './mailbox.ts'

/** The mails as a page, in the order given. Whatever they hold is shown as text; links can be followed. */
export function mailboxPage(mails: readonly StoredMail[]): Response {
  const count = mails.length === 1 ? '1 mail' : `${mails.length} mails`
  const summary =
    mails.length === 0 ? 'Nothing was sent yet. Reload the page after something was.' : `${count}, newest first.`
  const main = `<h1>Mailbox</h1>
<p>${summary} What the gateway sends on this machine arrives here.</p>
${mails.map(article).join('\n')}`
  return htmlPage(`Mailbox (${mails.length})`, main)
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
