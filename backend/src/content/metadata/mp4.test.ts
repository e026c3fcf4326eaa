import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat } from '../../bytes.ts'
import { cleaned, holds } from '../../testing/cleaned.ts'
import { isoMedia } from '../../testing/media.ts'
import { ascii } from '../../testing/pictures.ts'
import { box, filmWithSecrets, offsetsOf, realFilm } from '../../testing/secret-media.ts'

const FREE = (size: number) => box('free', new Uint8Array(size))
const clean = (bytes: Uint8Array) => cleaned(bytes, 'video/mp4')
const ftyp = isoMedia('isom').slice(0, 24)

test('plays as before: each chunk of sound and picture is where its table says, as it was', async () => {
  const [film, after] = [realFilm(), await clean(filmWithSecrets())]
  const offsets = offsetsOf(after)
  expect(offsets.length).toBeGreaterThan(500)
  for (const [n, from] of offsetsOf(film).entries()) {
    const to = offsets[n] ?? 0
    const part = film.subarray(from, from + 200)
    expect(Buffer.from(after.subarray(to, to + part.length)).equals(part), `${n}`).toBe(true)
  }
  expect(holds(after, film.slice(-195_700))).toBe(true)
})

test('says no more when it was made, in either version, nor by what', async () => {
  const times = (version: number, fill: number) =>
    concat([Uint8Array.of(version, 0, 0, 7), new Uint8Array(version ? 16 : 8).fill(fill), ascii('what plays stays')])
  const hdlr = (name: string) => box('hdlr', concat([new Uint8Array(8), ascii('vide'), ascii(name)]))
  const film = (fill: number, name: string) =>
    concat([
      ftyp,
      box(
        'moov',
        concat([
          box('mvhd', times(1, fill)),
          box(
            'trak',
            concat([box('tkhd', times(0, fill)), box('mdia', concat([box('mdhd', times(1, fill)), hdlr(name)]))]),
          ),
        ]),
      ),
    ])
  expect(await clean(film(9, 'by GoPro'))).toEqual(film(0, '\0'.repeat(8)))
})

const inTable = (type: string, body: Uint8Array) =>
  concat([ftyp, ['stbl', 'minf', 'mdia', 'trak', 'moov'].reduce((inner, each) => box(each, inner), box(type, body))])
const entries = (...all: Uint8Array[]) => concat([Uint8Array.of(0, 0, 0, 0, 0, 0, 0, all.length), ...all])

test.each(['avc1', 'hvc1', 'vp09', 'encv'])('%s says no more what made the pictures', async (type) => {
  const entry = (maker: number) =>
    box(type, concat([new Uint8Array(42).fill(7), new Uint8Array(32).fill(maker), ascii('and what draws them')]))
  const film = (maker: number) =>
    inTable('stsd', entries(entry(maker), box('mp4a', new Uint8Array(90).fill(7)), box('udta'), entry(maker)))
  expect(await clean(film(0x47))).toEqual(film(0))
})

test('a description of pictures that is cut off loses nothing behind it', async () => {
  const film = inTable(
    'stsd',
    entries(box('avc1', new Uint8Array(20).fill(7)), box('mp4a', new Uint8Array(90).fill(7))),
  )
  expect(await clean(film)).toEqual(film)
})

test('where samples are is not told by a path', async () => {
  const film = (type: string, path: Uint8Array) => {
    const dref = box('dref', entries(box('url ', concat([ascii('\0\0\0\x01'), path])), box(type, path)))
    const inner = ['dinf', 'minf', 'mdia', 'trak', 'moov'].reduce((body, each) => box(each, body), dref)
    return concat([ftyp, inner])
  }
  expect(await clean(film('alis', ascii('/home')))).toEqual(film('free', new Uint8Array(5)))
})

