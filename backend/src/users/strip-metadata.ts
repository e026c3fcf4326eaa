import type { AVATAR_TYPES } from '@tajiconnect/contract/avatars'
import { rewriteJpeg } from './pictures/jpeg.ts'
import { BrokenPicture, type Picture } from './pictures/picture.ts'
import { rewritePng } from './pictures/png.ts'
import { rewriteWebp } from './pictures/webp.ts'

const rewriters: Record<(typeof AVATAR_TYPES)[number], (bytes: Uint8Array) => Picture> = {
  'image/jpeg': rewriteJpeg,
  'image/png': rewritePng,
  'image/webp': rewriteWebp,
}

/**
 * The picture without what it says of place, time, camera and owner, and without anything behind its end; null where it
 * is no whole picture. Colour profiles go as well, as they hold names in free text; so does the note which side is up:
 * whoever sends a picture turns it first. Of an animation only a still is kept, or nothing.
 */
export function stripMetadata(bytes: Uint8Array, media_type: string): Picture | null {
  const rewrite = Object.entries(rewriters).find(([type]) => type === media_type)?.[1]
  try {
    return rewrite?.(bytes) ?? null
  } catch (error) {
    if (error instanceof BrokenPicture) return null
    throw error
  }
}
