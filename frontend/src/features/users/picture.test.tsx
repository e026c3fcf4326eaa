import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setLocale } from '../../i18n/i18n.ts'
import { useSession } from '../../stores/session.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { webp } from '../../testing/pictures.ts'
import { renderApp } from '../../testing/render-app.tsx'

const POST = 'POST /users/me/avatar'

let gateway: TestGateway
/** What the next picture is encoded as. */
let encoded: Blob
beforeEach(async () => {
  gateway = await createTestGateway()
  await setLocale('en', { ofAccount: true })
  encoded = new Blob([webp({ width: 256, height: 256 })], { type: 'image/webp' })
  canDraw()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** What jsdom has not: pictures that can be decoded and drawn. How they look is for a browser to say. */
function canDraw() {
  vi.stubGlobal('createImageBitmap', async (file: File) => {
    if (file.name === 'notes.jpg') throw new DOMException('', 'InvalidStateError')
    return { width: 400, height: 300, close() {} }
  })
  const pen = { fillRect() {}, drawImage() {} } as unknown as CanvasRenderingContext2D
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation((() => pen) as never)
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((take, type) =>
    take(type === encoded.type ? encoded : new Blob([], { type: 'image/png' })),
  )
}

const photo = (name = 'me.jpg') => new File(['a photo'], name, { type: 'image/jpeg' })
const chooser = () => screen.findByLabelText<HTMLInputElement>('Choose a picture')
const pictures = () => [...gateway.store.rows('avatars').values()]
const picture = () => screen.findByRole('img', { name: 'Your picture' })

test('a picture is chosen, made small, sent and shown', async () => {
  await gateway.enterAnew()
  const { user } = await renderApp('/me')
  await user.upload(await chooser(), photo())
  expect(await screen.findByText('Your picture is saved')).toBeTruthy()
  const [row] = pictures()
  expect(row).toMatchObject({ media_type: 'image/webp', user_id: useSession.getState().user?.id })
  expect(atob(row?.base64 ?? '')).toBe(String.fromCharCode(...webp({ width: 256, height: 256 })))
  expect((await picture()).getAttribute('src')).toBe(`/api/v1/users/avatars/${row?.id}`)
})

test('a browser that cannot write WebP sends JPEG', async () => {
  await gateway.enterAnew()
  encoded = new Blob(['jpeg'], { type: 'image/jpeg' })
  const { user } = await renderApp('/me')
  await user.upload(await chooser(), photo())
  await waitFor(() => expect(gateway.requests).toContain(POST))
})

test('a file that is no picture is not sent, and is spoken of', async () => {
  await gateway.enterAnew()
  const { user } = await renderApp('/me')
  await user.upload(await chooser(), photo('notes.jpg'))
  expect((await screen.findByRole('alert')).textContent).toMatch(/We cannot open this file as a picture/)
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  expect(gateway.requests).not.toContain(POST)
})

test('nor is one that is too big for the phone', async () => {
  await gateway.enterAnew()
  const { user } = await renderApp('/me')
  const huge = photo()
  Object.defineProperty(huge, 'size', { value: 30_000_001 })
  await user.upload(await chooser(), huge)
  expect((await screen.findByRole('alert')).textContent).toMatch(/too big for this phone/)
})

test('one that the gateway finds unsound is spoken of alike', async () => {
  await gateway.enterAnew()
  encoded = new Blob([webp().slice(0, -4)], { type: 'image/webp' })
  const { user } = await renderApp('/me')
  await user.upload(await chooser(), photo())
  expect((await screen.findByRole('alert')).textContent).toMatch(/We cannot open this file as a picture/)
  expect(pictures()).toEqual([])
})

test('without a network nothing is lost: the same picture goes with another tap', async () => {
  await gateway.enterAnew()
  gateway.fail(POST, 'network', 1)
  const { user } = await renderApp('/me')
  await user.upload(await chooser(), photo())
  expect((await screen.findByRole('alert')).textContent).toMatch(/We cannot reach TajiConnect/)
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Your picture is saved')).toBeTruthy()
  expect(pictures()).toHaveLength(1)
})

test('while it is sent it can be stopped, and nothing is said to be wrong', async () => {
  await gateway.enterAnew()
  let release = () => {}
  vi.stubGlobal('createImageBitmap', async () => {
    await new Promise<void>((resolve) => (release = resolve))
    return { width: 1, height: 1, close() {} }
  })
  const { user } = await renderApp('/me')
  await user.upload(await chooser(), photo())
  expect(await screen.findByText('Sending your picture')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Cancel' }))
  release()
  await waitFor(() => expect(screen.queryByText('Sending your picture')).toBeNull())
  expect(screen.queryByRole('alert')).toBeNull()
  expect(await chooser()).toBe(document.activeElement)
  expect(gateway.requests).not.toContain(POST)
})

test('it is taken away after a question', async () => {
  await gateway.enterAnew()
  const { user } = await renderApp('/me')
  await user.upload(await chooser(), photo())
  await user.click(await screen.findByRole('button', { name: 'Take it away' }))
  const dialog = within(screen.getByRole('dialog', { name: 'Take your picture away?' }))
  await user.click(dialog.getByRole('button', { name: 'Cancel' }))
  expect(pictures()).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Take it away' }))
  await user.click(
    within(screen.getByRole('dialog', { name: 'Take your picture away?' })).getByRole('button', {
      name: 'Take it away',
    }),
  )
  expect(await screen.findByText('Your picture is gone')).toBeTruthy()
  expect([pictures(), screen.queryByRole('img', { name: 'Your picture' })]).toEqual([[], null])
  expect(useSession.getState().user?.avatar_url).toBeNull()
  await waitFor(async () => expect(await chooser()).toBe(document.activeElement))
})

test('where it cannot be taken away it stays, and the page says why', async () => {
  await gateway.enterAnew()
  const { user } = await renderApp('/me')
  await user.upload(await chooser(), photo())
  gateway.fail('DELETE /users/me/avatar', 'network')
  await user.click(await screen.findByRole('button', { name: 'Take it away' }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Take it away' }))
  expect((await screen.findByRole('alert')).textContent).toMatch(/We cannot reach TajiConnect/)
  expect(await picture()).toBeTruthy()
})

test('a picture that cannot be fetched gives way to the first letter', async () => {
  await gateway.enterAnew()
  const { user } = await renderApp('/me')
  await user.upload(await chooser(), photo())
  const shown = await picture()
  shown.dispatchEvent(new Event('error'))
  await waitFor(() => expect(screen.queryByRole('img', { name: 'Your picture' })).toBeNull())
  expect(screen.getByText('W')).toBeTruthy()
})

test('all of it can be read in Kiswahili', async () => {
  await gateway.enterAnew()
  const { user } = await renderApp('/me', 'sw')
  await user.upload(await screen.findByLabelText('Chagua picha'), photo())
  expect(await screen.findByText('Picha yako imehifadhiwa')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Iondoe' })).toBeTruthy()
})
