import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import type { LogEntry } from '../deps.ts'
import { startServer } from '../server.ts'
import { readConfig } from './config.ts'
import { createMailbox, MESSAGES_KEPT } from './mailbox.ts'

const from = 'hello@tajiconnect.com'
const mail = { to: 'achieng@example.com', subject: 'Karibu', text: 'Habari' }
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const get = async (mailbox: ReturnType<typeof createMailbox>, path: string, init?: RequestInit) => {
  const response = mailbox.answer(new Request(`http://localhost:8000${path}`, init))
  if (!response) throw new Error(`${path} is not the mailbox`)
  return response
}
const subjects = async (mailbox: ReturnType<typeof createMailbox>, query = '') =>
  (await (await get(mailbox, `/mailbox.json${query}`)).json()).items.map(({ subject }: { subject: string }) => subject)

describe('the mailbox', () => {
  test('has the newest first, and those to one address', async () => {
    const mailbox = createMailbox({ from })
    await mailbox.mail.send({ ...mail, subject: 'one' })
    await mailbox.mail.send({ ...mail, subject: 'two', to: 'kamau@example.com' })
    await mailbox.mail.send({ ...mail, subject: 'three' })
    expect(await subjects(mailbox)).toEqual(['three', 'two', 'one'])
    expect(await subjects(mailbox, '?to=Achieng@example.com')).toEqual(['three', 'one'])
    expect(await subjects(mailbox, '?to=nobody@example.com')).toEqual([])
  })

  test('has text messages beside the mails, and says which is which', async () => {
    const mailbox = createMailbox({ from })
    await mailbox.mail.send(mail)
    await mailbox.sms.send({ to: '254712345678', text: 'Code 123456: http://localhost:5173/consent?token=a' })
    const { items } = await (await get(mailbox, '/mailbox.json')).json()
    expect(items.map(({ kind, to }: { kind: string; to: string }) => [kind, to])).toEqual([
      ['sms', '254712345678'],
      ['email', mail.to],
    ])
    const page = await (await get(mailbox, '/mailbox?to=254712345678')).text()
    expect(page).toContain('SMS to 254712345678')
    expect(page).toContain('href="http://localhost:5173/consent?token=a"')
    expect(page).not.toContain('E-mail to')
  })

  test('keeps the last two hundred', async () => {
    const mailbox = createMailbox({ from })
    for (let n = 0; n <= MESSAGES_KEPT; n += 1) await mailbox.mail.send({ ...mail, subject: `mail ${n}` })
    const kept = await subjects(mailbox)
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([200, 'mail 200', 'mail 1'])
  })

  test('shows mails as text, with links that can be followed', async () => {
    const mailbox = createMailbox({ from })
    await mailbox.mail.send({
      to: '"<b>"@example.com',
      subject: '<img src=x onerror=alert(1)>',
      text: `</div><script>alert(1)</script>\nhttp://localhost:5173/verify-email?token=a-b_c&x=1\njavascript:alert(1) https://a.test/"onclick="x`,
    })
    const page = await (await get(mailbox, '/mailbox')).text()
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(page).toContain('&lt;/div&gt;&lt;script&gt;')
    expect(page.match(/<(img|script|b)\b/g)).toBeNull()
    const links = Array.from(page.matchAll(/<a ([^>]*)>/g), ([, attributes]) => attributes)
    expect(links).toEqual(['href="http://localhost:5173/verify-email?token=a-b_c&amp;x=1"', 'href="https://a.test/"'])
  })

  test('allows its own style sheet and nothing else', async () => {
    const response = await get(createMailbox({ from }), '/mailbox')
    const policy = response.headers.get('Content-Security-Policy')
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    )
    const style = /<style>([^]*)<\/style>/.exec(await response.text())?.[1] ?? ''
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
    expect(policy).toContain(Buffer.from(digest).toString('base64'))
  })

  test('answers this machine by its own names alone, and reads alone', async () => {
    const mailbox = createMailbox({ from })
    const status = (url: string, method = 'GET') => mailbox.answer(new Request(url, { method }))?.status
    expect(status('http://evil.test/mailbox.json')).toBe(403)
    expect(status('http://127.0.0.1:8000/mailbox')).toBe(200)
    expect(status('http://[::1]:8000/mailbox')).toBe(200)
    expect(status('http://localhost:8000/mailbox', 'POST')).toBe(405)
    expect(status('http://localhost:8000/mailbox/other')).toBeUndefined()
    expect(status('http://localhost:8000/api/v1/gateway/health')).toBeUndefined()
  })
})

interface Delivered {
  from: string
  to: string[]
  source: string
}

