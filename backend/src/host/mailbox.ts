import { createTransport } from 'nodemailer'
import type { Mail } from '../deps.ts'
import { mailboxPage } from './mailbox-page.ts'

export interface StoredMail extends Mail {
  id: string
  sent_at: string
}

export interface Mailbox {
  /** Keeps the mail, and sends it where there is a server; rejects where that server does not take it. */
  send(message: Mail): Promise<void>
  /** Answers `/mailbox` and `/mailbox.json?to=`; undefined for anything else. */
  answer(request: Request): Response | undefined
}

interface Options {
  from: string
  smtpUrl?: string
}

export const MAILS_KEPT = 200
/** A server that does not answer is given up on. */
const TIMEOUT_MS = 10_000
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The developer's mailbox: the last 200 mails, in memory. To be bound to loopback: it asks nobody who they are. */
export function createMailbox({ from, smtpUrl }: Options): Mailbox {
  const newestFirst: StoredMail[] = []
  const smtp = smtpUrl ? transport(smtpUrl, from) : undefined
  return {
    send: async (message) => {
      newestFirst.unshift({ ...message, id: crypto.randomUUID(), sent_at: new Date().toISOString() })
      newestFirst.splice(MAILS_KEPT)
      await smtp?.sendMail(message)
    },
    answer: (request) => {
      const { hostname, pathname, searchParams } = new URL(request.url)
      if (pathname !== '/mailbox' && pathname !== '/mailbox.json') return undefined
      // A page that has pointed its own name at this machine is told apart by that name.
      if (!LOOPBACK.has(hostname)) return new Response(null, { status: 403 })
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } })
      const to = searchParams.get('to')?.trim().toLowerCase()
      const found = newestFirst.filter((mail) => !to || mail.to.toLowerCase() === to)
      return pathname === '/mailbox' ? mailboxPage(found) : Response.json({ items: found }, { headers })
    },
  }
}

const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

function transport(url: string, from: string) {
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
  return createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true }, { from })
}
