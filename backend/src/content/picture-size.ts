import { BrokenPicture, ByteReader, demand } from '../pictures/picture.ts'

type Size = { width: number; height: number }

/** Pixels as shown, by a picture's first bytes; null where they do not tell, or a JPEG may have to be turned (EXIF). */
export function pictureSize(head: Uint8Array, media_type: string): Size | null {
  try {
    const size = readers[media_type]?.(head)
    return size && size.width > 0 && size.height > 0 ? size : null
  } catch (error) {
    if (error instanceof BrokenPicture) return null
    throw error
  }
}

const readers: Record<string, (head: Uint8Array) => Size | null> = {
  'image/png': (head) => {
    const reader = new ByteReader(head.subarray(16))
    return { width: reader.u32(), height: reader.u32() }
  },
  'image/gif': (head) => {
    const reader = new ByteReader(head.subarray(6), { littleEndian: true })
    return { width: reader.u16(), height: reader.u16() }
  },
  'image/webp': webpSize,
  'image/jpeg': jpegSize,
}

/** RFC 9649: of VP8X the canvas, of VP8L and VP8 the one image. */
function webpSize(head: Uint8Array): Size | null {
  const reader = new ByteReader(head.subarray(12), { littleEndian: true })
  const type = reader.ascii(4)
  reader.take(type === 'VP8 ' ? 10 : type === 'VP8X' ? 8 : 5)
  if (type === 'VP8 ') return { width: reader.u16() & 0x3fff, height: reader.u16() & 0x3fff }
  if (type === 'VP8X')
    return { width: 1 + (reader.u16() | (reader.u8() << 16)), height: 1 + (reader.u16() | (reader.u8() << 16)) }
  const bits = reader.u32()
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
}

/** Segments from the start up to the frame (SOF0–SOF2), unless one of them is EXIF. */
function jpegSize(head: Uint8Array): Size | null {
  const reader = new ByteReader(head.subarray(2))
  for (;;) {
    demand(reader.u8() === 0xff)
    const marker = reader.u8()
    const segment = new ByteReader(reader.take(reader.u16() - 2))
    if (marker === 0xe1 && segment.left >= 4 && segment.ascii(4) === 'Exif') return null
    if (marker < 0xc0 || marker > 0xc2) continue
    segment.take(1)
    const [height, width] = [segment.u16(), segment.u16()]
    return { width, height }
  }
}
