const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))

/** How files of each type begin; null stands for any byte. */
const BEGINNINGS: [media_type: string, beginning: (number | null)[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]],
  ['image/gif', ascii('GIF87a')],
  ['image/gif', ascii('GIF89a')],
  ['image/webp', [...ascii('RIFF'), null, null, null, null, ...ascii('WEBPVP8')]],
  ['audio/wav', [...ascii('RIFF'), null, null, null, null, ...ascii('WAVE')]],
  ['application/pdf', ascii('%PDF-')],
]

/** What a browser can play by its first box, `ftyp`, of ISO 14496-12. QuickTime, HEIC and the like are none of these. */
const MP4_BRANDS: ReadonlyMap<string, string> = new Map([
  ...['M4A ', 'M4B '].map((brand) => [brand, 'audio/mp4'] as const),
  ...['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'dash'].map(
    (brand) => [brand, 'video/mp4'] as const,
  ),
])

/**
 * What a file is by its first bytes (4 kB tell all there is to tell), or null for what is taken nowhere. Never asks what
 * it is called or said to be.
 */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  const found = BEGINNINGS.find(([, beginning]) =>
    beginning.every((byte, at) => (byte === null ? at < bytes.length : bytes[at] === byte)),
  )
  if (found) return found[0]
  const text = String.fromCharCode(...bytes.subarray(0, 64))
  if (text.startsWith('ftyp', 4)) return MP4_BRANDS.get(text.slice(8, 12)) ?? null
  if (isMp3(bytes)) return 'audio/mpeg'
  // The first page is the first stream's head alone. Ogg with film in it is not taken.
  if (text.startsWith('OggS') && OGG_AUDIO.some((codec) => text.startsWith(codec, 28))) return 'audio/ogg'
  // EBML whose DocType (42 82, then its length) is “webm”. Matroska is not taken.
  if (text.startsWith('\x1a\x45\xdf\xa3') && text.includes('\x42\x82\x84webm')) return 'video/webm'
  if (/^(\xef\xbb\xbf)?WEBVTT([ \t\r\n]|$)/.test(text)) return 'text/vtt'
  return null
}

const OGG_AUDIO = ['\x01vorbis', 'OpusHead', '\x7fFLAC']

/** An ID3v2 tag, or two frames of layer III one after the other: a single one is too easily met by chance. */
function isMp3(bytes: Uint8Array): boolean {
  const [i, d, three, version = 0] = bytes
  const size = bytes.subarray(6, 10)
  if (i === 0x49 && d === 0x44 && three === 0x33 && version >= 2 && version <= 4)
    return size.length === 4 && size.every((byte) => byte < 0x80)
  const length = mp3FrameLength(bytes, 0)
  return length !== null && mp3FrameLength(bytes, length) !== null
}

const KBPS = {
  mpeg1: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  mpeg2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const HZ = [44_100, 48_000, 32_000]

/** Bytes of the frame of MPEG audio layer III (ISO 11172-3, 13818-3) that begins here, or null where none does. */
export function mp3FrameLength(bytes: Uint8Array, at: number): number | null {
  if (bytes[at] !== 0xff) return null
  const [second = 0, third = 0] = [bytes[at + 1], bytes[at + 2]]
  const version = (second >> 3) & 3 // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
  const isLayer3 = second >= 0xe0 && ((second >> 1) & 3) === 1 && version !== 1
  const kbps = (version === 3 ? KBPS.mpeg1 : KBPS.mpeg2)[(third >> 4) - 1]
  const hz = HZ[(third >> 2) & 3]
  if (!isLayer3 || kbps === undefined || hz === undefined) return null
  const rate = version === 3 ? hz : version === 2 ? hz / 2 : hz / 4
  return Math.floor(((version === 3 ? 144 : 72) * kbps * 1000) / rate) + ((third >> 1) & 1)
}
