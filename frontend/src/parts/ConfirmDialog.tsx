import type { ReactNode } from 'react'
import { useT } from '../i18n/i18n.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

interface ConfirmDialogProps {
  title: string
  /** What is done by agreeing, as in “Delete this draft”. */
  confirm: string
  /** Whether it takes something away for good. */
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
  onClose: () => void
  /** What will happen, and why it did not where it was tried. */
  children: ReactNode
}

/** Asks once before something that is not undone by a tap. */
export function ConfirmDialog({ title, confirm, danger, busy, onConfirm, onClose, children }: ConfirmDialogProps) {
  const t = useT()
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={t('common.close')}
      actions={
        <>
          <Button look={danger ? 'danger' : 'primary'} wide busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
          <Button look="quiet" wide onClick={onClose}>
            {t('common.cancel')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">{children}</div>
    </Dialog>
  )
}
