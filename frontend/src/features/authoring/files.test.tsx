import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { delay, http } from 'msw'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { call } from '../../services/api/endpoints.ts'
import { publishCourse, writeCourse } from '../../testing/course.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { mp3, vtt } from '../../testing/media.ts'
import { png } from '../../testing/pictures.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { server } from '../../testing/server.ts'

const UPLOAD = 'POST /content/upload'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enter('instructor@tajiconnect.test')
})

afterEach(() => vi.restoreAllMocks())

const song = (name = 'song.mp3') => new File([mp3()], name, { type: 'audio/mpeg' })
const SHOWN = 'White light goes in, colours come out'
const picture = () => new File([png()], 'prism.png', { type: 'image/png' })
const chooser = () => screen.findByLabelText<HTMLInputElement>('Choose a file')
const uploads = async () => within(await screen.findByRole('list', { name: 'Uploads' }))
const files = async () => within(await screen.findByRole('list', { name: 'Files' }))
const dialog = async () => within(await screen.findByRole('dialog'))
const kept = () => [...gateway.store.rows('contents').values()].filter(({ user_id }) => user_id === 'kamau')
const open = () => renderApp('/teach/files')
const send = (file: Blob, name: string) => call(UPLOAD, { file, body: { name } })

/** Nothing gets through until it is called. */
function hold(): () => void {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  server.use(
    http.post('*/content/upload', async () => {
      await held
      return undefined
    }),
  )
  return release
}

/** What hears of the progress of a request; here nothing tells it by itself before the reply. */
function hearProgress(): () => ((event: ProgressEvent) => void) | undefined {
  const listen = vi.spyOn(XMLHttpRequestUpload.prototype, 'addEventListener')
  return () =>
    listen.mock.calls.find(([type]) => type === 'progress')?.[1] as ((event: ProgressEvent) => void) | undefined
}

describe('a file', () => {
  test('is chosen, sent with its progress in sight, and listed', async () => {
    const { user } = await open()
    await screen.findByRole('heading', { name: 'Your files will be here' })
    const release = hold()
    const progress = hearProgress()
    await user.upload(await chooser(), song())
    const bar = (await uploads()).getByRole<HTMLProgressElement>('progressbar', { name: 'Uploading song.mp3' })
    await waitFor(() => expect(progress()).toBeDefined())
    act(() => progress()!(new ProgressEvent('progress', { lengthComputable: true, loaded: 250, total: 1000 })))
    expect(bar.getAttribute('aria-valuetext')).toBe('25%')
    expect(kept()).toEqual([])
    release()
    expect(await (await uploads()).findByText('Uploaded')).toBeTruthy()
    expect(await (await files()).findByRole('button', { name: /song\.mp3.*Sound · 1 kB/ })).toBeTruthy()
    expect(kept()).toMatchObject([{ name: 'song.mp3', media_type: 'audio/mpeg' }])
    const { violations } = await axe.run(document.querySelector('main')!, {
      rules: { 'color-contrast': { enabled: false } },
    })
    expect(violations.map(({ id }) => id)).toEqual([])
    await user.click((await uploads()).getByRole('button', { name: 'Hide' }))
    expect(screen.queryByRole('list', { name: 'Uploads' })).toBeNull()
  })

  test('that is there already keeps its name, and says so', async () => {
    await send(song(), 'Osmosis')
    const { user } = await open()
    await user.upload(await chooser(), song('recording 7.mp3'))
    expect(await (await uploads()).findByText('You already have this file, as “Osmosis”')).toBeTruthy()
    expect((await uploads()).queryByText('Uploaded')).toBeNull()
    await user.upload(await chooser(), picture())
    expect(await (await uploads()).findByText('Uploaded')).toBeTruthy()
    expect(kept().map(({ name }) => name)).toEqual(['Osmosis', 'prism.png'])
  })

  test('by a name that has to be tidied is new all the same', async () => {
    const { user } = await open()
    await user.upload(await chooser(), song(`..so\u0301ng\u200B   ${'x'.repeat(130)}.mp3`))
    expect(await (await uploads()).findByText('Uploaded')).toBeTruthy()
  })

  test('can be dropped, and several go one after the other', async () => {
    await open()
    await chooser()
    const box = (await chooser()).closest('div')!
    const release = hold()
    fireEvent.drop(box, { dataTransfer: { files: [song(), picture()] } })
    expect(await (await uploads()).findByText('Waits for its turn')).toBeTruthy()
    release()
    await waitFor(async () => expect((await uploads()).getAllByText('Uploaded')).toHaveLength(2))
    expect(kept().map(({ name }) => name)).toEqual(['song.mp3', 'prism.png'])
  })

  test('on its way can be stopped, and sent again', async () => {
    const { user } = await open()
    server.use(
      http.post(
        '*/content/upload',
        async () => {
          await delay('infinite')
        },
        { once: true },
      ),
    )
    await user.upload(await chooser(), song())
    const leave = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(leave)
    expect(leave.defaultPrevented).toBe(true)
    await user.click((await uploads()).getByRole('button', { name: 'Cancel' }))
    expect(await (await uploads()).findByText('Cancelled. Nothing was kept.')).toBeTruthy()
    expect(kept()).toEqual([])
    await user.click((await uploads()).getByRole('button', { name: 'Try again' }))
    expect(await (await uploads()).findByText('Uploaded')).toBeTruthy()
  })

  test('that a lost connection held back goes with another tap', async () => {
    gateway.fail(UPLOAD, 'network', 1)
    const { user } = await open()
    await user.upload(await chooser(), song())
    expect((await (await uploads()).findByRole('alert')).textContent).toMatch(/We cannot reach TajiConnect/)
    await user.click((await uploads()).getByRole('button', { name: 'Try again' }))
    expect(await (await uploads()).findByText('Uploaded')).toBeTruthy()
    expect(kept()).toHaveLength(1)
  })

  test.each([
    ['of another kind', new File(['x'], 'notes.docx', { type: 'application/msword' }), /cannot open this kind of file/],
    ['too big', Object.defineProperty(song('long.mp3'), 'size', { value: 100_000_001 }), /too big to send/],
    ['too big a picture', Object.defineProperty(picture(), 'size', { value: 25_000_001 }), /too big to send/],
  ])('%s is not sent at all', async (_, file, words) => {
    await open()
    fireEvent.drop((await chooser()).closest('div')!, { dataTransfer: { files: [file] } })
    expect((await (await uploads()).findByRole('alert')).textContent).toMatch(words)
    expect((await uploads()).queryByRole('button', { name: 'Try again' })).toBeNull()
    expect(gateway.requests).not.toContain(UPLOAD)
  })

  test('that is not what it says is refused by the gateway, in words', async () => {
    const { user } = await open()
    await user.upload(await chooser(), new File(['a text'], 'song.mp3', { type: 'audio/mpeg' }))
    expect((await (await uploads()).findByRole('alert')).textContent).toMatch(/cannot open this kind of file/)
    expect((await uploads()).queryByRole('button', { name: 'Try again' })).toBeNull()
  })
})

