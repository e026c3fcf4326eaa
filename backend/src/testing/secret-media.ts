import { readFileSync } from 'node:fs'
import { concat } from '../bytes.ts'
import { mp3, wav } from './media.ts'
import { ascii, exif } from './pictures.ts'

type Bytes = Uint8Array<ArrayBuffer>

const u32 = (value: number) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
const le32 = (value: number) => u32(value).toReversed()
const latin1 = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const zeros = (length: number) => new Uint8Array(length)

/** What no sound and no film may carry out again. */
export const TOLD = ['-01.2921+036.8219', 'Tecno Camon', 'Mama Achieng', 'https://example.com/home', 'Exif']
const [PLACE, PHONE, WHO] = TOLD.map(ascii) as [Bytes, Bytes, Bytes]
const XMP = ascii('<x:xmpmeta><rdf:li>https://example.com/home</rdf:li></x:xmpmeta>')

/** One box of ISO 14496-12; a large one has its size in eight bytes. */
export function box(type: string, body: Uint8Array = zeros(0), { large = false } = {}): Bytes {
  const head = large ? [u32(1), latin1(type), u32(0), u32(16 + body.length)] : [u32(8 + body.length), latin1(type)]
  return concat([...head, body])
}

/** A film of eleven seconds and a sound of a few, as programs write them. */
export const realFilm = (): Bytes => real('diffusion.mp4')
export const realSound = (): Bytes => real('heartbeat.mp3')
const real = (name: string) => new Uint8Array(readFileSync(new URL(`../../data/content/${name}`, import.meta.url)))

const HOLDS_BOXES = new Set(['moov', 'trak', 'edts', 'mdia', 'minf', 'dinf', 'stbl'])

/** Its boxes, from here to there. */
export function boxesOf(bytes: Uint8Array): { type: string; body: Uint8Array }[] {
  const boxes = []
  for (let at = 0; at < bytes.length;) {
    const size = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0)
    boxes.push({
      type: String.fromCharCode(...bytes.subarray(at + 4, at + 8)),
      body: bytes.subarray(at + 8, at + size),
    })
    at += size
  }
  return boxes
}

type Edit = (type: string, body: Uint8Array) => Uint8Array

/** The same film with more boxes in each of the named ones, and others changed. */
const rebuilt = (bytes: Uint8Array, more: Record<string, Bytes>, edit: Edit): Bytes =>
  concat(
    boxesOf(bytes).map(({ type, body }) =>
      box(type, HOLDS_BOXES.has(type) ? concat([rebuilt(body, more, edit), more[type] ?? zeros(0)]) : edit(type, body)),
    ),
  )

/** Where the chunks of a film begin, track by track. */
export function offsetsOf(bytes: Uint8Array): number[] {
  const found: number[] = []
  rebuilt(bytes, {}, (type, body) => {
    const view = new DataView(body.buffer, body.byteOffset, body.length)
    if (type === 'stco') for (let at = 8; at < body.length; at += 4) found.push(view.getUint32(at))
    return body
  })
  return found
}

