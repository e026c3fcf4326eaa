import { createTransport } from 'nodemailer'
import type { GatewayDeps, Mail, Sms } from '../deps.ts'
import { mailboxPage } from './mailbox-page.ts'

/** What was sent to somebody. */
export type Message = (({ kind: 'email' } & Mail) | ({ kind: 'sms' } & Sms)) & { id: string; sent_at: string }

export interface Mailbox {
  /** Keeps the mail, and sends it where there is a server; rejects where that server does not take it. */
  mail: GatewayDeps['mail']
  /** Keeps the text message, and sends it nowhere: there is no provider for it. */
  sms: GatewayDeps['sms']
  /** Answers `/mailbox` and `/mailbox.json?to=`; undefined for anything else. */
  answer(request: Request): Response | undefined
}

interface Options {
  from: string
  smtpUrl?: string
}

export const MESSAGES_KEPT = 200
/** A server that does not answer is given up on. */
const TIMEOUT_MS = 10_000
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The developer's mailbox: the last 200 messages, in memory. To be bound to loopback: it asks nobody who they are. */
export function createMailbox({ from, smtpUrl }: Options): Mailbox {
  const newestFirst: Message[] = []
  const smtp = smtpUrl ? transport(smtpUrl, from) : undefined
  const keep = (message: Message) => {
    newestFirst.unshift(message)
    newestFirst.splice(MESSAGES_KEPT)
  }
  const stamp = () => ({ id: crypto.randomUUID(), sent_at: new Date().toISOString() })
  return {
    mail: {
      send: async (message) => {
        keep({ kind: 'email', ...message, ...stamp() })
        await smtp?.sendMail(message)
      },
    },
    sms: { send: async (message) => keep({ kind: 'sms', ...message, ...stamp() }) },
    answer: (request) => {
      const { hostname, pathname, searchParams } = new URL(request.url)
      if (pathname !== '/mailbox' && pathname !== '/mailbox.json') return undefined
      // A page that has pointed its own name at this machine is told apart by that name.
      if (!LOOPBACK.has(hostname)) return new Response(null, { status: 403 })
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } })
      const to = searchParams.get('to')?.trim().toLowerCase()
      const found = newestFirst.filter((message) => !to || message.to.toLowerCase() === to)
      return pathname === '/mailbox' ? mailboxPage(found) : Response.json({ items: found }, { headers })
    },
  }
}

const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }

function transport(url: string, from: string) {
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
  return createTransport({ url, ...timeouts, disableFileAccess: true, disableUrlAccess: true }, { from })
}