test('where there is no room the list says so, and a file that is deleted makes some', async () => {
  const { id } = await send(song(), 'Osmosis')
  const row = gateway.store.rows('contents').get(id)!
  const fill = (bytes: number) => gateway.store.transaction((tx) => tx.put('contents', { ...row, bytes }))
  await fill(499_900_000)
  const { user } = await open()
  expect(await screen.findByText('Your files take 499.9 MB of 500 MB.')).toBeTruthy()
  await fill(500_000_000)
  await user.upload(await chooser(), picture())
  expect((await (await uploads()).findByRole('alert')).textContent).toMatch(/all the room you have/)
  await call('DELETE /content/{id}', { params: { id } })
  await user.click((await uploads()).getByRole('button', { name: 'Try again' }))
  expect(await (await uploads()).findByText('Uploaded')).toBeTruthy()
})

test('a picture that is cut off is refused by the gateway, in words', async () => {
  const { user } = await open()
  await user.upload(await chooser(), new File([png().slice(0, -4)], 'prism.png', { type: 'image/png' }))
  expect((await (await uploads()).findByRole('alert')).textContent).toMatch(/damaged or cut off/)
  expect((await uploads()).queryByRole('button', { name: 'Try again' })).toBeNull()
})

describe('what is known of a file', () => {
  test('can be changed: its name, what is said, and captions in each language', async () => {
    await send(song(), 'Osmosis')
    const { user } = await open()
    await user.click(await (await files()).findByRole('button', { name: /^Osmosis/ }))
    const form = await dialog()
    fireEvent.change(await form.findByRole('textbox', { name: 'Name' }), { target: { value: 'Osmosis in potatoes' } })
    await user.click(form.getByRole('button', { name: 'Rename' }))
    await waitFor(() => expect(kept()[0]?.name).toBe('Osmosis in potatoes'))

    await user.upload(form.getByLabelText('Add captions: Kiswahili'), new File([vtt()], 'sw.vtt', { type: 'text/vtt' }))
    expect(await form.findByText('There')).toBeTruthy()
    const [film, captions] = kept()
    expect(film?.captions).toEqual([{ locale: 'sw', content_id: captions?.id }])
    fireEvent.change(form.getByRole('textbox', { name: 'Transcript in English' }), {
      target: { value: 'Water moves.' },
    })
    await user.click(form.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(kept()[0]?.transcript).toEqual({ en: 'Water moves.' }))
    expect(await (await files()).findByText(/with captions · with a transcript/)).toBeTruthy()
    await user.click(form.getByRole('button', { name: 'Take out: Kiswahili' }))
    await waitFor(() => expect(kept()[0]?.captions).toEqual([]))
  })

  test('captions that are none are refused in words', async () => {
    await send(song(), 'Osmosis')
    const { user } = await open()
    await user.click(await (await files()).findByRole('button', { name: /^Osmosis/ }))
    const form = await dialog()
    await user.upload(
      form.getByLabelText('Add captions: English'),
      new File(['1\n00:00'], 'en.vtt', { type: 'text/vtt' }),
    )
    expect((await form.findByRole('alert')).textContent).toMatch(/first line is WEBVTT/)
  })

  test('shows the file by an address that holds for minutes', async () => {
    await send(picture(), 'Prism')
    const { user } = await open()
    await user.click(await (await files()).findByRole('button', { name: /^Prism/ }))
    const shown = await (await dialog()).findByRole('img', { name: 'The picture Prism' })
    expect(shown.getAttribute('src')).toMatch(/\/content\/.+\/stream\?token=/)
  })

  test('goes with it when it is deleted, unless a published lesson shows it', async () => {
    const { id } = await send(picture(), 'Prism')
    const token = localStorage.getItem('access_token')!
    const draft = await writeCourse(gateway, token)
    const modules = structuredClone(draft.modules)
    modules[0]!.lessons[0]!.body = `![A prism](content:${id})`
    const params = { id: draft.id }
    const body = { revision: draft.revision, modules }
    const shown = await gateway.call('PATCH /courses/{id}', { params, body }, token)
    await publishCourse(gateway, shown, token)
    await send(song(), 'Osmosis')

    const { user } = await open()
    for (const name of [/^Prism/, /^Osmosis/]) {
      await user.click(await (await files()).findByRole('button', { name }))
      await user.click((await dialog()).getByRole('button', { name: 'Delete this file' }))
      await user.click((await dialog()).getByRole('button', { name: 'Delete' }))
      if (String(name).includes('Prism')) {
        expect((await (await dialog()).findByRole('alert')).textContent).toMatch(/A published lesson shows this file/)
        await user.click((await dialog()).getByRole('button', { name: 'Close' }))
      }
    }
    await waitFor(() => expect(kept().map(({ name }) => name)).toEqual(['Prism']))
  })
})

