import { tokenIn } from '@tajiconnect/backend/testing/links'
import { paths } from '../paths.ts'
import type { TestGateway } from './gateway.ts'

export { tokenIn }

/** Where the link in the newest mail to somebody leads: below the site's own address, with its token. */
export function linkTo({ mails }: TestGateway, email: string): string {
  const page = [paths.resetPassword, paths.verifyEmail].find((path) =>
    mails.findLast(({ to }) => to === email)?.text.includes(`${location.origin}${path}?`),
  )
  return `${page}?token=${tokenIn(mails, email)}`
}
