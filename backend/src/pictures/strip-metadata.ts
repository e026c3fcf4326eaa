import type { AVATAR_TYPES } from '@tajiconnect/contract/avatars'
import { rewriteJpeg } from './jpeg.ts'
import { BrokenPicture, type Fidelity, type Picture } from './picture.ts'
import { rewritePng } from './png.ts'
import { rewriteWebp } from './webp.ts'

const rewriters: Record<(typeof AVATAR_TYPES)[number], (bytes: Uint8Array, fidelity: Fidelity) => Picture> = {
  'image/jpeg': rewriteJpeg,
  'image/png': rewritePng,
  'image/webp': rewriteWebp,
}

export const canStrip = (media_type: string): boolean => Object.hasOwn(rewriters, media_type)

/**
 * The picture without what it says of place, time, camera and owner, and without anything behind its end; null where it
 * is no whole picture. A plain one loses its colour profile as well, as that holds names in free text, and the note which
 * side is up: whoever sends it turns it first. Of an animation a plain one keeps only a still, or nothing.
 */
export function stripMetadata(bytes: Uint8Array, media_type: string, fidelity: Fidelity): Picture | null {
  const rewrite = Object.entries(rewriters).find(([type]) => type === media_type)?.[1]
  try {
    return rewrite?.(bytes, fidelity) ?? null
  } catch (error) {
    if (error instanceof BrokenPicture) return null
    throw error
  }
}
