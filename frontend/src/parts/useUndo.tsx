import { useCallback, useEffect, useRef, useState } from 'react'
import { useT } from '../i18n/i18n.ts'
import { Toast, type ToastMessage } from '../ui/Toast.tsx'

export interface Saying {
  text: string
  undo?: () => void
  /** Happens once the way back is no longer offered: the words have gone, others have come, or the page is left. */
  after?: () => void
}

/** Says what was done, with the way back. */
export function useUndo() {
  const t = useT()
  const [message, setMessage] = useState<ToastMessage | null>(null)
  const after = useRef<Saying['after']>(undefined)

  const settle = useCallback(() => {
    const now = after.current
    after.current = undefined
    now?.()
  }, [])
  useEffect(() => settle, [settle])

  const say = useCallback(
    ({ text, undo, after: next }: Saying) => {
      settle()
      after.current = next
      const back = () => {
        after.current = undefined
        undo?.()
      }
      setMessage({ id: crypto.randomUUID(), text, action: undo && { label: t('common.undo'), onPress: back } })
    },
    [settle, t],
  )
  const close = useCallback(() => {
    setMessage(null)
    settle()
  }, [settle])

  return { say, toast: <Toast message={message} onClose={close} closeLabel={t('common.close')} /> }
}
