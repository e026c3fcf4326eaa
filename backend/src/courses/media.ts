import type { Content } from '@tajiconnect/contract/content'
import type { Lesson } from '@tajiconnect/contract/courses'
import type { Block } from '@tajiconnect/contract/lesson-body'
import type { Reader } from '../transaction.ts'
import type { StoredLesson } from './progress.ts'

const isA = (kind: 'audio' | 'video' | 'image', content: Content | undefined): content is Content =>
  content?.media_type.startsWith(`${kind}/`) ?? false

/** What there is to hear and to watch, with what the files are like; one whose file is gone is left out. */
export async function mediaOf(tx: Reader, { media = [] }: StoredLesson): Promise<Lesson['media']> {
  const found = await Promise.all(media.map(async (one) => ({ one, file: await tx.get('contents', one.content_id) })))
  return found.flatMap(({ one, file }) => {
    if (!isA(one.kind, file)) return []
    const { media_type, bytes, duration_s, captions, transcript } = file
    return [{ ...one, media_type, bytes, duration_s, captions, transcript }]
  })
}

/** The blocks with what is known of each picture, so that its place can be kept free; one whose file is gone is left out. */
export async function withPictures(tx: Reader, blocks: readonly Block[]): Promise<Block[]> {
  const found = await Promise.all(
    blocks.map(async (block) => {
      if (block.kind !== 'picture') return [block]
      const file = await tx.get('contents', block.content_id)
      return isA('image', file)
        ? [{ ...block, file: { bytes: file.bytes, width: file.width, height: file.height } }]
        : []
    }),
  )
  return found.flat()
}