/** A mail server on a free port; answers with what was delivered to it. */
async function startSmtp(): Promise<{ url: string; delivered: Delivered[] }> {
  const delivered: Delivered[] = []
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onAuth: ({ username, password }, _, done) =>
      password === 'pass word' ? done(null, { user: username }) : done(new Error('no')),
    onData: (stream, { envelope }, accept) => {
      const sender = envelope.mailFrom ? envelope.mailFrom.address : ''
      const to = envelope.rcptTo.map(({ address }) => address)
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        delivered.push({ from: sender, to, source: String(Buffer.concat(chunks)) })
        accept()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => new Promise<void>((resolve) => server.close(resolve)))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://taji:pass%20word@127.0.0.1:${port}`, delivered }
}

/** Where nothing listens. */
async function deadUrl(): Promise<string> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return `smtp://127.0.0.1:${port}`
}

describe('with a mail server', () => {
  test('mails are delivered, and kept in the mailbox too', async () => {
    const { url, delivered } = await startSmtp()
    const mailbox = createMailbox({ from, smtpUrl: url })
    await mailbox.mail.send({ ...mail, text: 'Fungua kiungo hiki, ndugu – ✓' })
    expect(delivered).toMatchObject([{ from, to: [mail.to] }])
    expect(delivered[0]?.source).toMatch(/^Subject: Karibu\r$/m)
    expect(delivered[0]?.source).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m)
    expect(await subjects(mailbox)).toEqual(['Karibu'])
  })

  test('a subject of two lines stays a subject', async () => {
    const { url, delivered } = await startSmtp()
    await createMailbox({ from, smtpUrl: url }).mail.send({ ...mail, subject: 'Karibu\r\nBcc: everybody@example.com' })
    expect(delivered[0]?.to).toEqual([mail.to])
    expect(delivered[0]?.source).not.toMatch(/^Bcc:/m)
  })

  test('one that is down is said to whoever sent, and the mail is in the mailbox', async () => {
    const mailbox = createMailbox({ from, smtpUrl: await deadUrl() })
    await expect(mailbox.mail.send(mail)).rejects.toThrow('ECONNREFUSED')
    expect(await subjects(mailbox)).toEqual(['Karibu'])
  })
})

/** The whole gateway; answers with its address and its log. */
async function start(env: Record<string, string> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'mailbox-'))
  const log: LogEntry[] = []
  const config = readConfig({ GATEWAY_PORT: '0', PORT: '0', DATA_DIR: dir, ...env }, [])
  const server = await startServer(config, { request: (entry) => void log.push(entry), notice: () => {} })
  closing.push(async () => {
    await server.close()
    rmSync(dir, { recursive: true, force: true })
  })
  const register = () =>
    fetch(`${server.gatewayUrl}/api/v1/auth/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'Achieng', email: mail.to, password: 'mango tree 47' }),
    })
  return { url: server.gatewayUrl, log, register }
}

describe('on the gateway', () => {
  test('the link in the mail to a new account verifies it', async () => {
    const { url, register } = await start({ APP_URL: 'https://app.tajiconnect.test' })
    await register()
    const { items } = await (await fetch(`${url}/mailbox.json?to=${mail.to}`)).json()
    expect(items).toHaveLength(1)
    const token = /https:\/\/app\.tajiconnect\.test\/verify-email\?token=([\w-]+)/.exec(items[0].text)?.[1]
    const response = await fetch(`${url}/api/v1/auth/verify-email?token=${token}`, { method: 'POST' })
    expect(await response.json()).toMatchObject({ email: mail.to, email_verified: true })
    const page = await fetch(`${url}/mailbox`)
    expect(page.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toContain('Confirm your e-mail address')
  })

  test('sends real mail where SMTP_URL says so', async () => {
    const { url: SMTP_URL, delivered } = await startSmtp()
    const { register } = await start({ SMTP_URL, MAIL_FROM: 'taji@example.com' })
    await register()
    await expect.poll(() => delivered).toMatchObject([{ from: 'taji@example.com', to: [mail.to] }])
  })

  test('a mail server that is down fails no request; it is logged, without a link', async () => {
    const { url, log, register } = await start({ SMTP_URL: await deadUrl() })
    expect((await register()).status).toBe(201)
    await expect.poll(() => log.map(({ event }) => event)).toContain('mail_failed')
    expect(JSON.stringify(log)).not.toContain('token')
    expect((await (await fetch(`${url}/mailbox.json`)).json()).items).toHaveLength(1)
  })

  test('where a request comes from is what the socket says', async () => {
    const { url } = await start()
    const send = (n: number) =>
      fetch(`${url}/api/v1/auth/register`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': `198.51.100.${n}` },
        body: JSON.stringify({ name: 'Achieng', email: `a${n}@example.com`, password: 'mango tree 47' }),
      })
    const statuses = (await Promise.all(Array.from({ length: 21 }, (_, n) => send(n)))).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
  })
})