const apple = concat([
  box('hdlr', concat([zeros(8), ascii('mdta'), zeros(13)])),
  box('keys', concat([zeros(4), u32(1), box('mdta', ascii('com.apple.quicktime.location.ISO6709'))])),
  box('ilst', box('\0\0\0\x01', box('data', concat([u32(1), zeros(4), PLACE])))),
])
const xmpBox = box('uuid', concat([Uint8Array.from(Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex')), XMP]))
const udta = box(
  'udta',
  concat([
    box('\xa9xyz', concat([Uint8Array.of(0, PLACE.length, 0x15, 0xc7), PLACE])),
    box('loci', concat([zeros(6), PLACE, zeros(20)])),
    box('\xa9mak', PHONE),
    box('\xa9too', PHONE, { large: true }),
    box('meta', concat([zeros(4), apple])),
    zeros(4),
  ]),
)

const holdsPictures = (stsd: Uint8Array) => String.fromCharCode(...stsd.subarray(12, 16)) === 'avc1'

/** The real film as a phone would have written it, with all that phones and programs add, wherever they do. */
export function filmWithSecrets(): Bytes {
  const film = realFilm()
  const more = {
    moov: concat([udta, box('meta', apple), xmpBox, box('free', PLACE), box('mvex', udta)]),
    trak: concat([box('udta', box('name', WHO)), box('meta', concat([zeros(4), apple]))]),
    edts: udta,
    mdia: xmpBox,
    minf: udta,
    dinf: udta,
    stbl: udta,
  }
  const end = concat([
    xmpBox,
    box('mfra', udta),
    box('meta', concat([zeros(4), apple])),
    box('SEFT', PHONE),
    box('skip', exif()),
  ])
  const told: Edit = (type, body) => {
    // What made the pictures: a length and letters, in 32 bytes of the first description.
    if (type === 'stsd' && holdsPictures(body))
      return concat([
        body.subarray(0, 58),
        Uint8Array.of(PHONE.length),
        PHONE,
        zeros(31 - PHONE.length),
        body.subarray(90),
      ])
    if (type === 'hdlr') return concat([body.subarray(0, 24), PHONE, zeros(1)])
    // Made and changed on a day in 2024.
    if (['mvhd', 'tkhd', 'mdhd'].includes(type))
      return concat([body.subarray(0, 4), u32(0xe2580000), u32(0xe2580000), body.subarray(12)])
    return body
  }
  const moved = rebuilt(film, more, told).length - film.length
  const shifted = rebuilt(film, more, (type, body) => {
    if (type !== 'stco') return told(type, body)
    const copy = body.slice()
    const view = new DataView(copy.buffer)
    for (let at = 8; at < copy.length; at += 4) view.setUint32(at, view.getUint32(at) + moved)
    return copy
  })
  return concat([shifted, end])
}

const syncsafe = (size: number) => Uint8Array.of(size >> 21, (size >> 14) & 127, (size >> 7) & 127, size & 127)
const frame = (id: string, body: Uint8Array) => concat([ascii(id), u32(body.length), zeros(2), body])

/** An ID3v2 tag, of version 2.4 with a footer or of 2.3. */
export function id3({ version = 3, flags = 0 } = {}): Bytes {
  const frames = concat([
    frame('GEOB', concat([zeros(4), PLACE])),
    frame('TPE1', concat([zeros(1), WHO])),
    frame('APIC', concat([ascii('\0image/jpeg\0\0\0'), exif()])),
    frame('PRIV', concat([ascii('XMP\0'), XMP])),
    zeros(7),
  ])
  const rest = concat([Uint8Array.of(version, 0, flags), syncsafe(frames.length)])
  return concat([ascii('ID3'), rest, frames, ...(flags & 0x10 ? [ascii('3DI'), rest] : [])])
}

/** What stands behind the sound: APE’s tag, then ID3v1’s. */
export function tagsBehind(): Bytes {
  const item = concat([le32(PLACE.length), zeros(4), ascii('Location\0'), PLACE])
  const head = concat([ascii('APETAGEX'), le32(2000), le32(item.length + 32), le32(1), zeros(12)])
  const id3v1 = concat([ascii('TAG'), WHO, PHONE, PLACE])
  return concat([head, item, head, id3v1, zeros(119 - id3v1.length), ascii('Kisumu 12')])
}

export const soundWithSecrets = (): Bytes =>
  concat([id3(), id3({ version: 4, flags: 0xd0 }), realSound(), tagsBehind()])

const chunk = (id: string, body: Uint8Array) => concat([ascii(id), le32(body.length), body, zeros(body.length % 2)])

/** Sixteen bits of sound, between what editors and recorders add; `unfinished`: nobody wrote how long it became. */
export function wavWithSecrets({ unfinished = false } = {}): Bytes {
  const list = chunk('LIST', concat([ascii('INFO'), chunk('IART', WHO), chunk('ICMT', PLACE)]))
  const sound = unfinished ? chunk('data', zeros(0)) : wavSound
  const around = unfinished ? [sound, list] : [list, sound]
  const parts = [chunk('bext', PHONE), wavFormat, ...around, chunk('_PMX', XMP), chunk('id3 ', id3())]
  const content = concat([ascii('WAVE'), ...parts])
  return concat([wav().subarray(0, 4), le32(content.length), content])
}
export const wavFormat = chunk('fmt ', Uint8Array.of(1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0))
export const wavSound = chunk(
  'data',
  Uint8Array.from({ length: 201 }, (_, at) => at),
)

/** The checksum of Ogg (RFC 3533 §6), a bit at a time. */
export function oggChecksum(page: Uint8Array): number {
  let sum = 0
  for (const byte of page.with(22, 0).with(23, 0).with(24, 0).with(25, 0)) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = (sum << 1) ^ (sum < 0 ? 0x04c11db7 : 0)
  }
  return sum >>> 0
}

/** A page whose last packet goes on, or ends here. */
function page(serial: number, at: number, packets: Uint8Array[], goesOn = false): Bytes {
  const segments = packets.flatMap(({ length }, n) => {
    const full = Array.from({ length: Math.floor(length / 255) }, () => 255)
    return goesOn && n === packets.length - 1 ? full : [...full, length % 255]
  })
  const head = [ascii('OggS'), Uint8Array.of(0, [2, 0, 0, 4][at] ?? 0), zeros(8), le32(serial), le32(at), zeros(4)]
  const bytes = concat([...head, Uint8Array.of(segments.length), Uint8Array.from(segments), ...packets])
  bytes.set(le32(oggChecksum(bytes)), 22)
  return bytes
}

const comments = [concat([ascii('LOCATION='), PLACE]), concat([ascii('ARTIST='), WHO]), concat([ascii('P='), exif()])]
/** Longer than a page’s first part: its rest is on the next page. */
const commentList = concat([
  le32(PHONE.length),
  PHONE,
  le32(comments.length),
  ...comments.flatMap((each) => [le32(each.length), each]),
  zeros(600),
])

type OggCodec = 'vorbis' | 'opus' | 'flac' | 'theora' | 'speex' | 'other'

/** An Ogg of four pages, the comments on the second and third; and which of its bytes are sound. */
export const oggWithSecrets = (codec: OggCodec, serial = 7): Bytes => concat(oggPages(codec, serial))

/** Streams that begin together and go on by turns. */
export function oggOf(codecs: OggCodec[]): Bytes {
  const streams = codecs.map((codec, serial) => oggPages(codec, serial))
  return concat([0, 1, 2, 3].flatMap((at) => streams.map((pages) => pages[at] ?? zeros(0))))
}

function oggPages(codec: OggCodec, serial: number): Bytes[] {
  const kinds = {
    vorbis: [latin1('\x01vorbis'), latin1('\x03vorbis'), ascii('\x05vorbis')],
    opus: [ascii('OpusHead'), ascii('OpusTags'), zeros(0)],
    flac: [latin1('\x7fFLAC'), latin1('\x04\0\x03\0'), concat([latin1('\x86\0\0\x20'), PLACE])],
    theora: [latin1('\x80theora'), latin1('\x81theora'), latin1('\x82theora')],
    speex: [ascii('Speex   '), zeros(0), zeros(0)],
    other: [concat([ascii('fishead'), WHO]), PHONE, PLACE],
  } as const
  const [first, kind, third] = kinds[codec]
  const packet = concat([kind, commentList])
  const [part, rest] = [packet.slice(0, 510), packet.slice(510)]
  const sound = SOUND.map((each) => concat([Uint8Array.of(0xff), each]))
  return [
    page(serial, 0, [concat([first, zeros(12)])]),
    page(serial, 1, [part], true),
    page(serial, 2, [rest, ...(third.length > 0 ? [third] : [])]),
    page(serial, 3, codec === 'other' ? [commentList] : sound),
  ]
}
export const SOUND = [ascii('sound-1'), ascii('sound-2')]

/** An EBML element: its id as it is written, and its size in so many bytes; `open` where that is not known. */
export function element(id: number, body: Uint8Array, { width = 2, open = false } = {}): Bytes {
  const bytes = [...u32(id)]
  while (bytes[0] === 0) bytes.shift()
  const size = new Uint8Array(width)
  for (let at = width - 1, left = body.length; at >= 0; at--, left = Math.floor(left / 256))
    size[at] = open ? 255 : left
  size[0] = open ? 0xff >> (width - 1) : (size[0] ?? 0) | (0x100 >> width)
  return concat([Uint8Array.from(bytes), size, body])
}

export const EBML_HEAD = element(0x1a45dfa3, element(0x4282, ascii('webm'), { width: 1 }), { width: 1 })
export const BLOCKS = concat([element(0xe7, zeros(1), { width: 1 }), element(0xa3, ascii('\x81\0\0\x80sound-1'))])

/** Its number and its type: 1 is pictures, 2 is sound. */
const track = (number: number) => concat([0xd7, 0x83].map((id) => element(id, Uint8Array.of(number), { width: 1 })))

/** What WebM knows of Vorbis before the sound: the lengths of the first two of three packets, then all of them. */
export function vorbisHeads(list: Uint8Array): Bytes {
  const comments = concat([latin1('\x03vorbis'), list])
  const lacing = Array.from({ length: Math.floor(comments.length / 255) }, () => 255)
  const lengths = Uint8Array.of(2, 7, ...lacing, comments.length % 255)
  return concat([lengths, latin1('\x01vorbis'), comments, latin1('\x05vorbis'), SOUND[0] ?? zeros(0)])
}

/** A WebM as recorders and editors write it; `live`: with segment and cluster of unknown size. */
export function webmWithSecrets({ live = false } = {}): Bytes {
  const size = { width: 8, open: live }
  const info = concat([
    element(0xbf, zeros(4), { width: 1 }),
    element(0x2ad7b1, Uint8Array.of(15, 66, 64)),
    element(0x4461, ascii('20240501'), { width: 1 }),
    element(0x7ba9, WHO),
    element(0x4d80, PHONE, { width: 1 }),
    element(0x5741, PHONE, { width: 8 }),
  ])
  const pictures = element(0xae, concat([track(1), element(0x536e, WHO), element(0x86, ascii('V_VP8'))]))
  const vorbis = [element(0x86, ascii('A_VORBIS')), element(0x258688, PHONE), element(0x63a2, vorbisHeads(commentList))]
  const sound = element(0xae, concat([track(2), element(0x536e, PLACE), ...vorbis]))
  const tag = element(0x7373, element(0x67c8, concat([element(0x45a3, ascii('LOCATION')), element(0x4487, PLACE)])))
  const inside = concat([
    element(0x1549a966, info),
    element(0x1654ae6b, concat([pictures, sound])),
    element(0xec, PLACE, { width: 1 }),
    element(0x1254c367, tag, { width: 4 }),
    element(0x1f43b675, BLOCKS, size),
    element(0x1941a469, concat([exif(), XMP]), { width: 8 }),
    element(0x1f43b675, BLOCKS, size),
    element(0x1254c367, tag, { width: 1 + Number(live) }),
  ])
  return concat([EBML_HEAD, element(0x18538067, inside, size)])
}

/** Of each type that may carry it: what tells of people and places. */
export const secretMedia: [what: string, media_type: string, make: () => Bytes][] = [
  ['MP4', 'video/mp4', filmWithSecrets],
  ['MP3', 'audio/mpeg', soundWithSecrets],
  ['MP3 without a head', 'audio/mpeg', () => concat([mp3(5), tagsBehind()])],
  ['MP3 with an odd byte behind the tag', 'audio/mpeg', () => concat([id3(), zeros(1), mp3(5), tagsBehind()])],
  ['WAV', 'audio/wav', wavWithSecrets],
  ['WAV of a recorder that did not finish', 'audio/wav', () => wavWithSecrets({ unfinished: true })],
  ['Ogg Vorbis', 'audio/ogg', () => oggWithSecrets('vorbis')],
  ['Ogg Opus', 'audio/ogg', () => oggWithSecrets('opus')],
  ['Ogg FLAC', 'audio/ogg', () => oggWithSecrets('flac')],
  ['Ogg with other streams beside', 'audio/ogg', () => oggOf(['opus', 'other', 'theora', 'speex', 'vorbis'])],
  ['WebM', 'video/webm', webmWithSecrets],
  ['WebM of a recorder', 'video/webm', () => webmWithSecrets({ live: true })],
]
