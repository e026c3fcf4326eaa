import { useEffect, useState } from 'react'
import { IconButton } from './Button.tsx'

export interface ToastMessage {
  /** A new id starts the time again. */
  id: string | number
  text: string
  action?: { label: string; onPress: () => void }
}

interface ToastProps {
  message: ToastMessage | null
  onClose: () => void
  closeLabel: string
  /** How long it stays, in ms; it waits while it is touched or focused. */
  stay?: number
}

/** Keep it mounted: a live region has to be there before its words. */
export function Toast({ message, onClose, closeLabel, stay = 8000 }: ToastProps) {
  const [held, setHeld] = useState(false)
  const id = message?.id

  useEffect(() => {
    if (id === undefined || held) return
    const timer = setTimeout(onClose, stay)
    return () => clearTimeout(timer)
  }, [id, held, stay, onClose])

  return (
    <output className="pointer-events-none fixed inset-x-0 bottom-[calc(76px+env(safe-area-inset-bottom))] z-20 flex justify-center px-3 wide:bottom-7">
      {message && (
        <span
          key={id}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
          className="pointer-events-auto flex w-full max-w-120 animate-rise items-center gap-2 rounded-card bg-ink py-1 pr-1 pl-4 text-paper shadow-float"
        >
          <span className="min-w-0 flex-1 py-2 text-sm">{message.text}</span>
          {message.action && (
            <button
              type="button"
              onClick={() => {
                message.action?.onPress()
                onClose()
              }}
              className="min-h-12 shrink-0 cursor-pointer rounded-control px-3 font-semibold underline underline-offset-4 outline-paper"
            >
              {message.action.label}
            </button>
          )}
          <IconButton onDark icon="close" label={closeLabel} onClick={onClose} />
        </span>
      )}
    </output>
  )
}
