import { useState, type ComponentProps, type ComponentType } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { IconButton } from '../../ui/Button.tsx'
import type { KeysDialog } from './KeysDialog.tsx'
import { useKeys } from './useKeys.ts'

export interface KeyLine {
  /** As on the keys: “Enter”, “A”. */
  keys: readonly string[]
  does: string
}

/** “?” shows which keys do what on this page. Its button stands there where there is likely to be a keyboard. */
export function KeysHelp({ lines }: { lines: readonly KeyLine[] }) {
  const t = useT()
  const [Opened, setOpened] = useState<ComponentType<ComponentProps<typeof KeysDialog>> | null>(null)
  // Few ever ask, so it is fetched for who does. Without a network nothing opens.
  const open = () =>
    import('./KeysDialog.tsx').then(
      ({ KeysDialog }) => setOpened(() => KeysDialog),
      () => undefined,
    )
  useKeys({ '?': () => void open() })
  return (
    <>
      <div className="hidden pointer-fine:block">
        <IconButton icon="keyboard" label={t('player.keys')} onClick={() => void open()} />
      </div>
      {Opened && <Opened lines={lines} onClose={() => setOpened(null)} />}
    </>
  )
}