test('a lesson takes its picture and its sound from there', async () => {
  const [{ id: prism }, { id: osmosis }] = [await send(picture(), 'Prism.png'), await send(song(), 'Osmosis')]
  const token = localStorage.getItem('access_token')!
  const { id, modules } = await writeCourse(gateway, token)
  const { user } = await renderApp(`/teach/courses/${id}/lessons/mirrors`)
  const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text of the lesson' })
  await user.click(screen.getByRole('button', { name: 'Picture' }))
  const pictures = await dialog()
  expect(pictures.getByText(/^Or drop it here. JPEG, PNG, WebP, GIF, up to/)).toBeTruthy()
  await user.click(await pictures.findByRole('button', { name: /^Prism/ }))
  const words = await dialog()
  await user.click(words.getByRole('button', { name: 'Put it into the text' }))
  expect(words.getByText('Say in words what the picture shows.')).toBeTruthy()
  fireEvent.change(words.getByRole('textbox', { name: 'What the picture shows' }), { target: { value: SHOWN } })
  await user.click(words.getByRole('button', { name: 'Put it into the text' }))
  expect(text.value).toContain(`![${SHOWN}](content:${prism})`)
  await user.click(screen.getByRole('button', { name: 'Add sound or film' }))
  expect((await dialog()).queryByRole('button', { name: /^Prism/ })).toBeNull()
  await user.click(await (await dialog()).findByRole('button', { name: /^Osmosis/ }))
  fireEvent.change(await screen.findByLabelText('What there is to hear'), { target: { value: 'How water moves' } })
  window.dispatchEvent(new Event('online'))
  await screen.findByText('Saved')
  const draft = await gateway.call('GET /courses/{id}/draft', { params: { id } }, token)
  expect(draft.modules[0]!.lessons[0]).toMatchObject({
    title: modules[0]!.lessons[0]!.title,
    body: expect.stringContaining(`![${SHOWN}](content:${prism})`),
    media: [{ kind: 'audio', content_id: osmosis, title: 'How water moves' }],
  })
})

test('files in Kiswahili', async () => {
  await send(song(), 'Osmosis')
  await renderApp('/teach/files', 'sw')
  expect(await screen.findByRole('button', { name: /^Osmosis.*Sauti/ })).toBeTruthy()
})
