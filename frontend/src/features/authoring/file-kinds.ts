import { CONTENT_TYPES } from '@tajiconnect/contract/limits'

export type FileKind = 'image' | 'audio' | 'video' | 'captions' | 'document'
export const FILE_KINDS: readonly FileKind[] = ['image', 'audio', 'video', 'captions', 'document']

/** What sort of thing a file is, for whoever looks for it. */
export function kindOf(media_type: string): FileKind {
  if (media_type === 'text/vtt') return 'captions'
  const [kind] = media_type.split('/')
  return kind === 'image' || kind === 'audio' || kind === 'video' ? kind : 'document'
}

const typesOf = (kind: FileKind) => CONTENT_TYPES.filter((type) => kindOf(type) === kind)

/** For the phone's own choice of files. */
export const ACCEPT: Record<FileKind, string> = {
  image: typesOf('image').join(),
  audio: typesOf('audio').join(),
  video: typesOf('video').join(),
  captions: '.vtt,text/vtt',
  document: typesOf('document').join(),
}
