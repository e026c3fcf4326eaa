import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refused, taken } from '../testing/media.ts'
import { mediaTypeOf } from './media-type.ts'

test.each(taken)('%s is known by its bytes', (media_type, bytes) => {
  expect(mediaTypeOf(bytes)).toBe(media_type)
})

test.each(refused)('%s is nothing that is taken', (_, bytes) => {
  expect(mediaTypeOf(bytes)).toBeNull()
})

test('no cut-off beginning is taken for another type, and none breaks it', () => {
  for (const [media_type, bytes] of taken)
    for (let length = 0; length < bytes.length; length++)
      expect([media_type, null]).toContain(mediaTypeOf(bytes.subarray(0, length)))
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void mediaTypeOf(bytes)))
})
