import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createTestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'

describe('the landing page', () => {
  it('says what this is and leads on', async () => {
    await renderApp('/')
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^Find out what you can become/)
    const target = (name: string) => screen.getByRole('link', { name }).getAttribute('href')
    expect(target('Start free')).toBe('/register')
    expect(target('Log in')).toBe('/login')
    expect(target('Where our facts come from')).toBe('/about')
    expect(screen.getByRole('img', { name: /^A path that climbs/ })).toBeTruthy()
  })

  it('speaks Kiswahili at a tap', async () => {
    const { user } = await renderApp('/')
    await user.click(screen.getByRole('button', { name: 'Kiswahili' }))
    expect(await screen.findByRole('heading', { level: 1, name: /^Gundua/ })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Kiswahili' }).getAttribute('aria-pressed')).toBe('true')
  })

  it('lets one look around as Amina', async () => {
    await createTestGateway()
    const { user } = await renderApp('/')
    await user.click(screen.getByRole('link', { name: /Amina/ }))
    await waitFor(() => expect(location.pathname).toBe('/today'))
  })

  it('keeps the language chosen here, and tells her account', async () => {
    const gateway = await createTestGateway()
    const { user } = await renderApp('/')
    await user.click(screen.getByRole('button', { name: 'Kiswahili' }))
    await user.click(await screen.findByRole('link', { name: /Amina/ }))
    await waitFor(() => expect(location.pathname).toBe('/today'))
    await waitFor(() => expect(gateway.store.rows('users').get('amina')?.locale).toBe('sw'))
    expect(document.documentElement.lang).toBe('sw')
  })

  it('finds the wish of who tapped before the script had come', async () => {
    await createTestGateway()
    await renderApp('/?sample')
    await waitFor(() => expect(location.pathname).toBe('/today'))
  })

  it('says so when it cannot be reached, and when there is no Amina', async () => {
    const gateway = await createTestGateway()
    gateway.fail('POST /auth/login', 'network', 1)
    const { user } = await renderApp('/')
    await user.click(screen.getByRole('link', { name: /Amina/ }))
    expect((await screen.findByRole('status')).textContent).toMatch(/could not reach TajiConnect/)
    gateway.fail('POST /auth/login', 'invalid_credentials', 1)
    await user.click(screen.getByRole('link', { name: /Amina/ }))
    expect(await screen.findByText(/Amina is not here today/)).toBeTruthy()
  })

  it('is passed over by whoever is signed in', async () => {
    const gateway = await createTestGateway()
    await gateway.enter()
    await renderApp('/')
    await waitFor(() => expect(location.pathname).toBe('/today'))
  })
})
