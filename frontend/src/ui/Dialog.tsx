import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { IconButton } from './Button.tsx'

interface DialogProps {
  open: boolean
  /** Esc, the cross and (where the browser can) a tap beside it all ask for this. */
  onClose: () => void
  title: string
  closeLabel: string
  children: ReactNode
  /** Buttons, the one that goes on first. */
  actions?: ReactNode
}

/** The browser's own dialog: it keeps the focus inside, and gives it back where it came from. */
export const Dialog = ({ open, ...rest }: DialogProps) => open && <Opened {...rest} />

function Opened({ onClose, title, closeLabel, children, actions }: Omit<DialogProps, 'open'>) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()

  // Closed while it still stands in the page: from a dialog that is gone the browser gives no focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])

  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      closedby="any"
      className="m-auto mb-0 w-full max-w-full animate-rise rounded-card rounded-b-none border border-line bg-surface text-ink shadow-float backdrop:bg-[rgb(10_15_13/0.55)] wide:mb-auto wide:max-w-120 wide:rounded-card"
    >
      <div className="flex flex-col gap-4 p-5">
        <div className="flex items-start justify-between gap-2">
          <h2 id={id} className="pt-2.5 text-lg">
            {title}
          </h2>
          <IconButton icon="close" label={closeLabel} onClick={onClose} />
        </div>
        <div>{children}</div>
        {actions && <div className="flex flex-col gap-3">{actions}</div>}
      </div>
    </dialog>
  )
}
