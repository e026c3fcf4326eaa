import type { Mail } from '../deps.ts'

/** The token of the link in the newest mail to the address. */
export function tokenIn(mails: readonly Mail[], to: string): string {
  const token = /\?token=([\w-]+)/.exec(mails.findLast((mail) => mail.to === to)?.text ?? '')?.[1]
  if (!token) throw new Error(`No link was mailed to ${to} last`)
  return token
}