const noise = fc.uint8Array({ maxLength: 30 })
const unknown = fc.string({ minLength: 4, maxLength: 4, unit: fc.constantFrom(...'abcxyzXYZ019 \xa9') })
const gone = fc.oneof(fc.constantFrom('udta', 'meta', 'uuid', 'free', 'skip', '\xa9xyz', 'moov '.slice(1)), unknown)
const added = fc.record({ type: gone, body: noise, large: fc.boolean() })
const plays = {
  file: ['mdat', 'sidx', 'ssix'],
  moov: ['iods', 'pssh'],
  mvex: ['mehd', 'trex'],
  trak: ['trgr'],
  tref: ['chap', 'subt'],
  edts: ['elst'],
  mdia: ['elng'],
  minf: ['vmhd', 'smhd'],
  gmhd: ['gmin', 'text'],
  stbl: ['stts', 'stsz', 'co64'],
  mfra: ['tfra', 'mfro'],
  moof: ['mfhd', 'pssh'],
  traf: ['trun', 'tfdt'],
}
/** Boxes that play and others among them, as they are and as they are to be. */
const level = (parent: keyof typeof plays, inner: fc.Arbitrary<[Uint8Array, Uint8Array]>[] = []) => {
  const kept = fc.record({ type: fc.constantFrom(...plays[parent]), body: noise, large: fc.boolean() }).map((each) => {
    const bytes = box(each.type, each.body, each)
    return [bytes, bytes] as [Uint8Array, Uint8Array]
  })
  const lost = added.map(({ type, body, large }): [Uint8Array, Uint8Array] => [
    box(type, body, { large }),
    box('free', new Uint8Array(body.length), { large }),
  ])
  return fc
    .array(fc.oneof(kept, lost, ...inner), { maxLength: 6 })
    .map((all): [Uint8Array, Uint8Array] => [concat(all.map(([before]) => before)), concat(all.map(([, to]) => to))])
}
const within = (type: string, inside: fc.Arbitrary<[Uint8Array, Uint8Array]>) =>
  fc
    .tuple(inside, fc.boolean())
    .map(([[before, after], large]): [Uint8Array, Uint8Array] => [
      box(type, before, { large }),
      box(type, after, { large }),
    ])

test('whatever stands wherever, what plays stays byte for byte, and all else is free and empty', async () => {
  const leaf = (parent: keyof typeof plays) => within(parent, level(parent))
  const minf = within('minf', level('minf', [leaf('gmhd'), leaf('stbl')]))
  const trak = within('trak', level('trak', [leaf('tref'), leaf('edts'), within('mdia', level('mdia', [minf]))]))
  const moov = within('moov', level('moov', [trak, leaf('mvex')]))
  const moof = within('moof', level('moof', [within('traf', level('traf'))]))
  await fc.assert(
    fc.asyncProperty(level('file', [moov, moof, leaf('mfra')]), async ([before, after]) => {
      expect(await clean(before)).toEqual(after)
    }),
    { numRuns: 500 },
  )
})

const large = (size: bigint) => {
  const bytes = box('mdat', new Uint8Array(30).fill(7), { large: true })
  new DataView(bytes.buffer).setBigUint64(8, size)
  return bytes
}
const sized = (size: number, type: string, rest: Uint8Array) =>
  concat([Uint8Array.of(0, 0, 0, size), ascii(type), rest])
test.each([
  ['a box to the end plays', sized(0, 'mdat', ascii('udta')), sized(0, 'mdat', ascii('udta'))],
  ['another to the end goes', sized(0, 'uuid', ascii('home')), sized(0, 'free', new Uint8Array(4))],
  ['one of no size of its own, in another, ends with that', box('moov', sized(0, 'udta', ascii('x'))), null],
  ['one of more bytes than the file has', large(2n ** 63n), large(2n ** 63n)],
  ['one of more bytes than there are numbers', large(2n ** 64n - 1n), large(2n ** 64n - 1n)],
  ['one that is shorter than its head', sized(7, 'mdat', ascii('home')), new Uint8Array(12)],
  ['a large one that is', large(15n), new Uint8Array(46)],
  [
    'one that is longer than where it stands',
    concat([box('moov', sized(99, 'udta', ascii('home'))), box('mdat')]),
    null,
  ],
  ['a rest that is no box', box('moov', concat([box('mvex'), ascii('home')])), null],
  ['a head that is cut off', ascii('home'), new Uint8Array(4)],
  ['times that are cut off', box('moov', box('mvhd', ascii('\0\0\0\0home'))), null],
])('%s', async (_, before, after) => {
  const result = await clean(concat([ftyp, before]))
  expect(result.length).toBe(24 + before.length)
  expect(holds(result, 'home')).toBe(false)
  expect(result.slice(0, 24)).toEqual(ftyp)
  if (after) expect(result.slice(24)).toEqual(after)
})

test('what goes on behind a box that is too long is read as if that had ended', async () => {
  const [before, after] = ['udta', 'free'].map((type) =>
    concat([box('moov', sized(99, type, new Uint8Array(4))), box('mdat', ascii('plays'))]),
  ) as [Uint8Array, Uint8Array]
  expect(await clean(before)).toEqual(after)
})

test('a film in a film in a film goes', async () => {
  let nest = box('udta', ascii('home'))
  for (let depth = 0; depth < 500; depth++) nest = box('moov', nest)
  expect(await clean(nest)).toEqual(box('moov', FREE(nest.length - 16)))
})
