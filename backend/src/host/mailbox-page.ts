import { escaped, htmlPage } from './html-page.ts'
import type { Message } from './mailbox.ts'

/** The messages as a page, in the order given. Whatever they hold is shown as text; links can be followed. */
export function mailboxPage(messages: readonly Message[]): Response {
  const count = messages.length === 1 ? '1 message' : `${messages.length} messages`
  const summary =
    messages.length === 0 ? 'Nothing was sent yet. Reload the page after something was.' : `${count}, newest first.`
  const main = `<h1>Mailbox</h1>
<p>${summary} What the gateway sends on this machine arrives here.</p>
${messages.map(article).join('\n')}`
  return htmlPage(`Mailbox (${messages.length})`, main)
}

const article = (message: Message) => `<article>
<h2>${escaped(message.kind === 'email' ? message.subject : 'Text message')}</h2>
<p>${message.kind === 'email' ? 'E-mail' : 'SMS'} to ${escaped(message.to)}, <time datetime="${message.sent_at}">${message.sent_at.slice(0, 19).replace('T', ' ')} UTC</time></p>
<div>${linked(message.text)}</div>
</article>`

/** Escapes the text, and makes its http addresses clickable. */
function linked(text: string): string {
  const parts = text.split(/(https?:\/\/[^\s<>"']+)/)
  return parts.map((part, n) => (n % 2 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part))).join('')
}
