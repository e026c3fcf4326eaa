import { CONTENT_MAX_BYTES, CONTENT_TYPES, PICTURE_MAX_BYTES } from '@tajiconnect/contract/limits'

export type FileKind = 'image' | 'audio' | 'video' | 'captions' | 'document'
export const FILE_KINDS: readonly FileKind[] = ['image', 'audio', 'video', 'captions', 'document']

/** What sort of thing a file is, for whoever looks for it. */
export function kindOf(media_type: string): FileKind {
  if (media_type === 'text/vtt') return 'captions'
  const [kind] = media_type.split('/')
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'document'
}

const typesOf = (kind: FileKind) => CONTENT_TYPES.filter((type) => kindOf(type) === kind)

/** Bytes of a file of this type, at most. */
export const limitOf = (media_type: string): number =>
  media_type.startsWith('image/') ? PICTURE_MAX_BYTES : CONTENT_MAX_BYTES

/** As people call what may be chosen of a kind. */
export const TYPE_NAMES: Record<FileKind, readonly string[]> = {
  image: ['JPEG', 'PNG', 'WebP', 'GIF'],
  audio: ['MP3', 'Ogg', 'WAV', 'M4A'],
  video: ['MP4', 'WebM'],
  captions: ['VTT'],
  document: ['PDF'],
}

/** For the phone's own choice of files. */
export const ACCEPT: Record<FileKind, string> = {
  image: typesOf('image').join(),
  audio: typesOf('audio').join(),
  video: typesOf('video').join(),
  captions: '.vtt,text/vtt',
  document: typesOf('document').join(),
}
