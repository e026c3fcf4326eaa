import { blocksOf } from '@tajiconnect/backend/courses/markdown'
import { markdown } from '@tajiconnect/backend/testing/markdown'
import type { Block } from '@tajiconnect/contract/lesson-body'
import fc from 'fast-check'

/** So many random lessons, hostile ones among them, as the gateway would send them. */
export const randomLessons = (count: number): Block[][] => fc.sample(markdown, count).map(blocksOf)
