import { nobody } from '@tajiconnect/contract/learner/learner'
import { expect, test } from 'vitest'
import { queryClient } from '../utils/cache.ts'
import { hearAnswers, masteryQuery } from './mastery.ts'

const { queryKey } = masteryQuery
const isOutdated = () => queryClient.getQueryState(queryKey)?.isInvalidated
const hear = () => hearAnswers({ outcomes: [], state: nobody() })

test('what a quiz has put out of date stays so until all of it is asked for', async () => {
  queryClient.setQueryData(queryKey, nobody())
  hear()
  expect(isOutdated()).toBe(false)
  await queryClient.invalidateQueries({ queryKey })
  hear()
  expect(isOutdated()).toBe(true)
})
