import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ascii } from '../testing/pictures.ts'
import { collect } from './body.ts'
import { BrokenForm, formParts } from './multipart.ts'

/** The bytes in chunks of these sizes, over and over. */
async function* inChunks(bytes: Uint8Array, sizes: readonly number[]) {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

interface Entry {
  name: string
  filename: string | null
  bytes: Uint8Array
}

async function read(bytes: Uint8Array, boundary: string, sizes = [7]): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const part of formParts(inChunks(bytes, sizes), boundary))
    entries.push({ ...part, bytes: await collect(part.bytes) })
  return entries
}

const form = (...lines: string[]) => ascii(lines.join('\r\n'))
const head = (rest: string) => `Content-Disposition: form-data; ${rest}`

test('what a browser’s form holds comes out the same, however it is cut up', async () => {
  // Files of much that looks like the end of a part.
  const bytes = fc.array(fc.constantFrom(...'\r\n--ab\0'), { maxLength: 60 }).map((letters) => ascii(letters.join('')))
  const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !/[\\"\r\n%]/.test(text))
  const entry = fc.record({ name, filename: fc.option(name), bytes })
  const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 4 }), sizes, async (entries, sizes) => {
      const data = new FormData()
      for (const { name, filename, bytes } of entries)
        if (filename === null) data.append(name, 'a word')
        else data.append(name, new Blob([bytes]), filename)
      const response = new Response(data)
      const boundary = response.headers.get('Content-Type')?.split('boundary=')[1] ?? ''
      const found = await read(new Uint8Array(await response.arrayBuffer()), boundary, sizes)
      expect(found).toEqual(
        entries.map((each) => (each.filename === null ? { ...each, bytes: ascii('a word') } : each)),
      )
    }),
    { numRuns: 200 },
  )
})

test('names may hold quotes, as browsers and as curl write them', async () => {
  const named = (filename: string) =>
    read(form('--b', head(`name="file"; filename="${filename}"`), '', 'x', '--b--'), 'b')
  expect((await named('a%22b.mp4'))[0]?.filename).toBe('a"b.mp4')
  expect((await named('a\\"b.mp4'))[0]?.filename).toBe('a"b.mp4')
  expect((await named(''))[0]?.filename).toBe('')
  expect((await named('C:\\film.mp4'))[0]?.filename).toBe('C:\\film.mp4')
})

test('what stands before the first boundary and after the last is passed over', async () => {
  const body = form('to whom it may concern', '--b', head('name="a"'), '', 'x', '--b--', 'and so on')
  expect(await read(body, 'b')).toEqual([{ name: 'a', filename: null, bytes: ascii('x') }])
})

test('a part that nobody reads, or reads to the middle, does not disturb the next', async () => {
  const body = form('--b', head('name="a"'), '', 'x'.repeat(99), '--b', head('name="c"'), '', 'y', '--b--')
  for (const taken of [0, 1]) {
    const names: string[] = []
    for await (const { name, bytes } of formParts(inChunks(body, [9]), 'b')) {
      names.push(name)
      let count = 0
      if (taken > 0) for await (const _ of bytes) if (++count === taken) break
    }
    expect(names).toEqual(['a', 'c'])
  }
})

test.each([
  ['is empty', ''],
  ['has no boundary', 'hello'],
  ['ends in the boundary', '--b'],
  ['ends in a head', `--b\r\n${head('name="a"')}`],
  ['ends in a part', `--b\r\n${head('name="a"')}\r\n\r\nx`],
  ['has another boundary', `--c\r\n${head('name="a"')}\r\n\r\nx\r\n--c--`],
  ['has something behind a boundary', `--bc\r\n${head('name="a"')}\r\n\r\nx\r\n--b--`],
  ['has a part without a name', '--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--'],
  ['has a head without end', `--b\r\n${'x'.repeat(20_000)}`],
])('a body that %s is no form', async (_, body) => {
  await expect(read(ascii(body), 'b')).rejects.toThrow(BrokenForm)
})

test('whoever stops in the middle stops the body', async () => {
  let ended = false
  async function* endless() {
    try {
      yield form('--b', head('name="a"'), '', 'x')
      for (;;) yield new Uint8Array(1_000)
    } finally {
      ended = true
    }
  }
  for await (const { bytes } of formParts(endless(), 'b')) {
    for await (const _ of bytes) break
    break
  }
  expect(ended).toBe(true)
})

test('it holds no more than a chunk and a boundary', async () => {
  let [given, got, most] = [0, 0, 0]
  async function* chunks() {
    yield form('--b', head('name="a"'), '', '')
    for (let turn = 0; turn < 500; turn++) {
      given += 10_000
      yield new Uint8Array(10_000)
    }
    yield form('', '--b--')
  }
  for await (const { bytes } of formParts(chunks(), 'b'))
    for await (const part of bytes) {
      got += part.length
      most = Math.max(most, given - got)
    }
  expect([got, most < 10]).toEqual([5_000_000, true])
})

test('a boundary may be in two chunks at any place', async () => {
  const body = form('--bound', head('name="a"; filename="f"'), '', 'x\r\n--boun', 'y', '--bound--')
  for (let at = 1; at < body.length; at++)
    expect((await read(body, 'bound', [at, body.length])).map(({ bytes }) => bytes)).toEqual([
      ascii('x\r\n--boun\r\ny'),
    ])
})
