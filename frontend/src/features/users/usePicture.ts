import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { renewAccount, savePicture } from '../../parts/account.ts'
import { useFailureWords } from '../../parts/failure.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { call } from '../../services/api/endpoints.ts'
import { PictureError, squarePicture } from './square-picture.ts'

/** Setting the own picture and taking it away. A file that could not be sent is kept for another try. */
export function usePicture() {
  const t = useT()
  const failureWords = useFailureWords()
  const sending = useRef<AbortController>(null)

  const set = useMutation({
    mutationFn: async (chosen: Blob) => {
      const { signal } = (sending.current = new AbortController())
      const file = await squarePicture(chosen)
      if (signal.aborted) throw new ApiError('aborted')
      return call('POST /users/me/avatar', { file }, { signal })
    },
    onSuccess: savePicture,
    // What was stopped half-way, or has lost its answer, may have got there.
    onError: (error) => void (error instanceof ApiError && renewAccount()),
  })
  const remove = useMutation({ mutationFn: () => call('DELETE /users/me/avatar'), onSuccess: savePicture })

  const { error: failure, variables: chosen } = set
  const stopped = failure instanceof ApiError && failure.code === 'aborted'
  return {
    sending: set.isPending,
    saved: set.isSuccess,
    removing: remove.isPending,
    removed: remove.isSuccess,
    words: failure && !stopped ? words(failure) : remove.error && failureWords(remove.error),
    send: (file: Blob) => {
      remove.reset()
      set.mutate(file)
    },
    stop: () => sending.current?.abort(),
    /** Sends the same file once more; null where there is nothing to gain by it. */
    again: chosen && failure instanceof ApiError && failure.passing ? () => set.mutate(chosen) : null,
    remove: () => {
      set.reset()
      return remove.mutateAsync().catch(() => undefined)
    },
  }

  function words(failure: Error): string {
    if (failure instanceof PictureError) return t(`users.${failure.code}`)
    // What we send is sound: should the gateway find it is not, so was the file it was made of.
    const unfit = failure instanceof ApiError && failure.code === 'validation'
    return unfit ? t('users.not_a_picture') : failureWords(failure)
  }
}
