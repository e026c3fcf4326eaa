import { blanked, type Reader } from './blank.ts'
import { mp3Reader } from './mp3.ts'
import { mp4Reader } from './mp4.ts'
import { oggReader } from './ogg.ts'
import { wavReader } from './wav.ts'
import { webmReader } from './webm.ts'

const readers: ReadonlyMap<string, () => Reader> = new Map([
  ['audio/mpeg', mp3Reader],
  ['audio/ogg', oggReader],
  ['audio/wav', wavReader],
  ['audio/mp4', mp4Reader],
  ['video/mp4', mp4Reader],
  ['video/webm', webmReader],
])

/**
 * Sound and film without what they say of place, time, device and people. Nothing moves: what goes is blanked where it
 * stands, so the length stays, and every offset that leads to sound and pictures. Any other type comes as it is.
 */
export function withoutMetadata(chunks: AsyncIterable<Uint8Array>, media_type: string): AsyncIterable<Uint8Array> {
  const reader = readers.get(media_type)
  return reader ? blanked(chunks, reader()) : chunks
}
