import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { paths } from '../../frontend/src/paths.ts'

/** Opens an account of one's own on the phone, in whose name `ask` speaks to the gateway. */
export async function register(page: Page, email: string) {
  await page.goto(paths.register)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Wanjiru')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill('three small mangoes')
  await page.getByRole('button', { name: 'Create my account' }).click()
  await page.waitForURL(`**${paths.welcome}*`)
}

/** What the gateway answers whoever is signed in on the phone; fails where it refuses. */
export async function ask<T>(page: Page, method: string, path: string, body?: object): Promise<T> {
  const token = await page.evaluate(() => localStorage.getItem('access_token'))
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': crypto.randomUUID(),
  }
  const url = `${inject('place').gateway}/api/v1${path}`
  const reply = await fetch(url, { method, headers, body: body && JSON.stringify(body) })
  if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}: ${await reply.text()}`)
  return (await reply.json()) as T
}

/** Goes to another page of the app as a link does: without loading it anew. */
export const go = (page: Page, path: string) =>
  page.evaluate((path) => {
    history.pushState({}, '', path)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
